import { LIMITS } from '../../domain/limits.ts';
import { CATALOG_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { catalogStep } from '../commands.ts';
import { given, reasonText, short } from '../inputs.ts';
import { personIdOf } from '../organ-codes.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('publishCatalog', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '公布目录（条例第三条；要点第10项），须由公布人以外的人先做保密审查（《政府信息公开条例》第十七条）。未经党委同意返回 WRONG_PHASE（补录的目录不要求），审查人就是公布人返回 SECOND_PERSON_REQUIRED，正在公布返回 PUBLICATION_IN_PROGRESS；还有部门没有申报也没有作零申报、又没有写理由的返回 RETURNS_OUTSTANDING。草案征求过意见的，采纳情况随目录公布，还有意见没有处理返回 OPINIONS_UNANSWERED。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      catalogId: t.arg.id(CATALOG_ID),
      signedOn: t.arg({
        type: 'Date',
        required: true,
        description: '成文日（北京日期），不能晚于今天，不能早于党委同意的日期；公布时刻由服务器记载。',
      }),
      documentNo: t.arg.string({ description: `公布通知的发文字号，最多${LIMITS.shortTextCharsMax}字；没有文号的不填。` }),
      disclosureReviewedBy: t.arg.string({ required: true, description: '做保密审查的人员，写账号或者人员编号；没有这个人报 NOT_FOUND。' }),
      outstandingReason: t.arg.string({
        description: `还有部门没有申报时先公布的理由，最多${LIMITS.reasonCharsMax}字，只供内部查看；各部门都已申报的不填。`,
      }),
    },
    resolve: async (_root, a, ctx) =>
      catalogStep(ctx, a.catalogId, a.idempotencyKey, {
        kind: 'publishCatalog',
        signedOn: a.signedOn,
        ...given('documentNo', a.documentNo, (v) => short(v, 'documentNo')),
        ...given('outstandingReason', a.outstandingReason, (v) => reasonText(v, 'outstandingReason')),
        disclosureReviewedBy: await personIdOf(ctx, a.disclosureReviewedBy),
      }),
  }),
);
