import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { short } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('issueDecision', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '决策出台并公布（条例第三十一条、第三十二条），反馈期限随之起算。环节未完成返回 GATE_OPEN，审议后文本改动返回 DRAFT_CHANGED，材料不齐或未经保密审查返回 MATERIALS_INCOMPLETE、DISCLOSURE_REVIEW_MISSING。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      documentNo: t.arg.string({ required: true, description: `决策文件的文号，最多${LIMITS.shortTextCharsMax}字，不能空白。` }),
      signedOn: t.arg({
        type: 'Date',
        required: true,
        description: '成文日（北京日期），不能晚于今天，不能早于上一步的日期；公布时刻由服务器记载。',
      }),
      signer: t.arg.string({ required: true, description: `签发人姓名，最多${LIMITS.shortTextCharsMax}字，不能空白。` }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'issueDecision',
        documentNo: short(a.documentNo, 'documentNo'),
        signedOn: a.signedOn,
        signer: short(a.signer, 'signer'),
      }),
  }),
);
