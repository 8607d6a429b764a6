import type { DeadlineState } from '../decision/types.ts';
import { askAgain } from './adjust.ts';
import type { ExplainedDeadline } from './explain.ts';
import type { Known } from './known.ts';

/**
 * The same question asked of another calendar: rules as in force when it was first asked (a matter keeps its rules), the
 * trigger as recorded, with all that was done to the period since. What was promised as a minimum is never taken back: such a day may move later, not earlier.
 * @throws CodedError DATE_OUTSIDE_COVERAGE
 */
export function recount(before: ExplainedDeadline, known: Known): ExplainedDeadline {
  const fresh = askAgain(before, known);
  return isTakenBack(before, fresh) ? { ...before, provisional: fresh.provisional, calendarVersion: fresh.calendarVersion } : fresh;
}

function isTakenBack(before: ExplainedDeadline, fresh: ExplainedDeadline): boolean {
  return fresh.bound === 'minimum' && fresh.dueOn < before.dueOn;
}

/** A deadline that another calendar answers differently. */
export type Moved = { readonly key: string; readonly before: ExplainedDeadline; readonly after: ExplainedDeadline };

/**
 * The deadlines not yet met that the calendar now answers differently: another day, or no longer (or newly) provisional.
 * A version's name alone changes nothing.
 */
export function movedBy(known: Known, deadlines: readonly DeadlineState[]): Moved[] {
  return deadlines.flatMap(({ key, status, explained }) => {
    if ((status !== 'open' && status !== 'overdue') || explained.calendarVersion === known.calendar.version) return [];
    const after = recount(explained, known);
    return saysTheSame(explained, after) ? [] : [{ key, before: explained, after }];
  });
}

function saysTheSame(a: ExplainedDeadline, b: ExplainedDeadline): boolean {
  return (
    a.dueOn === b.dueOn &&
    a.earliestOn === b.earliestOn &&
    a.latestOn === b.latestOn &&
    a.provisional === b.provisional &&
    sameSteps(a.steps, b.steps)
  );
}

/** Field by field: what comes back from the database has its keys in another order. */
function sameSteps(a: ExplainedDeadline['steps'], b: ExplainedDeadline['steps']): boolean {
  return a.length === b.length && a.every((s, i) => s.date === b[i]!.date && s.counted === b[i]!.counted && s.reason === b[i]!.reason);
}

/** Why a deadline was counted again, in words that stand in its history. */
export function revisionReason({ before, after }: Moved): string {
  return `放假安排公布或者变动（日历由“${before.calendarVersion}”改为“${after.calendarVersion}”）`;
}

/** Why a deadline does not move: it was promised longer, its date never rolls, no day off counts in it, or none of its days changed. */
export type Unmoved = 'minimum-kept' | 'fixed-date' | 'no-days-off' | 'same-days';

/** @param deadline one that `movedBy` leaves alone with this calendar */
export function whyUnmoved({ explained }: DeadlineState, known: Known): Unmoved {
  if (explained.unit === 'fixed-date') return 'fixed-date';
  if (explained.unit !== 'working-day' && explained.unit !== 'calendar-day') return 'no-days-off';
  return isTakenBack(explained, askAgain(explained, known)) ? 'minimum-kept' : 'same-days';
}
