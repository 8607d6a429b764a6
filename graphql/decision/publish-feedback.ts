import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { titleText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('publishFeedback', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '公布意见采纳情况（要点第11项），公布后处理结论不能再改。决策文本未公布返回 DUTY_OPEN，还有意见未处理返回 OPINIONS_UNANSWERED，合计不等返回 COUNTS_DO_NOT_ADD_UP。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      noticeTitle: t.arg.string({ required: true, description: `反馈公告的标题，最多${LIMITS.titleCharsMax}字。` }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, { kind: 'publishFeedback', noticeTitle: titleText(a.noticeTitle, 'noticeTitle') }),
  }),
);
