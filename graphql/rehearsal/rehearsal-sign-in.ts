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
    description: 'A signed token for a sample account.',
    fields: (t) => ({
      token: t.exposeString('token', { description: 'Send as `Authorization: Bearer …`.' }),
      expiresAt: t.field({ type: 'DateTime', description: 'By the real clock.', resolve: (r) => r.expiresAt }),
      person: t.field({ type: Person, resolve: (r) => r.person }),
    }),
  });

builder.mutationField('rehearsalSignIn', (t) =>
  t.field({
    type: RehearsalToken,
    description: 'Signs in as a sample account. Only a rehearsal database accepts it (REHEARSAL_ONLY).',
    args: { account: t.arg.string({ required: true }) },
    resolve: async (_root, a, ctx) => {
      if (!(await isRehearsal(ctx.em))) throw new CodedError('REHEARSAL_ONLY');
      const id = await personIdOf(ctx, a.account);
      const found = (await loadPerson(ctx.em, id))!;
      const signed = await ctx.services.signInRehearsal(id);
      return { ...signed, person: { ...found.person, roles: found.actor.kind === 'person' ? found.actor.roles : [] } };
    },
  }),
);
