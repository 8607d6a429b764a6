import type { GateParticulars } from '../../../domain/decision/gates/particulars.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { builder } from '../../builder.ts';
import { ExpertFormEnum } from '../../enums.ts';
import { given, items, reasonText, short } from '../../inputs.ts';

const ExpertInput = builder.inputType('ExpertInput', {
  description: '一位论证专家（条例第二十条）；姓名、单位、专业不对公众显示。',
  fields: (t) => ({
    name: t.string({ required: true, description: `姓名，最多${LIMITS.shortTextCharsMax}字。` }),
    unit: t.string({ required: true, description: `单位，最多${LIMITS.shortTextCharsMax}字。` }),
    speciality: t.string({ required: true, description: `专业，最多${LIMITS.shortTextCharsMax}字。` }),
    fromPool: t.boolean({ required: true, description: '是否从专家库选取（条例第二十一条）。' }),
    declaredNoInterest: t.boolean({
      required: true,
      description: '是否书面声明与决策事项没有直接利害关系；没有的返回 EXPERT_HAS_INTEREST。',
    }),
    opinionSigned: t.boolean({ required: true, description: '书面论证意见是否已经签字、盖章。' }),
  }),
});

export const ExpertArgumentationInput = builder.inputType('ExpertArgumentationInput', {
  description: '专家论证的情况（条例第十九条至第二十一条）。公众只看到论证方式和专家人数。',
  fields: (t) => ({
    form: t.field({ type: ExpertFormEnum, required: true, description: '论证的方式。' }),
    experts: t.field({ type: [ExpertInput], required: true, description: '参加论证的专家；少于规则包要求的返回 EXPERTS_TOO_FEW。' }),
    conclusion: t.string({ required: true, description: `论证结论，最多${LIMITS.reasonCharsMax}字，不能空白。` }),
    dissent: t.string({ description: `专家的不同意见，原样记载，最多${LIMITS.reasonCharsMax}字；没有的不填。` }),
  }),
});

export function expertOf(x: typeof ExpertArgumentationInput.$inferInput): GateParticulars {
  return {
    gate: 'EXPERT',
    form: x.form,
    experts: items(x.experts, 'experts', (e, at) => ({
      name: short(e.name, `${at}.name`),
      unit: short(e.unit, `${at}.unit`),
      speciality: short(e.speciality, `${at}.speciality`),
      fromPool: e.fromPool,
      declaredNoInterest: e.declaredNoInterest,
      opinionSigned: e.opinionSigned,
    })),
    conclusion: reasonText(x.conclusion, 'conclusion'),
    ...given('dissent', x.dissent, (v) => reasonText(v, 'dissent')),
  };
}
