import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { ReviewOutcomeEnum } from '../enums.ts';
import { factOf, FactInput, reasonText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('recordReview', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '登记合法性审查结果（条例第二十五条、第二十七条），须由起草人以外的人办理，否则返回 REVIEWER_IS_DRAFTER。送审后草案改动返回 DRAFT_CHANGED，退回补充、还没有补充的返回 REVIEW_RETURNED。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      outcome: t.arg({ type: ReviewOutcomeEnum, required: true, description: '审查结果：通过、退回修改或者不通过。' }),
      fact: t.arg({ type: FactInput, required: true, description: '审查意见书的事实：审查机构、日期、文号、签发人。' }),
      opinion: t.arg.string({ required: true, description: `审查意见，最多${LIMITS.reasonCharsMax}字。` }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'recordReview',
        outcome: a.outcome,
        fact: factOf(a.fact),
        opinion: reasonText(a.opinion, 'opinion'),
      }),
  }),
);
