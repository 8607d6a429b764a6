import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { items, short } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('supplementReview', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '承办单位补充合法性审查退回时缺少的材料（条例第二十六条）。审查时间从次日继续计算，要求答复的日期随之顺延，至少留一个工作日。没有退回的返回 REVIEW_NOT_RETURNED，没有逐项写明补了什么返回 SUPPLEMENT_ITEMS_MISSING，草案改动过又没有说明换草案的返回 SUPPLEMENT_DRAFT_CHANGED。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      occurredOn: t.arg({
        type: 'Date',
        required: true,
        description: '补充的日期（北京日期），不能晚于今天，不能早于退回的日期；当天不计入审查时间。',
      }),
      supplied: t.arg.stringList({
        required: true,
        description: `补充的材料，逐项，至少一项，最多${LIMITS.gateListItemsMax}项，每项最多${LIMITS.shortTextCharsMax}字；不对公众显示。`,
      }),
      withNewDraft: t.arg.boolean({
        description: 'true 一并提交改动后的草案，审查以最近保存的一版为准；不填或者 false 草案不变。',
      }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'supplementReview',
        occurredOn: a.occurredOn,
        supplied: items(a.supplied, 'supplied', short),
        withNewDraft: a.withNewDraft === true,
      }),
  }),
);
