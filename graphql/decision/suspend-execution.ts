import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { SituationEnum } from '../enums.ts';
import { FactInput, factOf, reasonText, short } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('suspendExecution', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '执行中出现第三十五条的情形、情况紧急的，登记行政首长先行作出的中止执行决定（条例第三十七条）；归档以后也能登记。已经中止返回 EXECUTION_SUSPENDED，已经终止返回 EXECUTION_STOPPED，已被新的决策调整返回 DECISION_ADJUSTED。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      situation: t.arg({ type: SituationEnum, required: true, description: '出现了哪一种情形。' }),
      reason: t.arg.string({
        required: true,
        description: `情况紧急的理由，最多${LIMITS.reasonCharsMax}字，会公布；空白返回 REASON_MISSING。`,
      }),
      article: t.arg.string({
        required: true,
        description: `依据的条款，最多${LIMITS.shortTextCharsMax}字，会公布；空白返回 REASON_MISSING。`,
      }),
      fact: t.arg({ type: FactInput, required: true, description: '中止决定的事实，`signer` 是作出决定的行政首长。' }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'suspendExecution',
        situation: a.situation,
        reason: reasonText(a.reason),
        article: short(a.article, 'article'),
        fact: factOf(a.fact),
      }),
  }),
);
