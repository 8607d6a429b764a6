import { ROLES } from '../../domain/access/roles.ts';
import type { Role } from '../../domain/access/roles.ts';
import { instantToIso } from '../../domain/calendar/instant.ts';
import { isRehearsal } from '../../services/clock.ts';
import { builder } from '../builder.ts';

type Account = { account: string; name: string; organName: string; roles: string[] };
const RehearsalAccount = builder.objectRef<Account>('RehearsalAccount').implement({
  description: 'A sample account of the rehearsal.',
  fields: (t) => ({
    account: t.exposeString('account'),
    name: t.exposeString('name'),
    organName: t.exposeString('organName'),
    roles: t.exposeStringList('roles'),
  }),
});
const Rehearsal = builder.objectRef<{ now: string; accounts: Account[] }>('Rehearsal').implement({
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
      const accounts = await ctx.em.execute<Account[]>(
        `select p.account, p.name, o.name as "organName", coalesce(array_agg(distinct g.role order by g.role) filter (where g.role is not null), '{}') as roles
         from person p join organ o on o.id = p.organ_id left join role_grant g on g.person_id = p.id group by p.id, o.name order by p.account`,
      );
      return {
        now: instantToIso(await ctx.now()),
        accounts: accounts.map((a) => ({ ...a, roles: a.roles.map((r) => ROLES[r as Role] ?? r) })),
      };
    },
  }),
);
