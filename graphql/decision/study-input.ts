import type { Study } from '../../domain/decision/proposal.ts';
import { LIMITS } from '../../domain/limits.ts';
import { builder } from '../builder.ts';
import { reasonText, short } from '../inputs.ts';

export const StudyInput = builder.inputType('StudyInput', {
  description: '对建议的研究论证（条例第十条）；单位或者结论空白返回 STUDY_MISSING。',
  fields: (t) => ({
    by: t.string({ required: true, description: `研究论证的单位，最多${LIMITS.shortTextCharsMax}字，会公布。` }),
    on: t.field({
      type: 'Date',
      required: true,
      description: '完成研究论证的日期（北京日期），不早于收到建议、不晚于决定启动，否则返回 DATE_BEFORE_PREDECESSOR。',
    }),
    conclusion: t.string({ required: true, description: `结论，最多${LIMITS.reasonCharsMax}字；不公布。` }),
  }),
});

export function studyOf(s: typeof StudyInput.$inferInput): Study {
  return { by: short(s.by, 'by'), on: s.on, conclusion: reasonText(s.conclusion, 'conclusion') };
}
