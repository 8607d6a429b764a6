import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { FactInput, factOf, reasonText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('recordMinorAdjustment', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '登记对已出台决策的、不属于重大调整的调整（条例第三十七条），会公布；出台的文本不变。重大调整要用 `startAdjustment` 重新履行程序。已经终止执行返回 EXECUTION_STOPPED，已被新的决策调整返回 DECISION_ADJUSTED。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      what: t.arg.string({ required: true, description: `调整的内容，最多${LIMITS.reasonCharsMax}字；空白返回 GATE_FACT_INCOMPLETE。` }),
      reason: t.arg.string({ required: true, description: `调整的理由，最多${LIMITS.reasonCharsMax}字；空白返回 REASON_MISSING。` }),
      notMajorReason: t.arg.string({
        required: true,
        description: `认定不属于重大调整的理由，最多${LIMITS.reasonCharsMax}字；空白返回 REASON_MISSING。`,
      }),
      fact: t.arg({ type: FactInput, required: true, description: '调整决定的事实，`signer` 是认定的人；日期不能早于成文日。' }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'recordMinorAdjustment',
        what: reasonText(a.what, 'what'),
        reason: reasonText(a.reason),
        notMajorReason: reasonText(a.notMajorReason, 'notMajorReason'),
        fact: factOf(a.fact),
      }),
  }),
);
