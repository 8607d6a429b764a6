import { ROLES } from '../../domain/access/roles.ts';
import type { Role } from '../../domain/access/roles.ts';
import { instantToIso } from '../../domain/calendar/instant.ts';
import { isRehearsal } from '../../services/clock.ts';
import { listSampleAccounts } from '../../services/read/directory.ts';
import type { SampleAccount } from '../../services/read/directory.ts';
import { builder } from '../builder.ts';

const RehearsalAccount = builder.objectRef<SampleAccount>('RehearsalAccount').implement({
  description: '演练用的样例账号，没有密码。',
  fields: (t) => ({
    account: t.exposeString('account', { description: '登录账号，传给 `rehearsalSignIn`。' }),
    name: t.exposeString('name', { description: '姓名。' }),
    organName: t.exposeString('organName', { description: '所在单位全称。' }),
    roles: t.exposeStringList('roles', { description: '岗位的中文名称；可能为空。' }),
  }),
});
const Rehearsal = builder.objectRef<{ now: string; accounts: SampleAccount[] }>('Rehearsal').implement({
  description: '演练：可以推进的时钟和样例账号。',
  fields: (t) => ({
    now: t.expose('now', { type: 'DateTime', description: '演练时钟的当前时刻。' }),
    accounts: t.expose('accounts', { type: [RehearsalAccount], description: '样例账号，按账号排序，用于 `rehearsalSignIn`。' }),
  }),
});

builder.queryField('rehearsal', (t) =>
  t.field({
    type: Rehearsal,
    nullable: true,
    description: '演练环境的时钟和样例账号；正式环境为 null。',
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
