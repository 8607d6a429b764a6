import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { reasonText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('resumeDecision', (t) =>
  t.field({
    type: CommandPayload,
    description: '恢复办理.',
    args: {
      idempotencyKey: t.arg.string({ required: true, description: '8–64 characters; the same key and body give the same answer.' }),
      decisionId: t.arg.id({ required: true }),
      reason: t.arg.string({ required: true }),
      occurredOn: t.arg({ type: 'Date', required: true }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, { kind: 'resumeDecision', reason: reasonText(a.reason), occurredOn: a.occurredOn }),
  }),
);
