import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { given, reasonText, titleText } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('publishConsultation', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '公布草案、说明和解读，开始一轮征求意见（条例第十五条）。公布完成后期限从次日起数，少于规定日数又没有理由返回 SHORTENING_REASON_MISSING；材料不齐、未经保密审查、公布人就是起草人分别返回 MATERIALS_INCOMPLETE、DISCLOSURE_REVIEW_MISSING、SECOND_PERSON_REQUIRED。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      noticeTitle: t.arg.string({ required: true, description: `公告标题，最多${LIMITS.titleCharsMax}字，会公布。` }),
      days: t.arg.int({ description: '征求意见的日数，自然日，至少1；不填为规定的最短期限。最后一天落在休息日的，顺延到工作日。' }),
      shortenedReason: t.arg.string({
        description: `少于规定日数的理由，最多${LIMITS.reasonCharsMax}字，写入公告；不少于规定日数的不填。`,
      }),
      withAlternatives: t.arg.boolean({
        description:
          'true 一并公布这一版草案的备选方案（条例第十二条）；没有提出过、或者是就以前的草案提出的返回 ALTERNATIVE_UNKNOWN，由提出人自己公布返回 SECOND_PERSON_REQUIRED。',
      }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'publishConsultation',
        noticeTitle: titleText(a.noticeTitle, 'noticeTitle'),
        ...(a.withAlternatives ? { withAlternatives: true } : {}),
        ...given('days', a.days, (v) => v),
        ...given('shortenedReason', a.shortenedReason, (v) => reasonText(v, 'shortenedReason')),
      }),
  }),
);
