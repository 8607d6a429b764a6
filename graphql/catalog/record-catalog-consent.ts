import { CATALOG_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { catalogStep } from '../commands.ts';
import { factOf, FactInput } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('recordCatalogConsent', (t) =>
  t.field({
    type: CommandPayload,
    description: '登记同级党委同意目录（条例第三条）。决策机关尚未审定返回 WRONG_PHASE。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      catalogId: t.arg.id(CATALOG_ID),
      fact: t.arg({ type: FactInput, required: true, description: '同意的事实，日期不能早于决策机关审定的日期。公众只能看到日期。' }),
    },
    resolve: (_root, a, ctx) => catalogStep(ctx, a.catalogId, a.idempotencyKey, { kind: 'recordCatalogConsent', fact: factOf(a.fact) }),
  }),
);
