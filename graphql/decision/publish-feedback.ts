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
      '公布意见采纳情况，公布后处理结论不能再改。决策文本公布以后办理；规则包从征集结束起算的（如张店区），关闭意见登记册以后就可以办理，印发的文本有修改的复核后再公布一次。还不能公布返回 DUTY_OPEN，还有意见未处理返回 OPINIONS_UNANSWERED，合计不等返回 COUNTS_DO_NOT_ADD_UP。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      noticeTitle: t.arg.string({ required: true, description: `反馈公告的标题，最多${LIMITS.titleCharsMax}字。` }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, { kind: 'publishFeedback', noticeTitle: titleText(a.noticeTitle, 'noticeTitle') }),
  }),
);
