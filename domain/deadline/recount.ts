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
  if (fresh.bound !== 'minimum' || fresh.dueOn >= before.dueOn) return fresh;
  return { ...before, provisional: fresh.provisional, calendarVersion: fresh.calendarVersion };
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
    JSON.stringify(a.steps) === JSON.stringify(b.steps)
  );
}

/** Why a deadline was counted again, in words that stand in its history. */
export function revisionReason({ before, after }: Moved): string {
  const versions = `日历由“${before.calendarVersion}”改为“${after.calendarVersion}”`;
  return before.dueOn === after.dueOn
    ? `放假安排公布或者变动，截止日不变${before.provisional && !after.provisional ? '，不再是暂定' : ''}：${versions}`
    : `放假安排公布或者变动，${before.dueOn}改为${after.dueOn}：${versions}`;
}
