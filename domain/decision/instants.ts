import { endOfDay } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { roundDue } from '../participation/rounds.ts';
import { endPaperConsultation } from './adopt.ts';
import { isUndone, runningPaperConsultation } from './adopted.ts';
import { startedBy } from './deadlines.ts';
import type { Counting } from './deadlines.ts';
import type { DecisionEvent, DecisionState, RoundState } from './types.ts';

/** Something the clock does to a decision: at `at`, these events. */
type Due = { readonly at: Instant; readonly events: readonly DecisionEvent[] };

/** The same before it happens; a window that closes also starts the clocks that count from its last day. */
type Coming = Due & { readonly closes?: RoundState; readonly endsOnPaper?: PlainDate };

/** Everything the clock will do, unsorted. Instants are half-open ends: at 24:00 the window is closed, the day is over. */
function instants(state: DecisionState): Coming[] {
  if (isUndone(state)) return [];
  const due: Coming[] = [];
  const onPaper = runningPaperConsultation(state);
  if (onPaper) due.push({ at: endOfDay(onPaper), events: [], endsOnPaper: onPaper });
  for (const r of state.rounds) {
    const coming = roundDue(state.id, r, state.effects);
    if (!coming) continue;
    if (r.status !== 'open') due.push(coming);
    else
      due.push({
        at: coming.at,
        closes: r,
        events: [...coming.events, { type: 'DeadlineSettled', key: `consultation:${r.no}`, status: 'met' }],
      });
  }
  for (const d of state.deadlines) {
    // A window ends with its round; what had to be waited for is done when it is over; only what must be done by then can be missed.
    if (d.status !== 'open' || d.key.startsWith('consultation:')) continue;
    const waited = d.explained.nextStepOn !== undefined;
    due.push({
      at: d.explained.dueAt,
      events: [waited ? { type: 'DeadlineSettled', key: d.key, status: 'met' } : { type: 'DeadlinePassed', key: d.key }],
    });
  }
  return due;
}

/** The next instant at which the clock changes this decision; undefined = none. */
export function nextInstant(state: DecisionState): Instant | undefined {
  const all = instants(state).map((d) => d.at);
  return all.length ? Math.min(...all) : undefined;
}

/** The earliest thing already due at `now`; call again after applying it until it answers undefined. */
export function nextDue(state: DecisionState, now: Instant, counting: Counting): Due | undefined {
  const first = instants(state)
    .filter((d) => d.at <= now)
    .sort((a, b) => a.at - b.at)[0];
  if (first?.endsOnPaper) return { at: first.at, events: endPaperConsultation(state, first.endsOnPaper, first.at, counting) };
  if (!first?.closes) return first;
  const { no, closesOn } = first.closes;
  return {
    at: first.at,
    events: [...first.events, ...startedBy(state, { event: 'consultation-closed', on: closesOn, at: first.at, no }, counting)],
  };
}
