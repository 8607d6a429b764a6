import { refuse } from '../../errors.ts';
import type { Refusal } from '../../errors.ts';
import type { GateContext, GateLine } from './common.ts';
import { departmentsLines, departmentsRefusal } from './departments.ts';
import type { Departments } from './departments.ts';
import { enterprisesLines, enterprisesRefusal } from './enterprises.ts';
import type { Enterprises } from './enterprises.ts';
import { expertLines, expertRefusal } from './expert.ts';
import type { ExpertArgumentation } from './expert.ts';
import { fairCompetitionLines, fairCompetitionRefusal } from './fair-competition.ts';
import type { FairCompetitionReview } from './fair-competition.ts';
import { hearingLines, hearingRefusal } from './hearing.ts';
import type { Hearing } from './hearing.ts';
import { legalityLines, legalityRefusal } from './legality.ts';
import type { Legality } from './legality.ts';
import { participationLines, participationRefusal } from './participation.ts';
import type { Participation } from './participation.ts';
import { partyReportLines, partyReportRefusal } from './party-report.ts';
import type { PartyReport } from './party-report.ts';
import { peoplesCongressLines, peoplesCongressRefusal } from './peoples-congress.ts';
import type { PeoplesCongress } from './peoples-congress.ts';
import { riskLines, riskRefusal } from './risk.ts';
import type { RiskAssessment } from './risk.ts';
import { specialGroupsLines, specialGroupsRefusal } from './special-groups.ts';
import type { SpecialGroups } from './special-groups.ts';

/** What each gate must be told beside the fact itself (环节要素): those `settleGate` records, and the legality review. */
export type ParticularsOf = {
  readonly DEPARTMENTS: Departments;
  readonly PARTICIPATION: Participation;
  readonly SPECIAL_GROUPS: SpecialGroups;
  readonly ENTERPRISES: Enterprises;
  readonly EXPERT: ExpertArgumentation;
  readonly RISK: RiskAssessment;
  readonly HEARING: Hearing;
  readonly FAIR_COMPETITION: FairCompetitionReview;
  readonly PEOPLES_CONGRESS: PeoplesCongress;
  readonly LEGALITY: Legality;
  readonly PARTY_REPORT: PartyReport;
};
export type GateWithParticulars = keyof ParticularsOf;
/** JSON only: stored in the event, the state and the record. */
export type GateParticulars = { [G in GateWithParticulars]: { readonly gate: G } & ParticularsOf[G] }[GateWithParticulars];

type Kind<G extends GateWithParticulars> = {
  readonly refusal: (p: ParticularsOf[G], ctx: GateContext) => Refusal | undefined;
  readonly lines: (p: ParticularsOf[G]) => GateLine[];
};
const KINDS: { readonly [G in GateWithParticulars]: Kind<G> } = {
  DEPARTMENTS: { refusal: departmentsRefusal, lines: departmentsLines },
  PARTICIPATION: { refusal: participationRefusal, lines: participationLines },
  SPECIAL_GROUPS: { refusal: specialGroupsRefusal, lines: specialGroupsLines },
  ENTERPRISES: { refusal: enterprisesRefusal, lines: enterprisesLines },
  EXPERT: { refusal: expertRefusal, lines: expertLines },
  RISK: { refusal: riskRefusal, lines: riskLines },
  HEARING: { refusal: hearingRefusal, lines: hearingLines },
  FAIR_COMPETITION: { refusal: fairCompetitionRefusal, lines: fairCompetitionLines },
  PEOPLES_CONGRESS: { refusal: peoplesCongressRefusal, lines: peoplesCongressLines },
  LEGALITY: { refusal: legalityRefusal, lines: legalityLines },
  PARTY_REPORT: { refusal: partyReportRefusal, lines: partyReportLines },
};
/** The pair of gate and particulars is kept by `GateParticulars`; the compiler cannot follow it through the table. */
function kindOf(p: GateParticulars): Kind<GateWithParticulars> {
  return KINDS[p.gate] as Kind<GateWithParticulars>;
}

/** Why these particulars do not make the gate done; undefined when they do. */
export function particularsRefusal(gate: string, p: GateParticulars | undefined, ctx: GateContext): Refusal | undefined {
  if (p === undefined || p.gate !== gate) return refuse('GATE_PARTICULARS_MISSING', ctx.rule.article, ctx.rule.name);
  return kindOf(p).refusal(p as never, ctx);
}

/** The particulars as lines to read, in the order of the law; `staff` also reads what is internal. */
export function particularsLines(p: GateParticulars | undefined, staff: boolean): GateLine[] {
  if (p === undefined) return [];
  return kindOf(p)
    .lines(p as never)
    .filter((line) => staff || line.public === true);
}

/** One line for the log and the feedback: what everybody may read. */
export function publicSummary(p: GateParticulars | undefined): string {
  return particularsLines(p, false)
    .map((line) => `${line.label}：${line.text}`)
    .join('；');
}
