import type { GateParticulars } from '../../../domain/decision/gates/particulars.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { builder } from '../../builder.ts';
import { FairCompetitionConclusionEnum, FairCompetitionReviewerEnum } from '../../enums.ts';
import { given, items, reasonText, short } from '../../inputs.ts';

export const FairCompetitionInput = builder.inputType('FairCompetitionInput', {
  description: '公平竞争审查的情况（条例第二十九条；《公平竞争审查条例》第十二条至第十八条）。听取意见的对象不对公众显示。',
  fields: (t) => ({
    reviewedBy: t.field({
      type: FairCompetitionReviewerEnum,
      required: true,
      description: '谁审查；县级以上政府的应为市场监督管理部门，否则返回 FAIR_COMPETITION_REVIEWER_WRONG。',
    }),
    heard: t.stringList({ required: true, description: '听取了哪些经营者、行业协会商会等利害关系人的意见，至少一个。' }),
    conclusion: t.field({
      type: FairCompetitionConclusionEnum,
      required: true,
      description: '审查结论；不通过的记录在案，环节不算完成，调整草案后重新审查。',
    }),
    exception: t.string({
      description: `适用哪一种例外，以及实施期限或者终止条件，最多${LIMITS.reasonCharsMax}字，会公布；不适用例外的不填。`,
    }),
  }),
});

export function fairCompetitionOf(f: typeof FairCompetitionInput.$inferInput): GateParticulars {
  return {
    gate: 'FAIR_COMPETITION',
    reviewedBy: f.reviewedBy,
    heard: items(f.heard, 'heard', short),
    conclusion: f.conclusion,
    ...given('exception', f.exception, (v) => reasonText(v, 'exception')),
  };
}
