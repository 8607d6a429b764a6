import type { GateParticulars } from '../../../domain/decision/gates/particulars.ts';
import { CodedError } from '../../../domain/errors.ts';
import { builder } from '../../builder.ts';
import { DepartmentsInput, departmentsOf } from './departments.ts';
import { EnterprisesInput, enterprisesOf } from './enterprises.ts';
import { ExpertArgumentationInput, expertOf } from './expert.ts';
import { FairCompetitionInput, fairCompetitionOf } from './fair-competition.ts';
import { HearingInput, hearingOf } from './hearing.ts';
import { ParticipationInput, participationOf } from './participation.ts';
import { PartyReportInput, partyReportOf, PeoplesCongressInput, peoplesCongressOf } from './reports.ts';
import { RiskAssessmentInput, riskOf } from './risk.ts';
import { SpecialGroupsInput, specialGroupsOf } from './special-groups.ts';

export const GateParticularsInput = builder.inputType('GateParticularsInput', {
  description:
    '一个环节在事实以外要登记的要素，只填与环节同名的一样；填多样或者都不填返回 BAD_USER_INPUT，填了别的环节的返回 GATE_PARTICULARS_MISSING。',
  isOneOf: true,
  fields: (t) => ({
    departments: t.field({ type: DepartmentsInput, description: '征求有关部门意见。' }),
    participation: t.field({ type: ParticipationInput, description: '公开征求意见以外的公众参与。' }),
    specialGroups: t.field({ type: SpecialGroupsInput, description: '听取特定群体意见。' }),
    enterprises: t.field({ type: EnterprisesInput, description: '听取企业和行业协会意见。' }),
    expert: t.field({ type: ExpertArgumentationInput, description: '专家论证。' }),
    risk: t.field({ type: RiskAssessmentInput, description: '风险评估。' }),
    hearing: t.field({ type: HearingInput, description: '听证。' }),
    fairCompetition: t.field({ type: FairCompetitionInput, description: '公平竞争审查。' }),
    peoplesCongress: t.field({ type: PeoplesCongressInput, description: '人大讨论决定或者报告。' }),
    partyReport: t.field({ type: PartyReportInput, description: '向同级党委请示报告。' }),
  }),
});

/** @throws CodedError BAD_USER_INPUT unless exactly one is given; text errors */
export function particularsOf(p: typeof GateParticularsInput.$inferInput): GateParticulars {
  const read = [
    p.departments && departmentsOf(p.departments),
    p.participation && participationOf(p.participation),
    p.specialGroups && specialGroupsOf(p.specialGroups),
    p.enterprises && enterprisesOf(p.enterprises),
    p.expert && expertOf(p.expert),
    p.risk && riskOf(p.risk),
    p.hearing && hearingOf(p.hearing),
    p.fairCompetition && fairCompetitionOf(p.fairCompetition),
    p.peoplesCongress && peoplesCongressOf(p.peoplesCongress),
    p.partyReport && partyReportOf(p.partyReport),
  ].filter((x) => x !== null && x !== undefined);
  const [only] = read;
  if (only === undefined || read.length > 1) throw new CodedError('BAD_USER_INPUT', '环节的要素只填与环节同名的一样');
  return only;
}
