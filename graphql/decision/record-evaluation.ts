import { LIMITS } from '../../domain/limits.ts';
import { DECISION_ID, IDEMPOTENCY_KEY } from '../args.ts';
import { builder } from '../builder.ts';
import { decisionStep } from '../commands.ts';
import { EvaluationConclusionEnum, EvaluationVoiceEnum } from '../enums.ts';
import { FactInput, factOf, given, items, reasonText, short } from '../inputs.ts';
import { CommandPayload } from '../results.ts';

const EvaluationExpertInput = builder.inputType('EvaluationExpertInput', {
  description: '参加评估的一位专家；姓名不对公众显示。',
  fields: (t) => ({
    name: t.string({ required: true, description: `姓名，最多${LIMITS.shortTextCharsMax}字，不能空白。` }),
    unit: t.string({ required: true, description: `所在单位，最多${LIMITS.shortTextCharsMax}字，不能空白。` }),
    declaredNoInterest: t.boolean({
      required: true,
      description:
        '是否书面声明与决策没有直接利害关系（条例第二十条）；没有声明的，或者专家论证时登记为有利害关系的，返回 EXPERT_HAS_INTEREST。',
    }),
  }),
});

builder.mutationField('recordEvaluation', (t) =>
  t.field({
    type: CommandPayload,
    description:
      '登记决策后评估报告（条例第三十六条）；归档以后也能登记。没有正在进行的评估返回 EVALUATION_NOT_ORDERED，报告不是确定的评估单位作出的返回 EVALUATOR_DIFFERS。',
    args: {
      idempotencyKey: t.arg.string(IDEMPOTENCY_KEY),
      decisionId: t.arg.id(DECISION_ID),
      fact: t.arg({
        type: FactInput,
        required: true,
        description: '评估报告的事实：`actingBody` 是作出报告的单位，日期不能早于组织评估的日期。',
      }),
      heard: t.arg({ type: [EvaluationVoiceEnum], required: true, description: '听取了谁的意见、吸收了谁参与。' }),
      publicNotHeardReason: t.arg.string({
        description: `没有听取社会公众意见的理由，最多${LIMITS.reasonCharsMax}字；\`heard\` 没有 PUBLIC 时必填，否则返回 GATE_FACT_INCOMPLETE。`,
      }),
      experts: t.arg({ type: [EvaluationExpertInput], description: `参加评估的专家，最多${LIMITS.gateListItemsMax}位；没有的不填。` }),
      conclusion: t.arg({ type: EvaluationConclusionEnum, required: true, description: '评估的结论。' }),
      withheldReason: t.arg.string({
        description: `评估结果不公开的理由，最多${LIMITS.reasonCharsMax}字，理由会公布；要公布结果的不填，另用 \`publishEvaluation\` 公布。`,
      }),
    },
    resolve: (_root, a, ctx) =>
      decisionStep(ctx, a.decisionId, a.idempotencyKey, {
        kind: 'recordEvaluation',
        fact: factOf(a.fact),
        heard: [...new Set(a.heard)],
        experts: items(a.experts ?? [], 'experts', (e, at) => ({
          name: short(e.name, `${at}.name`),
          unit: short(e.unit, `${at}.unit`),
          declaredNoInterest: e.declaredNoInterest,
        })),
        conclusion: a.conclusion,
        ...given('publicNotHeardReason', a.publicNotHeardReason, (v) => reasonText(v, 'publicNotHeardReason')),
        ...given('withheldReason', a.withheldReason, (v) => reasonText(v, 'withheldReason')),
      }),
  }),
);
