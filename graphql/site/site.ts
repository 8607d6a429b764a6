import { instantToIso } from '../../domain/calendar/instant.ts';
import { isRehearsal } from '../../services/clock.ts';
import { columnsWithContent, siteOrgan } from '../../services/read/directory.ts';
import type { OrganRow } from '../../services/read/rows.ts';
import { builder } from '../builder.ts';
import type { SiteSettings } from '../context.ts';

type SiteShape = SiteSettings & { organ: OrganRow; now: string; rehearsal: boolean };
const Site = builder.objectRef<SiteShape>('Site').implement({
  description: '本站由谁主办，以及它的时钟。',
  fields: (t) => ({
    name: t.exposeString('name', { description: '网站名称，用作页头。' }),
    organName: t.string({ description: '决策机关全称；还没有录入机关时为空字符串。', resolve: (s) => s.organ.name }),
    organCode: t.string({ description: '决策机关代码，可作 `organCode` 参数；还没有录入机关时为空字符串。', resolve: (s) => s.organ.code }),
    sponsor: t.string({ description: '主办单位全称，用作页脚。', resolve: (s) => s.organ.name }),
    phone: t.string({ description: '联系电话；没有登记时为空字符串。', resolve: (s) => s.organ.phone ?? '' }),
    phoneHours: t.string({ description: '电话接听时间；没有登记时为空字符串。', resolve: (s) => s.organ.phoneHours ?? '' }),
    address: t.string({ description: '通信地址；没有登记时为空字符串。', resolve: (s) => s.organ.address ?? '' }),
    domain: t.exposeString('domain', { nullable: true, description: '网站域名，用作网页标签；null 表示没有配置。' }),
    siteIdCode: t.exposeString('siteIdCode', { nullable: true, description: '政府网站标识码；null 表示没有配置，页脚不显示。' }),
    icp: t.exposeString('icp', { nullable: true, description: 'ICP备案号；null 表示没有配置，页脚不显示。' }),
    policeRecord: t.exposeString('policeRecord', { nullable: true, description: '公安联网备案号；null 表示没有配置，页脚不显示。' }),
    now: t.expose('now', { type: 'DateTime', description: '数据库时钟的当前时刻，一切期限以它为准；演练环境可能与真实时间不同。' }),
    columns: t.stringList({
      description:
        '有内容的栏目：open（决策草案意见征集）、catalogs（年度决策目录）、feedback（意见采纳情况反馈）、mine（查询我的意见）；没有内容的不显示。',
      resolve: (_s, _a, ctx) => columnsWithContent(ctx.reader),
    }),
    rehearsal: t.exposeBoolean('rehearsal', { description: '是否演练环境；为 true 时页面必须标明数据不是真实办理。' }),
  }),
});

const NOBODY: OrganRow = {
  id: '',
  code: '',
  name: '',
  kind: 'town',
  phone: null,
  phoneHours: null,
  address: null,
  servedById: null,
  mergedIntoId: null,
  mergedOn: null,
  packId: null,
  parentId: null,
};

builder.queryField('site', (t) =>
  t.field({
    type: Site,
    description: '本站的主办单位、备案信息和时钟。',
    resolve: async (_root, _args, ctx) => {
      const organ = await siteOrgan(ctx.reader);
      return { ...ctx.services.site, organ: organ ?? NOBODY, now: instantToIso(await ctx.now()), rehearsal: await isRehearsal(ctx.em) };
    },
  }),
);
