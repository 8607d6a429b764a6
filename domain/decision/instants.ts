import type { Instant } from '../calendar/instant.ts';
import { LIMITS } from '../limits.ts';
import type { DecisionEvent, DecisionState } from './types.ts';

/** Something the clock does to a decision: at `at`, these events. */
type Due = { readonly at: Instant; readonly events: readonly DecisionEvent[] };

/** Everything the clock will do, unsorted. Instants are half-open ends: at 24:00 the window is closed, the day is over. */
function instants(state: DecisionState): Due[] {
  const due: Due[] = [];
  for (const r of state.rounds) {
    if (r.status === 'open' && r.closesAt !== undefined) {
      due.push({
        at: r.closesAt,
        events: [
          { type: 'RoundClosed', round: r.no, closedAt: r.closesAt },
          { type: 'DeadlineSettled', key: `consultation:${r.no}`, status: 'met' },
        ],
      });
    }
    const key = `${state.id}:freeze:${r.no}`;
    if (r.status === 'closed' && r.closesAt !== undefined && !state.effects.some((e) => e.key === key)) {
      due.push({
        at: r.closesAt + LIMITS.freezeDelayMs,
        events: [{ type: 'EffectOrdered', key, kind: 'freeze-round', refId: `round:${r.no}` }],
      });
    }
  }
  for (const d of state.deadlines) {
    // A minimum period ends with its window; only what must be done by then can be missed.
    if (d.status === 'open' && !d.key.startsWith('consultation:'))
      due.push({ at: d.explained.dueAt, events: [{ type: 'DeadlinePassed', key: d.key }] });
  }
  return due;
}

/** The next instant at which the clock changes this decision; undefined = none. */
export function nextInstant(state: DecisionState): Instant | undefined {
  const all = instants(state).map((d) => d.at);
  return all.length ? Math.min(...all) : undefined;
}

/** The earliest thing already due at `now`; call again after applying it until it answers undefined. */
export function nextDue(state: DecisionState, now: Instant): Due | undefined {
  return instants(state)
    .filter((d) => d.at <= now)
    .sort((a, b) => a.at - b.at)[0];
}
