import { LIMITS } from '../../domain/limits.ts';
import { CATALOG_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { catalogStep } from '../commands.ts';
import { reasonText, titleText } from '../inputs.ts';
import { personIdOf } from '../organ-codes.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('openCatalogConsultation', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '目录管理员把正在编制的一版目录草案公布出来，公开征求意见；可以不办。期间各行不能改动，申报没有审核完的返回 PROPOSALS_UNSCREENED；公布前须由办理人以外的人做保密审查，否则返回 DISCLOSURE_REVIEW_MISSING、SECOND_PERSON_REQUIRED。意见逐条写明处理结论（`disposeCatalogOpinions`）以后才能审定。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      catalogId: t.arg.id(CATALOG_ID),
      noticeTitle: t.arg.string({ required: true, description: `公告标题，最多${LIMITS.titleCharsMax}字，会公布。` }),
      explanation: t.arg.string({
        required: true,
        description: `编制说明，最多${LIMITS.reasonCharsMax}字，随草案公布；空白返回 MATERIALS_INCOMPLETE。`,
      }),
      days: t.arg.int({
        required: true,
        description:
          '征求意见的日数，自然日，从公布次日起数，最后一天落在休息日的顺延到工作日。规则包有最短期限而不够的、不能在目录年度结束以前截止的，返回 PERIOD_INVALID。',
      }),
      disclosureReviewedBy: t.arg.string({ required: true, description: '做保密审查的人员，写账号或者人员编号；没有这个人报 NOT_FOUND。' }),
    },
    resolve: async (_root, a, ctx) =>
      catalogStep(ctx, a.catalogId, a.idempotencyKey, {
        kind: 'openCatalogConsultation',
        noticeTitle: titleText(a.noticeTitle, 'noticeTitle'),
        explanation: reasonText(a.explanation, 'explanation'),
        days: a.days,
        disclosureReviewedBy: await personIdOf(ctx, a.disclosureReviewedBy),
      }),
  }),
);
