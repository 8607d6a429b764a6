import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { FactInput, factOf, reasonText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('resumeExecution', (t) =>
  t.field({
    type: CommandPayload,
    description: '恢复中止的执行（条例第三十七条）。没有中止返回 EXECUTION_NOT_SUSPENDED。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      reason: t.arg.string({
        required: true,
        description: `恢复的理由，最多${LIMITS.reasonCharsMax}字，会公布；空白返回 REASON_MISSING。`,
      }),
      fact: t.arg({ type: FactInput, required: true, description: '恢复执行决定的事实；日期不能早于中止的日期。' }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, { kind: 'resumeExecution', reason: reasonText(a.reason), fact: factOf(a.fact) }),
  }),
);
