import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { reasonText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('extendConsultation', (t) =>
  t.field({
    type: CommandPayload,
    description: '延长征求意见期限, with its reason (第十五条).',
    args: {
      idempotencyKey: t.arg.string({ required: true, description: '8–64 characters; the same key and body give the same answer.' }),
      decisionId: t.arg.id({ required: true }),
      round: t.arg.int({ required: true }),
      closesOn: t.arg({ type: 'Date', required: true }),
      reason: t.arg.string({ required: true }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'extendConsultation',
        round: a.round,
        closesOn: a.closesOn,
        reason: reasonText(a.reason),
      }),
  }),
);
