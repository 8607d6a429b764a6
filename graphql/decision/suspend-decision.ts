import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { reasonText, short } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('suspendDecision', (t) =>
  t.field({
    type: CommandPayload,
    description: '中止办理出台前的决策（条例第三十七条）；意见保留，可用 `resumeDecision` 恢复。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      reason: t.arg.string({ required: true, description: `中止的理由，最多${LIMITS.reasonCharsMax}字，不能空白，会公布。` }),
      article: t.arg.string({ required: true, description: `法律依据，如“条例第三十七条”，最多${LIMITS.shortTextCharsMax}字。` }),
      occurredOn: t.arg({ type: 'Date', required: true, description: '决定中止的日期（北京日期），不能晚于今天，不能早于上一步的日期。' }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'suspendDecision',
        reason: reasonText(a.reason),
        article: short(a.article, 'article'),
        occurredOn: a.occurredOn,
      }),
  }),
);
