import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('publishEvaluation', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '公布最近一次决策后评估的结果（条例第三十六条）：先保存“效果评估”材料并经他人保密审查；归档以后也能公布。还没有登记报告返回 EVALUATION_NOT_RECORDED，没有材料返回 MATERIALS_INCOMPLETE，没有审查返回 DISCLOSURE_REVIEW_MISSING，已经公布返回 ALREADY_PUBLISHED。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
    },
    resolve: (_root, a, ctx) => decisionStep(ctx, a.decisionId, a.idempotencyKey, { kind: 'publishEvaluation' }),
  }),
);
