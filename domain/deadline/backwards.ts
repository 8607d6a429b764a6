import { addDays, addMonths, epochDay, fromEpochDay } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { rollBackward } from '../calendar/work-calendar.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { Rule } from '../rules/types.ts';
import { checkCount, daysOfMonths, daysOfWeeks, HOURS_MAX, outside } from './periods.ts';

/**
 * The latest day from which `n` working days are full on `target` or before: the exact inverse of `workdayAfter`. It need not
 * be worked itself (a count that begins on Monday may start on Sunday).
 * @throws CodedError COUNT_INVALID, DATE_OUTSIDE_COVERAGE
 */
export function latestStartOfWorkingDays(cal: WorkCalendar, target: PlainDate, n: number | undefined): PlainDate {
  checkCount(n);
  const worked = cal.ordinals[epochDay(target) - cal.first];
  // The (n+1)-th working day back from the target is one too many: the count may start the day before the n-th.
  if (worked === undefined || worked < n) throw outside(cal, target);
  return fromEpochDay(cal.workdays[worked - n + 1]! - 1);
}

/**
 * The latest day from which `n` calendar days are full on `target` or before, the roll to a working day included: the exact
 * inverse of `countCalendarDays`.
 * @throws CodedError COUNT_INVALID; with `roll` also DATE_OUTSIDE_COVERAGE
 */
export function latestStartOfCalendarDays(cal: WorkCalendar, target: PlainDate, n: number | undefined, roll: boolean): PlainDate {
  checkCount(n);
  return addDays(roll ? rollBackward(cal, target) : target, -n);
}

/** The latest day from which `n` months are full on `target` or before, where a month may end early (民法典第二百零二条). */
function latestStartOfMonths(target: PlainDate, n: number | undefined): PlainDate {
  const full = (start: PlainDate): PlainDate => addDays(start, daysOfMonths(start, n));
  let start = addMonths(target, -(n ?? 0));
  while (full(addDays(start, 1)) <= target) start = addDays(start, 1);
  return start;
}

const HOURS_A_DAY = 24;

/**
 * The latest trigger day of a rule whose period must be over on `target`, its last day included. Units that are no period
 * (fixed dates, same day, times a year) leave the target as it is.
 * @throws CodedError COUNT_INVALID, DATE_OUTSIDE_COVERAGE
 */
export function latestTrigger(rule: Pick<Rule, 'unit' | 'value' | 'roll'>, cal: WorkCalendar, target: PlainDate): PlainDate {
  const n = rule.value;
  switch (rule.unit) {
    case 'working-day':
      return latestStartOfWorkingDays(cal, target, n);
    case 'calendar-day':
      return latestStartOfCalendarDays(cal, target, n, rule.roll);
    case 'week':
      return latestStartOfCalendarDays(cal, target, daysOfWeeks(n), rule.roll);
    case 'month':
      return latestStartOfMonths(rule.roll ? rollBackward(cal, target) : target, n);
    case 'hour':
      checkCount(n, '小时数', HOURS_MAX);
      return addDays(target, 1 - Math.ceil(n / HOURS_A_DAY));
    case 'days-before':
    case 'fixed-date':
    case 'same-day':
    case 'per-year':
    case 'per-quarter':
      return target;
  }
}
