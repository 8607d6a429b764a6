import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { reasonText, short } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('suspendDecision', (t) =>
  t.field({
    type: CommandPayload,
    description: '中止办理 (第三十七条).',
    args: {
      idempotencyKey: t.arg.string({ required: true, description: '8–64 characters; the same key and body give the same answer.' }),
      decisionId: t.arg.id({ required: true }),
      reason: t.arg.string({ required: true }),
      article: t.arg.string({ required: true, description: 'Legal ground.' }),
      occurredOn: t.arg({ type: 'Date', required: true }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'suspendDecision',
        reason: reasonText(a.reason),
        article: short(a.article, 'article'),
        occurredOn: a.occurredOn,
      }),
  }),
);
