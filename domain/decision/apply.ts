import type { Capacity } from '../access/capacity.ts';
import { foldAdjustment } from './adjustment.ts';
import { foldEvaluation } from './evaluation.ts';
import { foldExecution } from './execution.ts';
import { foldRounds } from '../participation/rounds.ts';
import { foldAdoption } from './adopted.ts';
import { GATES } from './types.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import type { Instant } from '../calendar/instant.ts';
import type {
  DeadlineState,
  DecisionEvent,
  DecisionState,
  EffectState,
  FeedbackState,
  GateId,
  GateState,
  Phase,
  RoundState,
} from './types.ts';

/** What the fold needs of an event beside its data: number, server time, actor; `capacity` is kept with it, the fold does not ask for it. */
export type Recorded<E> = {
  readonly seq: number;
  readonly at: Instant;
  readonly by: string;
  readonly capacity?: Capacity;
  readonly event: E;
};

/** The state before any event: a catalogued matter nobody has started on. */
export function newDecision(
  seed: Pick<DecisionState, 'id' | 'code' | 'title' | 'year' | 'organId' | 'leadOrganId' | 'packId' | 'printedCategory'> & {
    startedOn: PlainDate;
  },
): DecisionState {
  const { startedOn, ...identity } = seed;
  const gates = Object.fromEntries(GATES.map((g) => [g, { status: 'open' }])) as Record<GateId, GateState>;
  return { ...identity, phase: 'CATALOGUED', seq: 0, startedBy: '', lastActOn: startedOn, gates, rounds: [], deadlines: [], effects: [] };
}

/** Folds one event; total and pure. Refolding all events gives the stored state (tested). */
export function apply(state: DecisionState, { seq, at, by, event }: Recorded<DecisionEvent>): DecisionState {
  return { ...fold(state, event, at, by), seq };
}

function fold(s: DecisionState, e: DecisionEvent, at: Instant, by: string): DecisionState {
  switch (e.type) {
    case 'WorkStarted':
      return { ...s, title: e.title, startedBy: e.by, lastActOn: e.occurredOn, ...kept(e, 'adjusts', 'scope', 'proposal') };
    case 'Withheld':
      return { ...s, withheld: e.withholding };
    case 'Initiated':
      return {
        ...s,
        phase: 'INITIATED',
        undertaker: e.undertaker,
        leadOrganId: e.undertaker.leadOrganId,
        lastActOn: e.fact.occurredOn,
        ...kept(e, 'proposal', 'study'),
        gates: { ...s.gates, ORGAN_START: { status: 'done', fact: e.fact, recordedAt: at, by, lateEntry: e.lateEntry } },
      };
    case 'AlternativesStated':
      return {
        ...s,
        alternatives: { draftHash: e.draftHash, disagreement: e.disagreement, options: e.options, statedBy: e.by },
      };
    case 'AlternativeChosen':
      return withChoice(s, e);
    case 'DraftingBegun':
      return { ...s, phase: 'DRAFTING', lastActOn: e.occurredOn };
    case 'GateDone':
      return withGate(s, e.gate, doneGate(e, at, by));
    case 'GateNotNeeded': {
      const { type: _, gate, ...rest } = e;
      return withGate(s, gate, { status: 'not-needed', ...rest, recordedAt: at, by });
    }
    case 'GateAdverse': {
      const { type: _, gate, lateEntry: _late, ...rest } = e;
      return withGate(s, gate, { status: 'open', adverse: { ...rest, recordedAt: at, by } });
    }
    case 'ArtefactSigned':
      // Kept with the paper, beside its review.
      return s;
    case 'GateReopened':
      return withGate(s, e.gate, { status: 'open' });
    case 'RoundPrepared':
      return { ...s, rounds: [...s.rounds, newRound(e)] };
    case 'RoundOpened':
      return { ...withPhase(s, 'CONSULTING'), rounds: foldRounds(s.rounds, e, at) };
    case 'RoundClosed':
      return { ...withPhase(s, 'REVISING'), rounds: foldRounds(s.rounds, e, at) };
    case 'RoundExtended':
    case 'RoundCounted':
    case 'RegisterClosed':
      return { ...s, rounds: foldRounds(s.rounds, e, at) };
    case 'DraftChangeJudged':
      return draftChange(s, e);
    case 'SubmittedForReview':
      return {
        ...s,
        phase: 'REVIEWING',
        lastActOn: e.occurredOn,
        review: {
          submittedOn: e.occurredOn,
          requestedReplyOn: e.requestedReplyOn,
          draftHash: e.draftHash,
          ...(e.shortReason === undefined ? {} : { shortReason: e.shortReason }),
        },
        gates: { ...s.gates, LEGALITY: { status: 'open' } },
      };
    case 'Reviewed':
      return { ...s, phase: e.outcome === 'passed' || e.outcome === 'exploratory' ? s.phase : 'REVISING', lastActOn: e.fact.occurredOn };
    case 'ReturnedForSupplement':
      return s.review ? { ...s, lastActOn: e.occurredOn, review: { ...s.review, returned: { on: e.occurredOn, missing: e.missing } } } : s;
    case 'ReviewSupplemented': {
      if (!s.review) return s;
      const { returned: _, ...review } = s.review;
      return { ...s, lastActOn: e.occurredOn, review: { ...review, draftHash: e.draftHash, requestedReplyOn: e.requestedReplyOn } };
    }
    case 'SubmittedToMeeting':
      return { ...s, phase: 'SUBMITTED', lastActOn: e.occurredOn };
    case 'Deliberated':
      return {
        ...s,
        phase: AFTER_MEETING[e.outcome],
        lastActOn: e.fact.occurredOn,
        meeting: { heldOn: e.fact.occurredOn, name: e.meetingName, outcome: e.outcome, draftHash: e.draftHash },
        ...(e.outcome === 'rejected' ? { terminated: { reason: '集体讨论不通过', on: e.fact.occurredOn } } : {}),
      };
    case 'Issued':
      return {
        ...s,
        phase: 'ISSUED',
        lastActOn: e.signedOn,
        issue: { documentNo: e.documentNo, signedOn: e.signedOn, textHash: e.textHash },
      };
    case 'DecisionPublished':
      return s.issue ? { ...s, issue: { ...s.issue, publishedAt: at } } : s;
    case 'ExecutionStarted':
      return {
        ...s,
        phase: 'EXECUTING',
        execution: { unit: e.unit, startedOn: e.occurredOn, reports: [] },
        lastActOn: e.occurredOn,
      };
    case 'ExecutionReported':
    case 'ExecutionSuspended':
    case 'ExecutionResumed':
    case 'ExecutionStopped':
      return foldExecution(s, e);
    case 'MinorAdjustmentRecorded':
    case 'Adjusted':
      return foldAdjustment(s, e);
    case 'EvaluationOrdered':
    case 'EvaluationRecorded':
    case 'EvaluationPublicationOrdered':
    case 'EvaluationPublished':
      return foldEvaluation(s, e, at);
    case 'FeedbackPrepared':
      return { ...s, feedback: { ...s.feedback, coming: feedbackOf(e) } };
    case 'FeedbackPublished':
      return { ...s, feedback: { ...s.feedback?.coming, publishedAt: at } };
    case 'TopicInterpretationPublished':
      return { ...s, topicInterpretation: { publishedAt: at } };
    case 'Archived':
      return { ...s, phase: 'CLOSED', lastActOn: e.occurredOn };
    case 'Suspended':
    case 'Returned':
      return {
        ...s,
        phase: e.type === 'Suspended' ? 'SUSPENDED' : 'RETURNED',
        heldFrom: s.phase,
        held: { reason: e.reason, article: e.article, on: e.occurredOn },
        lastActOn: e.occurredOn,
      };
    case 'Resumed': {
      const { heldFrom, held: _, ...rest } = s;
      return { ...rest, phase: heldFrom ?? s.phase, lastActOn: e.occurredOn };
    }
    case 'Terminated': {
      const { heldFrom: _from, held: _why, ...rest } = s;
      return { ...rest, phase: 'TERMINATED', terminated: { reason: e.reason, on: e.occurredOn }, lastActOn: e.occurredOn };
    }
    case 'CatalogAdjustmentNoted':
      return { ...s, catalogNote: e.note };
    case 'DeadlineSet':
    case 'DeadlineSettled':
    case 'DeadlinePassed':
    case 'DeadlineStopped':
      return { ...s, deadlines: foldDeadline(s.deadlines, e, at) };
    case 'EffectOrdered':
    case 'EffectDone':
      return { ...s, effects: foldEffect(s.effects, e) };
    case 'Adopted':
    case 'PaperConsultationEnded':
    case 'AdoptionUndone':
      return foldAdoption(s, e, at, by);
  }
}

/** A material change leads back before the review; what a review waited for is waited for no more. */
function draftChange(s: DecisionState, e: Extract<DecisionEvent, { type: 'DraftChangeJudged' }>): DecisionState {
  const { type: _, occurredOn: on, ...judged } = e;
  const next = { ...s, lastActOn: on, draftChanges: [...(s.draftChanges ?? []), { ...judged, on }] };
  if (!judged.material) return next;
  if (!s.review) return { ...next, phase: 'REVISING' };
  const { returned: _returned, ...review } = s.review;
  return { ...next, phase: 'REVISING', review };
}

function withChoice(s: DecisionState, e: Extract<DecisionEvent, { type: 'AlternativeChosen' }>): DecisionState {
  if (!s.alternatives) return s;
  const chosen = { option: e.option, reason: e.reason, on: e.occurredOn };
  return { ...s, lastActOn: e.occurredOn, alternatives: { ...s.alternatives, chosen } };
}

/** Those of an event's parts that are there. */
function kept<E, K extends keyof E>(event: E, ...keys: readonly K[]): Partial<Pick<E, K>> {
  return Object.fromEntries(keys.flatMap((k) => (event[k] === undefined ? [] : [[k, event[k]]]))) as Partial<Pick<E, K>>;
}

function feedbackOf(e: Extract<DecisionEvent, { type: 'FeedbackPrepared' }>): NonNullable<FeedbackState['coming']> {
  const { type: _, noticeTitle: _title, ...of } = e;
  return of;
}

const AFTER_MEETING = {
  passed: 'DELIBERATED',
  'passed-with-amendment': 'DELIBERATED',
  deferred: 'REVIEWING',
  rejected: 'TERMINATED',
} as const;

/** A clock or publication may move the phase also while the decision is held; then it moves where it will go on. */
function withPhase(s: DecisionState, phase: Phase): DecisionState {
  return s.phase === 'SUSPENDED' || s.phase === 'RETURNED' ? { ...s, heldFrom: phase } : s.phase === 'TERMINATED' ? s : { ...s, phase };
}

function withGate(s: DecisionState, gate: GateId, value: GateState): DecisionState {
  return { ...s, gates: { ...s.gates, [gate]: value } };
}

function doneGate(e: Extract<DecisionEvent, { type: 'GateDone' }>, at: Instant, by: string): GateState {
  const { type: _, gate: _gate, ...rest } = e;
  return { status: 'done', ...rest, recordedAt: at, by };
}

function newRound(e: Extract<DecisionEvent, { type: 'RoundPrepared' }>): RoundState {
  const { type: _, round, ...rest } = e;
  return { ...rest, no: round, status: 'publishing', extensions: [] };
}

type DeadlineEvent = Extract<DecisionEvent, { type: 'DeadlineSet' | 'DeadlineSettled' | 'DeadlinePassed' | 'DeadlineStopped' }>;
/** Shared with the catalog: both hold deadlines in the same form. */
export function foldDeadline(all: readonly DeadlineState[], e: DeadlineEvent, at: Instant): DeadlineState[] {
  if (e.type === 'DeadlineSet') {
    // Read anew, a day that has passed stays passed; a later day is open again.
    const passed = all.some((d) => d.key === e.key && d.status === 'overdue' && e.explained.dueAt <= d.explained.dueAt);
    return [...all.filter((d) => d.key !== e.key), { key: e.key, explained: e.explained, status: passed ? 'overdue' : 'open' }];
  }
  return all.map((d) => {
    if (d.key !== e.key) return d;
    if (e.type === 'DeadlineStopped') return { ...d, status: 'stopped' };
    return e.type === 'DeadlinePassed' ? { ...d, status: 'overdue' } : { ...d, status: e.status, settledAt: at };
  });
}

type EffectEvent = Extract<DecisionEvent, { type: 'EffectOrdered' | 'EffectDone' }>;
/** Shared with the catalog. */
export function foldEffect(all: readonly EffectState[], e: EffectEvent): EffectState[] {
  if (e.type === 'EffectOrdered') return [...all, { key: e.key, kind: e.kind, refId: e.refId, done: false }];
  return all.map((x) => (x.key === e.key ? { ...x, done: true } : x));
}
