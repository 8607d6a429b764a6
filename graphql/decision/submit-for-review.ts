import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { given, reasonText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('submitForReview', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '送合法性审查（条例第二十五条、第二十六条）。登记册未关闭返回 REGISTER_OPEN，还有意见未处理返回 OPINIONS_UNANSWERED，没有草案返回 DRAFT_MISSING，留的审查时间不足又没有理由返回 REVIEW_TIME_TOO_SHORT，退回补充、还没有补充的返回 REVIEW_RETURNED。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      occurredOn: t.arg({
        type: 'Date',
        required: true,
        description: '送审的日期（北京日期），不能晚于今天，不能早于上一步的日期；审查时间从次日起数。',
      }),
      requestedReplyOn: t.arg({
        type: 'Date',
        required: true,
        description: '要求答复的日期（北京日期）；到这天应留足规定的工作日（条例第二十六条）。',
      }),
      shortReason: t.arg.string({ description: `审查时间不足规定工作日的理由，最多${LIMITS.reasonCharsMax}字；时间足够的不填。` }),
      statement: t.arg.string({
        required: true,
        description: `履行有关法定程序的说明（条例第二十六条），最多${LIMITS.reasonCharsMax}字。`,
      }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'submitForReview',
        occurredOn: a.occurredOn,
        requestedReplyOn: a.requestedReplyOn,
        statement: reasonText(a.statement, 'statement'),
        ...given('shortReason', a.shortReason, (v) => reasonText(v, 'shortReason')),
      }),
  }),
);
