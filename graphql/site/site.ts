import { instantToIso } from '../../domain/calendar/instant.ts';
import { isRehearsal } from '../../services/clock.ts';
import { siteOrgan } from '../../services/read/directory.ts';
import type { OrganRow } from '../../services/read/rows.ts';
import { builder } from '../builder.ts';
import type { SiteSettings } from '../context.ts';

type SiteShape = SiteSettings & { organ: OrganRow; now: string; rehearsal: boolean };
const Site = builder.objectRef<SiteShape>('Site').implement({
  description: 'Who runs this site, and its clock.',
  fields: (t) => ({
    name: t.exposeString('name'),
    organName: t.string({ resolve: (s) => s.organ.name }),
    organCode: t.string({ resolve: (s) => s.organ.code }),
    sponsor: t.string({ description: '主办单位.', resolve: (s) => s.organ.name }),
    phone: t.string({ resolve: (s) => s.organ.phone ?? '' }),
    phoneHours: t.string({ resolve: (s) => s.organ.phoneHours ?? '' }),
    address: t.string({ resolve: (s) => s.organ.address ?? '' }),
    siteIdCode: t.exposeString('siteIdCode', { nullable: true, description: '网站标识码.' }),
    icp: t.exposeString('icp', { nullable: true }),
    policeRecord: t.exposeString('policeRecord', { nullable: true }),
    now: t.field({ type: 'DateTime', description: 'The database’s clock; shifted in a rehearsal.', resolve: (s) => s.now }),
    rehearsal: t.exposeBoolean('rehearsal'),
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
  packId: null,
  parentId: null,
};

builder.queryField('site', (t) =>
  t.field({
    type: Site,
    description: 'This site.',
    resolve: async (_root, _args, ctx) => {
      const organ = await siteOrgan(ctx.reader);
      return { ...ctx.services.site, organ: organ ?? NOBODY, now: instantToIso(await ctx.now()), rehearsal: await isRehearsal(ctx.em) };
    },
  }),
);
