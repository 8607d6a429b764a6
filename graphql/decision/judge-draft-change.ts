import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { DraftChangeEnum } from '../enums.ts';
import { reasonText, short } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('judgeDraftChange', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '认定征求意见以后草案的修改是不是实质性修改（条例第十五条、第十八条），只对最近保存的一版草案有效，再改动的要重新认定；没有认定的不能送审。属于实质性修改的回到修改阶段，再次征求意见，在原来的草案上办结的环节重新办理。草案没有改动返回 DRAFT_UNCHANGED，已经认定过返回 DRAFT_CHANGE_JUDGED，没有理由或者认定人返回 REASON_MISSING。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      outcome: t.arg({ type: DraftChangeEnum, required: true, description: '认定的结果。' }),
      reason: t.arg.string({
        required: true,
        description: `认定的理由，最多${LIMITS.reasonCharsMax}字，不能空白；随意见采纳情况反馈公布。`,
      }),
      decidedBy: t.arg.string({
        required: true,
        description: `作出认定的人，最多${LIMITS.shortTextCharsMax}字，不能空白；随意见采纳情况反馈公布。`,
      }),
      occurredOn: t.arg({ type: 'Date', required: true, description: '认定的日期（北京日期），不能晚于今天，不能早于上一步的日期。' }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'judgeDraftChange',
        outcome: a.outcome,
        reason: reasonText(a.reason, 'reason'),
        decidedBy: short(a.decidedBy, 'decidedBy'),
        occurredOn: a.occurredOn,
      }),
  }),
);
