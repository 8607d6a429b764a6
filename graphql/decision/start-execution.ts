import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { short } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('startExecution', (t) =>
  t.field({
    type: CommandPayload,
    description: '明确执行单位 (第三十四条).',
    args: {
      idempotencyKey: t.arg.string({ required: true, description: '8–64 characters; the same key and body give the same answer.' }),
      decisionId: t.arg.id({ required: true }),
      unit: t.arg.string({ required: true }),
      occurredOn: t.arg({ type: 'Date', required: true }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, { kind: 'startExecution', unit: short(a.unit, 'unit'), occurredOn: a.occurredOn }),
  }),
);
