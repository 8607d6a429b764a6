import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { items, short } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('returnForSupplement', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '材料不齐的，合法性审查退回补充（条例第二十六条）。退回的次日起到补充的当天不计入审查时间，其间不会逾期，也不能登记审查结果。没有逐项写明缺什么返回 SUPPLEMENT_ITEMS_MISSING，已经退回、还没有补充的返回 REVIEW_RETURNED，审查已有结果的返回 GATE_ALREADY_SETTLED，由起草人办理返回 REVIEWER_IS_DRAFTER。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      occurredOn: t.arg({
        type: 'Date',
        required: true,
        description: '退回的日期（北京日期），不能晚于今天，不能早于上一步的日期；当天仍计入审查时间。',
      }),
      missing: t.arg.stringList({
        required: true,
        description: `缺少的材料，逐项，至少一项，最多${LIMITS.gateListItemsMax}项，每项最多${LIMITS.shortTextCharsMax}字；不对公众显示。`,
      }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'returnForSupplement',
        occurredOn: a.occurredOn,
        missing: items(a.missing, 'missing', short),
      }),
  }),
);
