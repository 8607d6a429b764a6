import { CATALOG_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { catalogStep } from '../commands.ts';
import { factOf, FactInput } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('decideCatalog', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '登记决策机关审定目录（条例第三条）。最新一版不在编制中返回 WRONG_PHASE，还有申报没有审核返回 PROPOSALS_UNSCREENED；草案正在征求意见返回 CATALOG_IN_CONSULTATION，意见还没有逐条处理返回 OPINIONS_UNANSWERED。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      catalogId: t.arg.id(CATALOG_ID),
      fact: t.arg({ type: FactInput, required: true, description: '审定的事实：会议或机关、日期、文号、签发人。' }),
    },
    resolve: (_root, a, ctx) => catalogStep(ctx, a.catalogId, a.idempotencyKey, { kind: 'decideCatalog', fact: factOf(a.fact) }),
  }),
);
