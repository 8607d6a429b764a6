import { formatDateZh } from '../../domain/calendar/format.ts';
import { beijingDate } from '../../domain/calendar/instant.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import type { DecisionState, GateId } from '../../domain/decision/types.ts';
import { CodedError } from '../../domain/errors.ts';
import { planBackwards } from '../../domain/plan/backwards.ts';
import { doneOf, gatesOf } from '../../domain/plan/done.ts';
import { monthTarget, planForwards } from '../../domain/plan/forwards.ts';
import type { Target } from '../../domain/plan/forwards.ts';
import { roundsOf } from '../../domain/plan/procedure.ts';
import type { BackwardPlan, ForwardPlan } from '../../domain/plan/types.ts';
import type { Moment } from '../calendar/moment.ts';
import { rulesAt } from '../rules.ts';

/** What a plan is asked for. `state`: of a running decision, whose steps so far count. */
export type PlanQuestion = {
  readonly packId: string;
  readonly state?: DecisionState;
  /** The catalog's planned time, compared with where nothing else is asked. */
  readonly planned?: Target;
  readonly gates: readonly GateId[];
  readonly rounds?: number;
  readonly meetingOn?: PlainDate;
  readonly issueOn?: PlainDate;
  /** Absent = today. */
  readonly startOn?: PlainDate;
  /** `YYYY-MM` to compare with. */
  readonly month?: string;
};
export type Planned = {
  readonly packId: string;
  readonly packName: string;
  readonly layersNote?: string;
  readonly today: PlainDate;
  /** Conditional gates of the decision that nobody has decided on, and that this plan leaves out. */
  readonly undecided: readonly GateId[];
  readonly backward?: BackwardPlan;
  readonly forward: ForwardPlan;
};

/**
 * Backwards from the meeting, if one is aimed for, and forwards from the start, by the rules and calendar visible now.
 * @throws CodedError WRONG_PHASE (terminated or archived), BAD_USER_INPUT, RULE_PACK_UNKNOWN, RULE_NOT_IN_FORCE, DATE_OUTSIDE_COVERAGE, DATE_INVALID
 */
export function planOf(q: PlanQuestion, moment: Moment): Planned {
  const { rules: pack, calendar, packs } = rulesAt(q.packId, moment);
  const today = beijingDate(moment.now);
  const { state } = q;
  if (state?.phase === 'TERMINATED' || state?.phase === 'CLOSED') throw new CodedError('WRONG_PHASE', '事项已经终止或者归档，不再排期');
  const settled = state ? gatesOf(state, pack) : { taken: [], undecided: [] };
  const gates = [...new Set([...settled.taken, ...q.gates])];
  const asked = roundsOf({ pack, ...(q.rounds === undefined ? {} : { rounds: q.rounds }) });
  const rounds = Math.max(asked, state?.rounds.length ?? 0);
  const scope = { pack, calendar, packs, gates, rounds, ...(state ? { done: doneOf(state, rounds) } : {}) };
  const { meetingOn } = q;
  const issue = q.issueOn === undefined ? {} : { issueOn: q.issueOn };
  const target = targetOf(q);
  return {
    packId: pack.id,
    packName: pack.name,
    ...(pack.layersNote === undefined ? {} : { layersNote: pack.layersNote }),
    today,
    undecided: settled.undecided.filter((g) => !gates.includes(g)),
    ...(meetingOn === undefined ? {} : { backward: planBackwards({ ...scope, meetingOn, today: q.startOn ?? today, ...issue }) }),
    forward: planForwards({ ...scope, startOn: q.startOn ?? today, ...(target ? { target } : {}) }),
  };
}

function targetOf({ month, meetingOn, planned }: PlanQuestion): Target | undefined {
  if (month !== undefined) return monthTarget(month);
  return meetingOn === undefined ? planned : { to: meetingOn, words: `${formatDateZh(meetingOn)}的会议` };
}
