import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { reasonText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('resumeDecision', (t) =>
  t.field({
    type: CommandPayload,
    description: '恢复办理中止或者退回的决策，从原来的阶段继续（条例第三十七条）。没有中止或退回的返回 WRONG_PHASE。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      reason: t.arg.string({ required: true, description: `恢复的理由，最多${LIMITS.reasonCharsMax}字，不能空白，会公布。` }),
      occurredOn: t.arg({ type: 'Date', required: true, description: '决定恢复的日期（北京日期），不能晚于今天，不能早于上一步的日期。' }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, { kind: 'resumeDecision', reason: reasonText(a.reason), occurredOn: a.occurredOn }),
  }),
);
