import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { reasonText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('extendConsultation', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '延长正在进行的征求意见期限并公布理由（条例第十五条）。已经截止返回 WRONG_PHASE，这一轮不在征求中返回 CONSULTATION_CLOSED，新截止日不晚于原截止日返回 PERIOD_INVALID。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      round: t.arg.int({ required: true, description: '征求意见的轮次，从1起。' }),
      closesOn: t.arg({ type: 'Date', required: true, description: '新的最后一天（北京日期），当天24时截止。' }),
      reason: t.arg.string({
        required: true,
        description: `延长的理由，最多${LIMITS.reasonCharsMax}字，会公布；空白返回 SHORTENING_REASON_MISSING。`,
      }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'extendConsultation',
        round: a.round,
        closesOn: a.closesOn,
        reason: reasonText(a.reason),
      }),
  }),
);
