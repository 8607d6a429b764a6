import { comparePlainDates } from '../calendar/plain-date.ts';
import { gateOf } from './gate-of.ts';
import type { DecisionState, GateId } from './types.ts';

const REPORTS = ['PARTY_REPORT', 'PEOPLES_CONGRESS'] as const satisfies readonly GateId[];

/** Reports whose answer, after the meeting, was to amend the text (P-05). */
export function amendmentsAsked(state: DecisionState): GateId[] {
  const held = state.meeting?.heldOn;
  if (held === undefined) return [];
  return REPORTS.filter((id) => {
    const gate = gateOf(state, id);
    if (gate.status !== 'done' || comparePlainDates(gate.fact.occurredOn, held) < 0) return false;
    const particulars = gate.particulars;
    return particulars !== undefined && 'result' in particulars && particulars.result === 'amended';
  });
}

/** Whether the text that passed the meeting may still change before issue: it then needs its legality review again (P-06). */
export function mayAmend(state: DecisionState): boolean {
  return state.meeting?.outcome === 'passed-with-amendment' || amendmentsAsked(state).length > 0;
}
