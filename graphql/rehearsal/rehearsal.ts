import { ROLES } from '../../domain/access/roles.ts';
import type { Role } from '../../domain/access/roles.ts';
import { instantToIso } from '../../domain/calendar/instant.ts';
import { isRehearsal } from '../../services/clock.ts';
import { listSampleAccounts } from '../../services/read/directory.ts';
import type { SampleAccount } from '../../services/read/directory.ts';
import { builder } from '../builder.ts';

const RehearsalAccount = builder.objectRef<SampleAccount>('RehearsalAccount').implement({
  description: 'A sample account of the rehearsal.',
  fields: (t) => ({
    account: t.exposeString('account'),
    name: t.exposeString('name'),
    organName: t.exposeString('organName'),
    roles: t.exposeStringList('roles'),
  }),
});
const Rehearsal = builder.objectRef<{ now: string; accounts: SampleAccount[] }>('Rehearsal').implement({
  description: '演练: its clock and its sample accounts.',
  fields: (t) => ({
    now: t.field({ type: 'DateTime', resolve: (r) => r.now }),
    accounts: t.field({ type: [RehearsalAccount], resolve: (r) => r.accounts }),
  }),
});

builder.queryField('rehearsal', (t) =>
  t.field({
    type: Rehearsal,
    nullable: true,
    description: 'Null in production.',
    resolve: async (_root, _args, ctx) => {
      if (!(await isRehearsal(ctx.em))) return null;
      const accounts = await listSampleAccounts(ctx.reader);
      return {
        now: instantToIso(await ctx.now()),
        accounts: accounts.map((a) => ({ ...a, roles: a.roles.map((r) => ROLES[r as Role] ?? r) })),
      };
    },
  }),
);
