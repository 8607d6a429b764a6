import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { EvaluationCaseEnum } from '../enums.ts';
import { FactInput, factOf, reasonText, short } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

builder.mutationField('orderEvaluation', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '决策机关组织决策后评估，确定评估单位（条例第三十六条）；归档以后也能组织。报告登记之前再次组织的，改由新的单位评估。评估单位在决策作出前承担过主要论证评估工作的返回 EVALUATOR_NOT_INDEPENDENT，以意见较多为由而没有登记过意见的返回 EVALUATION_CASE_UNFOUNDED。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      case: t.arg({ type: EvaluationCaseEnum, required: true, description: '依据三种情形中的哪一种。' }),
      reason: t.arg.string({
        required: true,
        description: `组织评估的理由，最多${LIMITS.reasonCharsMax}字，会公布；空白返回 GATE_FACT_INCOMPLETE。`,
      }),
      evaluator: t.arg.string({
        required: true,
        description: `承担评估具体工作的单位，最多${LIMITS.shortTextCharsMax}字，会公布；与论证评估单位对照时不计空格、标点、全角半角和公司名称的写法。`,
      }),
      thirdParty: t.arg.boolean({ required: true, description: '是否专业机构、社会组织等第三方。' }),
      fact: t.arg({ type: FactInput, required: true, description: '决策机关决定评估的事实；日期不能早于开始执行的日期。' }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'orderEvaluation',
        case: a.case,
        reason: reasonText(a.reason),
        evaluator: short(a.evaluator, 'evaluator'),
        thirdParty: a.thirdParty,
        fact: factOf(a.fact),
      }),
  }),
);
