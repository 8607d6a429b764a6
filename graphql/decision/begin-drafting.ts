import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('beginDrafting', (t) =>
  t.field({
    type: CommandPayload,
    description: '开始拟订草案 (第十二条).',
    args: {
      idempotencyKey: t.arg.string({ required: true, description: '8–64 characters; the same key and body give the same answer.' }),
      decisionId: t.arg.id({ required: true }),
      occurredOn: t.arg({ type: 'Date', required: true }),
    },
    resolve: (_root, a, ctx) => decisionStep(ctx, a.decisionId, a.idempotencyKey, { kind: 'beginDrafting', occurredOn: a.occurredOn }),
  }),
);
