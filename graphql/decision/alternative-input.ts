import type { Alternative } from '../../domain/decision/alternatives.ts';
import { LIMITS } from '../../domain/limits.ts';
import { builder } from '../builder.ts';
import { given, reasonText, titleText } from '../inputs.ts';

const LONG = `最多${LIMITS.reasonCharsMax}字，不能空白；一并公布的会公布。`;

export const AlternativeInput = builder.inputType('AlternativeInput', {
  description: '一个备选方案（条例第十二条）；缺内容的返回 ALTERNATIVES_INCOMPLETE。',
  fields: (t) => ({
    title: t.string({ required: true, description: `名称，最多${LIMITS.titleCharsMax}字，各方案不能相同。` }),
    summary: t.string({ required: true, description: `主要内容，${LONG}` }),
    pros: t.string({ required: true, description: `优点，${LONG}` }),
    cons: t.string({ required: true, description: `缺点，${LONG}` }),
    costBenefit: t.string({ description: `成本效益分析，最多${LIMITS.reasonCharsMax}字；没有做的不填。` }),
  }),
});

export function alternativeOf(a: typeof AlternativeInput.$inferInput, at: string): Alternative {
  return {
    title: titleText(a.title, `${at}.title`),
    summary: reasonText(a.summary, `${at}.summary`),
    pros: reasonText(a.pros, `${at}.pros`),
    cons: reasonText(a.cons, `${at}.cons`),
    ...given('costBenefit', a.costBenefit, (v) => reasonText(v, `${at}.costBenefit`)),
  };
}
