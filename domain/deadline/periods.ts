import { addMonths, epochDay, fromEpochDay, weekdayOf } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { calendarDay, dayReason } from '../calendar/work-calendar.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { rollOutlook, workdayOutlook } from '../calendar/outlook.ts';
import type { Outlook } from '../calendar/outlook.ts';
import { CodedError } from '../errors.ts';
import { LIMITS } from '../limits.ts';

/** One day on the way to a deadline: its number when it counts, null when it does not, and why. */
export type CountStep = { readonly date: PlainDate; readonly weekday: number; readonly counted: number | null; readonly reason: string };

/** The end of a period, every day on the way, and whether all of them are officially known. */
export type Counted = {
  readonly result: PlainDate;
  /** For calendar days: the last day before it was rolled to a working day. */
  readonly unrolled: PlainDate;
  /** What the missing notice can still make of it; both equal `result` where everything is known. */
  readonly earliest: PlainDate;
  readonly latest: PlainDate;
  readonly steps: readonly CountStep[];
  /** Runs past the official arrangements: 暂定. */
  readonly provisional: boolean;
};

/** @throws CodedError COUNT_INVALID: 0, negative, fractions and absurd lengths have no legal meaning here, a missing number none */
export function checkCount(n: number | undefined, what = '日数', max: number = LIMITS.countDaysMax): asserts n is number {
  if (!Number.isInteger(n) || n! < 1 || n! > max) {
    throw new CodedError('COUNT_INVALID', `${what}应为1至${max}的整数，收到${String(n).slice(0, 20)}`);
  }
}

const WEEK_DAYS = 7;
/** No month is longer, so that `n` months stay within the days one calculation may count. */
const MONTH_DAYS_MAX = 31;
export const HOURS_MAX: number = LIMITS.countDaysMax * 24;

/** How many days `n` weeks are. @throws CodedError COUNT_INVALID */
export function daysOfWeeks(n: number | undefined): number {
  checkCount(n, '周数', Math.floor(LIMITS.countDaysMax / WEEK_DAYS));
  return n * WEEK_DAYS;
}

/**
 * How many days after `start` the corresponding day of the `n`-th month is, or the month's end where there is none (民法典第二百零二条).
 * @throws CodedError COUNT_INVALID, DATE_INVALID
 */
export function daysOfMonths(start: PlainDate, n: number | undefined): number {
  checkCount(n, '月数', Math.floor(LIMITS.countDaysMax / MONTH_DAYS_MAX));
  return epochDay(addMonths(start, n)) - epochDay(start);
}

export function outside(cal: WorkCalendar, d: PlainDate): CodedError {
  return new CodedError('DATE_OUTSIDE_COVERAGE', `${d}起算，已录入${cal.coveredFrom}至${cal.coveredThrough}`);
}

/**
 * Only the last day of `n` working days after `start` (the start day is not counted); two table look-ups.
 * @throws CodedError COUNT_INVALID, DATE_OUTSIDE_COVERAGE
 */
export function workdayAfter(cal: WorkCalendar, start: PlainDate, n: number): { result: PlainDate; provisional: boolean } {
  const day = workdayNumberAfter(cal, start, n);
  return { result: calendarDay(cal, day).date, provisional: day > cal.last };
}

function workdayNumberAfter(cal: WorkCalendar, start: PlainDate, n: number): number {
  checkCount(n);
  const at = epochDay(start) - cal.first;
  // The day before the table starts at its first day; anything earlier would need a notice that is not entered.
  if (at < -1 || at >= cal.ordinals.length) throw outside(cal, start);
  const day = cal.workdays[(at < 0 ? 0 : cal.ordinals[at]!) + n];
  if (day === undefined) throw outside(cal, start);
  return day;
}

/**
 * `n` working days after `start`, every day on the way explained (工作日: Mon–Fri not off, and make-up days).
 * @throws CodedError COUNT_INVALID, DATE_OUTSIDE_COVERAGE
 */
export function countWorkingDays(cal: WorkCalendar, start: PlainDate, n: number): Counted {
  const to = workdayNumberAfter(cal, start, n);
  const steps: CountStep[] = [];
  let counted = 0;
  for (let i = epochDay(start) + 1 - cal.first; i <= to - cal.first; i++) {
    const day = cal.days[i]!;
    steps.push({ date: day.date, weekday: day.weekday, counted: day.working ? ++counted : null, reason: day.label });
  }
  const result = calendarDay(cal, to).date;
  const { earliest, latest } = result > cal.firmThrough ? workdayOutlook(cal, start, n) : certain(result);
  return { result, unrolled: result, earliest, latest, steps, provisional: to > cal.last };
}

function certain(d: PlainDate): Outlook {
  return { earliest: d, latest: d };
}

/**
 * `n` calendar days after `start` (日): the start day is not counted. With `roll`, a last day that is no working day moves to
 * the next one: a minimum period in the public's favour may be longer, never shorter (民法典第二百零一条、第二百零三条 by analogy).
 * @throws CodedError COUNT_INVALID; with `roll` also DATE_OUTSIDE_COVERAGE
 */
export function countCalendarDays(cal: WorkCalendar, start: PlainDate, n: number, roll: boolean): Counted {
  checkCount(n);
  const from = epochDay(start);
  const plainEnd = from + n;
  let end = plainEnd;
  if (roll) while (!calendarDay(cal, end).working) end++;
  const steps: CountStep[] = [];
  for (let d = from + 1; d <= end; d++) {
    const day = cal.days[d - cal.first];
    const reason = day?.label ?? dayReason(cal, fromEpochDay(d)).label;
    const rolled = d > plainEnd;
    steps.push({
      date: day?.date ?? fromEpochDay(d),
      weekday: day?.weekday ?? weekdayOf(d),
      counted: rolled ? null : d - from,
      reason: rolled ? `顺延：${reason}` : reason,
    });
  }
  const result = fromEpochDay(end);
  const unrolled = fromEpochDay(plainEnd);
  const { earliest, latest } = roll && result > cal.firmThrough ? rollOutlook(cal, unrolled) : certain(result);
  // The length needs no calendar; only the roll asks whether the last days are worked.
  return { result, unrolled, earliest, latest, steps, provisional: roll && end > cal.last };
}

/** `n` days before an event: delivered at the latest on day −n; the safe reading leaves `n` full days between. */
export function daysBefore(event: PlainDate, n: number): { legal: PlainDate; safe: PlainDate } {
  checkCount(n);
  const at = epochDay(event);
  return { legal: fromEpochDay(at - n), safe: fromEpochDay(at - n - 1) };
}
