import { addDays } from '../../calendar/plain-date.ts';
import type { PlainDate } from '../../calendar/plain-date.ts';
import type { OrganKindRule } from '../../rules/types.ts';
import { GATES } from '../types.ts';
import type { DeliberationOutcome, GateFact, GateId, PersonCommand, ReviewOutcome } from '../types.ts';
import type { WithheldMatter } from '../withheld.ts';
import { twoAlternatives } from './alternatives.ts';
import { completeMinutes } from './minutes.ts';
import { COMPLETE_LEGALITY, completeParticulars } from './particulars.ts';
import { WALK_LEAD } from './walker.ts';

export const REVIEW_OUTCOMES = ['passed', 'exploratory', 'returned', 'unlawful'] as const satisfies readonly ReviewOutcome[];
export const DRAFT_CHANGES = ['not-material', 'material'] as const;
export const MEETING_OUTCOMES = [
  'passed',
  'passed-with-amendment',
  'deferred',
  'rejected',
] as const satisfies readonly DeliberationOutcome[];
const NOTED = '演练理由';
const EVALUATED = {
  heard: ['public', 'experts'],
  experts: [{ name: '演练评估专家', unit: '演练评估院', declaredNoInterest: true }],
  conclusion: 'continue',
} as const;

/** A complete fact from paper of one day. */
export function paperFact(on: PlainDate, actingBody: string): GateFact {
  return { occurredOn: on, actingBody, signer: '演练签发人', documentNo: '演练〔2024〕1号' };
}

/** The body that acts at a gate, by the kind of organ (P-11). */
function bodyAt(gate: GateId, organ: OrganKindRule): string {
  if (gate === 'PARTY_REPORT') return organ.partyBody;
  if (gate === 'PEOPLES_CONGRESS') return organ.congressBody || '上一级人民代表大会常务委员会';
  return '演练承办单位';
}

/** A gate settled completely, in one of its two ways. */
export function settleCommand(
  gate: GateId,
  how: 'done' | 'not-needed',
  on: PlainDate,
  organ: OrganKindRule,
): Extract<PersonCommand, { kind: 'settleGate' }> {
  const particulars = completeParticulars(gate, on);
  return how === 'done'
    ? { kind: 'settleGate', gate, settle: { how, fact: paperFact(on, bodyAt(gate, organ)), ...(particulars ? { particulars } : {}) } }
    : { kind: 'settleGate', gate, settle: { how, reason: NOTED, decidedBy: '演练负责人' } };
}

export function reviewCommand(outcome: (typeof REVIEW_OUTCOMES)[number], on: PlainDate, organ: OrganKindRule): PersonCommand {
  const risks = outcome === 'exploratory' ? { risks: ['演练法律风险'] } : {};
  const legality = { ...COMPLETE_LEGALITY, ...risks };
  return { kind: 'recordReview', outcome, fact: paperFact(on, organ.reviewer), opinion: '演练审查意见', legality };
}

export function meetingCommand(outcome: DeliberationOutcome, on: PlainDate, organ: OrganKindRule): PersonCommand {
  return {
    kind: 'recordDeliberation',
    outcome,
    meetingName: organ.meeting,
    fact: paperFact(on, organ.meeting),
    representatives: [{ name: '演练代表', kind: '普通市民', view: '同意', uptake: 'adopted' }],
    minutes: completeMinutes(outcome),
  };
}

export function judgeCommand(outcome: (typeof DRAFT_CHANGES)[number], on: PlainDate): PersonCommand {
  return { kind: 'judgeDraftChange', outcome, reason: NOTED, decidedBy: '演练负责人', occurredOn: on };
}

/** Every command there is, with each outcome and each gate, and a body in which nothing is wanting, all of one day. */
export function everyCommand(on: PlainDate, organ: OrganKindRule, round = 1): PersonCommand[] {
  const held = { reason: NOTED, article: '第三十七条', occurredOn: on };
  return [
    { kind: 'startWithheldDecision', occurredOn: on, title: '演练事项', withholding: withholdingOn(on) },
    { kind: 'startDecision', occurredOn: on, title: '演练事项', scope: { kind: 'construction' } },
    {
      kind: 'initiateDecision',
      fact: paperFact(on, organ.meeting),
      undertaker: { leadOrganId: WALK_LEAD, coOrgans: [] },
      proposal: { source: 'deputies', proposer: '演练代表', receivedOn: on, number: '12', replyPromised: true },
      study: { by: '演练单位', on, conclusion: '可行' },
    },
    { kind: 'beginDrafting', occurredOn: on },
    { kind: 'stateAlternatives', disagreement: '演练分歧', options: twoAlternatives('').options },
    { kind: 'chooseAlternative', option: 2, reason: NOTED, occurredOn: on },
    ...GATES.flatMap((gate) => [settleCommand(gate, 'done', on, organ), settleCommand(gate, 'not-needed', on, organ)]),
    { kind: 'signArtefact', artefact: 'draft', versionId: 'draft#1', fact: paperFact(on, '演练决策机关') },
    { kind: 'publishConsultation', noticeTitle: '演练公告' },
    { kind: 'extendConsultation', round, closesOn: addDays(on, 60), reason: NOTED },
    { kind: 'closeRegister', round },
    ...DRAFT_CHANGES.map((outcome) => judgeCommand(outcome, on)),
    { kind: 'submitForReview', occurredOn: on, requestedReplyOn: addDays(on, 30), statement: '已履行法定程序' },
    ...REVIEW_OUTCOMES.map((outcome) => reviewCommand(outcome, on, organ)),
    { kind: 'returnForSupplement', occurredOn: on, missing: ['演练说明'] },
    { kind: 'supplementReview', occurredOn: on, supplied: ['演练说明'], withNewDraft: true },
    { kind: 'submitToMeeting', occurredOn: on },
    ...MEETING_OUTCOMES.map((outcome) => meetingCommand(outcome, on, organ)),
    { kind: 'issueDecision', documentNo: '演练〔2024〕1号', signedOn: on, signer: '演练签发人' },
    { kind: 'startExecution', unit: '演练执行单位', occurredOn: on },
    { kind: 'reportExecution', occurredOn: on, done: '演练进度', situation: { kind: 'changed', foundOn: on, detail: '演练变化' } },
    { kind: 'suspendExecution', situation: 'problem', reason: NOTED, article: '第三十七条', fact: paperFact(on, organ.meeting) },
    { kind: 'resumeExecution', reason: NOTED, fact: paperFact(on, organ.meeting) },
    {
      kind: 'stopExecution',
      reason: NOTED,
      article: '第三十七条',
      occurredOn: on,
      deliberation: { meetingName: organ.meeting, fact: paperFact(on, organ.meeting) },
    },
    { kind: 'recordMinorAdjustment', what: '演练调整', reason: NOTED, notMajorReason: NOTED, fact: paperFact(on, organ.meeting) },
    {
      kind: 'orderEvaluation',
      case: 'necessary',
      reason: NOTED,
      evaluator: '演练评估院',
      thirdParty: true,
      fact: paperFact(on, organ.meeting),
    },
    { kind: 'recordEvaluation', ...EVALUATED, fact: paperFact(on, '演练评估院') },
    { kind: 'publishEvaluation' },
    { kind: 'publishFeedback', noticeTitle: '演练反馈' },
    { kind: 'publishTopicInterpretation' },
    { kind: 'archiveDecision', occurredOn: on, place: '演练档案室' },
    { kind: 'suspendDecision', ...held },
    { kind: 'returnDecision', ...held },
    { kind: 'terminateDecision', ...held },
    { kind: 'resumeDecision', reason: NOTED, occurredOn: on },
  ];
}

function withholdingOn(on: PlainDate): WithheldMatter {
  return { ground: 'internal-affairs', basis: NOTED, approver: '演练负责人', approvedOn: on, documentNo: '演练2号' };
}

/** As a walk's report names a command. */
export function commandName(c: PersonCommand): string {
  const part = 'outcome' in c ? c.outcome : c.kind === 'settleGate' ? `${c.gate}:${c.settle.how}` : undefined;
  return part === undefined ? c.kind : `${c.kind}:${part}`;
}
