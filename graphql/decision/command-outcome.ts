import { builder } from '../builder.ts';
import { payloadOf, signedIn } from '../commands.ts';
import type { SubjectRef } from '../../domain/procedure/types.ts';
import { decodeId } from '../ids.ts';
import { keyOf } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.queryField('commandOutcome', (t) =>
  t.field({
    type: CommandPayload,
    nullable: true,
    description: 'What became of a step the asking person sent; null = never heard of. For clients that got CommandPending.',
    args: { decisionId: t.arg.id(), catalogId: t.arg.id(), idempotencyKey: t.arg.string({ required: true }) },
    resolve: async (_root, a, ctx) => {
      const actor = signedIn(ctx);
      const subject: SubjectRef = a.decisionId
        ? { kind: 'decision', id: decodeId('Decision', a.decisionId) }
        : { kind: 'catalog', id: decodeId('Catalog', a.catalogId ?? '') };
      const outcome = await ctx.services.intake.outcomeOf(subject, keyOf(a.idempotencyKey), actor);
      return outcome === null ? null : payloadOf(ctx, subject, outcome, a.idempotencyKey);
    },
  }),
);
