import { CodedError } from '../../domain/errors.ts';
import { loadPerson } from '../../services/access/actor.ts';
import { isRehearsal } from '../../services/clock.ts';
import { builder } from '../builder.ts';
import { personIdOf } from '../organ-codes.ts';
import { Person } from '../people/types.ts';
import type { PersonRow } from '../../services/access/actor.ts';
import type { RoleHolding } from '../../domain/access/roles.ts';

const RehearsalToken = builder
  .objectRef<{ token: string; expiresAt: string; person: PersonRow & { roles: readonly RoleHolding[] } }>('RehearsalToken')
  .implement({
    description: '样例账号登录后得到的签名令牌。',
    fields: (t) => ({
      token: t.exposeString('token', { description: '令牌，以 `Authorization: Bearer …` 请求头发送。' }),
      expiresAt: t.expose('expiresAt', { type: 'DateTime', description: '令牌失效的时刻，按真实时间，不随演练时钟推进。' }),
      person: t.expose('person', { type: Person, description: '登录的人员和他的岗位。' }),
    }),
  });

builder.mutationField('rehearsalSignIn', (t) =>
  t.field({
    type: RehearsalToken,
    description: '以样例账号登录，只在演练环境可用。正式环境报 REHEARSAL_ONLY，没有这个账号报 NOT_FOUND。',
    args: { account: t.arg.string({ required: true, description: '样例账号，见 `rehearsal.accounts`。' }) },
    resolve: async (_root, a, ctx) => {
      if (!(await isRehearsal(ctx.em))) throw new CodedError('REHEARSAL_ONLY');
      const id = await personIdOf(ctx, a.account);
      const found = (await loadPerson(ctx.em, id))!;
      const signed = await ctx.services.signInRehearsal(id);
      return { ...signed, person: { ...found.person, roles: found.actor.kind === 'person' ? found.actor.roles : [] } };
    },
  }),
);
