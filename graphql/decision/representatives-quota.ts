import { CodedError } from '../../domain/errors.ts';
import { organQuota } from '../../services/read/meetings.ts';
import type { OrganQuota } from '../../services/read/meetings.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../commands.ts';
import { permit } from '../guards.ts';
import { organIdOf } from '../organ-codes.ts';
import { organ, Organ } from '../people/types.ts';

const RepresentativesQuota = builder.objectRef<OrganQuota>('RepresentativesQuota').implement({
  description: '一个决策机关一年内公众代表列席决策会议的次数，对照规则包规定的次数（如要点第13项）；只计本系统登记的集体讨论。',
  fields: (t) => ({
    organ: t.field({ type: Organ, description: '决策机关。', resolve: (q, _a, ctx) => organ(ctx, q.organId) }),
    year: t.exposeInt('year', { description: '年份，公历，按开会日期计。' }),
    meetingsHeld: t.exposeInt('held', { description: '开了几次会议：同一天、同一名称的会议讨论几件议题也算一次，再议和不通过的都算。' }),
    meetingsAttended: t.exposeInt('attended', { description: '其中有公众代表列席的次数。' }),
    required: t.int({
      nullable: true,
      description: '规则包规定的次数；没有规定的为 null。',
      resolve: (q) => q.required ?? null,
    }),
    missing: t.exposeInt('missing', { description: '还差几次；没有规定次数的为0。' }),
    dueOn: t.field({
      type: 'Date',
      nullable: true,
      description: '最晚哪一天开会（北京日期，含当天）；没有规定次数的为 null。',
      resolve: (q) => (q.required === undefined ? null : q.dueOn),
    }),
    article: t.string({
      nullable: true,
      description: '依据的文件和条款；没有规定次数的为 null。',
      resolve: (q) => (q.rule ? `${q.rule.citation.document}${q.rule.citation.article}` : null),
    }),
    carriedOver: t.boolean({ description: 'true 表示年度工作要点的次数在该年度以后沿用。', resolve: (q) => q.rule?.carriedOver ?? false }),
  }),
});

builder.queryField('representativesQuota', (t) =>
  t.field({
    type: RepresentativesQuota,
    description:
      '一个决策机关一年内公众代表列席决策会议的情况，还差几次、最晚哪一天。限决策机关的会议秘书和监督机构；没有登录报 UNAUTHENTICATED，没有岗位报 FORBIDDEN。',
    args: {
      organ: t.arg.string({ required: true, description: '决策机关的代码（`Organ.code`）；没有这个机关报 NOT_FOUND。' }),
      year: t.arg.int({ required: true, description: '年份，公历四位数；写法不对报 BAD_USER_INPUT。' }),
    },
    resolve: async (_root, a, ctx) => {
      signedIn(ctx);
      if (a.year < 1000 || a.year > 9999) throw new CodedError('BAD_USER_INPUT', undefined, [{ path: 'year', message: '年份为四位数' }]);
      const id = await organIdOf(ctx, a.organ);
      permit(ctx, 'representativesQuota', { organId: id });
      return organQuota(ctx.reader, await ctx.moment(), { id, code: a.organ }, a.year);
    },
  }),
);
