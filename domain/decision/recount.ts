import type { Known } from '../deadline/known.ts';
import { movedBy, revisionReason } from '../deadline/recount.ts';
import type { DecisionEvent, DecisionState } from './types.ts';

/**
 * What another calendar does to a decision: each open deadline it answers differently is set anew, and an open window whose
 * last day became a day off goes on to the next working day. A published window is never made shorter.
 */
export function recountDecision(state: DecisionState, known: Known): DecisionEvent[] {
  return movedBy(known, state.deadlines).flatMap((moved): DecisionEvent[] => {
    const { key, before, after } = moved;
    const reason = revisionReason(moved);
    const set: DecisionEvent = { type: 'DeadlineSet', key, explained: after, reason, before: before.dueOn };
    const round = state.rounds.find((r) => key === `consultation:${r.no}`);
    if (round?.status !== 'open' || after.dueOn <= round.closesOn) return [set];
    return [
      {
        type: 'RoundExtended',
        round: round.no,
        from: round.closesOn,
        closesOn: after.dueOn,
        closesAt: after.dueAt,
        reason: '放假安排公布或者变动',
      },
      set,
    ];
  });
}
