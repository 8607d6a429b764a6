import { beijingDate } from '../calendar/instant.ts';
import { gateOf } from '../decision/gate-of.ts';
import { GATES } from '../decision/types.ts';
import type { DecisionState, GateId, Phase } from '../decision/types.ts';
import type { ResolvedPack } from '../rules/types.ts';
import { gateStep } from './procedure.ts';
import type { DoneStep, DoneSteps, StepId } from './types.ts';

/** Phases in which the newest submission for review still stands, and those after the submission to the meeting. */
const UNDER_REVIEW: readonly Phase[] = ['REVIEWING', 'SUBMITTED', 'DELIBERATED', 'ISSUED', 'EXECUTING', 'CLOSED'];
const AT_MEETING: readonly Phase[] = UNDER_REVIEW.slice(1);
const STEP_OF_GATE: Readonly<Partial<Record<GateId, StepId>>> = { ORGAN_START: 'initiation', LEGALITY: 'review', DELIBERATION: 'meeting' };

/**
 * What of a plan with that many rounds this decision has behind it. A returned review or a postponed meeting is not behind
 * it; nor is the register while a further round is planned.
 */
export function doneOf(state: DecisionState, rounds = state.rounds.length): DoneSteps {
  const phase = state.heldFrom ?? state.phase;
  const done: Record<StepId, DoneStep> = {};
  for (const gate of GATES) {
    const g = gateOf(state, gate);
    if (g.status === 'done') done[STEP_OF_GATE[gate] ?? gateStep(gate)] = { on: g.fact.occurredOn };
  }
  for (const r of state.rounds) {
    if (r.openedAt !== undefined) done[`consultation:${r.no}`] = { on: beijingDate(r.openedAt), endsOn: r.closesOn };
  }
  const register = state.rounds.at(-1)?.registerClosedAt;
  if (rounds > state.rounds.length) return done;
  if (register !== undefined) done['opinions'] = { on: beijingDate(register) };
  if (state.review && UNDER_REVIEW.includes(phase)) {
    done['review-submission'] = { on: state.review.submittedOn, endsOn: state.review.requestedReplyOn };
    if (AT_MEETING.includes(phase)) done['meeting-submission'] = { on: state.meeting?.heldOn ?? state.lastActOn };
  }
  if (state.issue) done['issue'] = { on: state.issue.signedOn };
  return done;
}

/** Conditional gates of a decision: those it has taken, and those nobody has decided on yet. */
export function gatesOf(
  state: DecisionState,
  pack: ResolvedPack,
): { readonly taken: readonly GateId[]; readonly undecided: readonly GateId[] } {
  const conditional = GATES.filter((g) => pack.gates.get(g)?.conditional);
  return {
    taken: conditional.filter((g) => gateOf(state, g).status === 'done'),
    undecided: conditional.filter((g) => gateOf(state, g).status === 'open' && g !== 'REPRESENTATIVES'),
  };
}
