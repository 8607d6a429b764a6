import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('closeRegister', (t) =>
  t.field({
    type: CommandPayload,
    description: '关闭意见登记册 once offline opinions are in (第十八条).',
    args: {
      idempotencyKey: t.arg.string({ required: true, description: '8–64 characters; the same key and body give the same answer.' }),
      decisionId: t.arg.id({ required: true }),
      round: t.arg.int({ required: true }),
    },
    resolve: (_root, a, ctx) => decisionStep(ctx, a.decisionId, a.idempotencyKey, { kind: 'closeRegister', round: a.round }),
  }),
);
