import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('beginDrafting', (t) =>
  t.field({
    type: CommandPayload,
    description: '开始拟订草案（条例第十二条），须在决策机关决定启动之后；否则返回 WRONG_PHASE。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      occurredOn: t.arg({ type: 'Date', required: true, description: '开始拟订的日期（北京日期），不能晚于今天，不能早于上一步的日期。' }),
    },
    resolve: (_root, a, ctx) => decisionStep(ctx, a.decisionId, a.idempotencyKey, { kind: 'beginDrafting', occurredOn: a.occurredOn }),
  }),
);
