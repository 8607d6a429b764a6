import type { GateParticulars } from '../../../domain/decision/gates/particulars.ts';
import { CodedError } from '../../../domain/errors.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { builder } from '../../builder.ts';
import { RiskConclusionEnum } from '../../enums.ts';
import { items, reasonText, short } from '../../inputs.ts';

const RiskPointInput = builder.inputType('RiskPointInput', {
  description: '一个风险点和它的防范措施（条例第二十三条）；不对公众显示。',
  fields: (t) => ({
    point: t.string({ required: true, description: `风险点，最多${LIMITS.reasonCharsMax}字，不能空白。` }),
    prevention: t.string({ required: true, description: `防范措施，最多${LIMITS.reasonCharsMax}字，不能空白。` }),
  }),
});

export const RiskAssessmentInput = builder.inputType('RiskAssessmentInput', {
  description:
    '风险评估的情况（条例第二十二条至第二十四条）。公众只看到评估单位和结论；结论是风险不可控的记录在案，环节不算完成，不能提交讨论；草案调整以后才能重新登记（第二十四条）。',
  fields: (t) => ({
    assessor: t.string({
      required: true,
      description: `评估单位：承办单位、负责风险评估的单位或者第三方，最多${LIMITS.shortTextCharsMax}字。`,
    }),
    conclusion: t.field({ type: RiskConclusionEnum, required: true, description: '风险是否可控。' }),
    heard: t.stringList({ description: '听取了哪些部门和哪些人的意见；按其他规定已作评估的不填。' }),
    risks: t.field({ type: [RiskPointInput], description: '风险点，逐个，至少一个；按其他规定已作评估的不填。' }),
    responsePlan: t.string({ description: `处置预案，最多${LIMITS.reasonCharsMax}字；按其他规定已作评估的不填。` }),
    earlier: t.string({
      description: `按其他规定已作评估、不重复评估的，那份报告的名称和文号，最多${LIMITS.shortTextCharsMax}字；填了就不填听取意见、风险点和处置预案。`,
    }),
  }),
});

/** @throws CodedError BAD_USER_INPUT when an earlier report and an assessment of its own are both given */
export function riskOf(r: typeof RiskAssessmentInput.$inferInput): GateParticulars {
  const head = { gate: 'RISK', assessor: short(r.assessor, 'assessor'), conclusion: r.conclusion } as const;
  if (r.earlier === null || r.earlier === undefined)
    return {
      ...head,
      heard: items(r.heard ?? [], 'heard', short),
      risks: items(r.risks ?? [], 'risks', (x, at) => ({
        point: reasonText(x.point, `${at}.point`),
        prevention: reasonText(x.prevention, `${at}.prevention`),
      })),
      responsePlan: reasonText(r.responsePlan ?? '', 'responsePlan'),
    };
  if (r.heard || r.risks || r.responsePlan)
    throw new CodedError('BAD_USER_INPUT', undefined, [
      { path: 'earlier', message: '按其他规定已作评估的，只写那份报告；重新评估的，写听取意见、风险点和处置预案' },
    ]);
  return { ...head, earlier: short(r.earlier, 'earlier') };
}
