import { builder } from '../builder.ts';
import { catalogStep } from '../commands.ts';
import { factOf, FactInput } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('decideCatalog', (t) =>
  t.field({
    type: CommandPayload,
    description: '决策机关审定目录 (第三条).',
    args: {
      idempotencyKey: t.arg.string({ required: true, description: '8–64 characters; the same key and body give the same answer.' }),
      catalogId: t.arg.id({ required: true }),
      fact: t.arg({ type: FactInput, required: true }),
    },
    resolve: (_root, a, ctx) => catalogStep(ctx, a.catalogId, a.idempotencyKey, { kind: 'decideCatalog', fact: factOf(a.fact) }),
  }),
);
