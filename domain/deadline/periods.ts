import { epochDay, fromEpochDay, weekdayOf } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { dayReasonOf } from '../calendar/work-calendar.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { CodedError } from '../errors.ts';
import { LIMITS } from '../limits.ts';

/** One day on the way to a deadline: its number when it counts, null when it does not, and why. */
export type CountStep = { readonly date: PlainDate; readonly weekday: number; readonly counted: number | null; readonly reason: string };

/** The end of a period, every day on the way, and whether all of them are officially known. */
export type Counted = {
  readonly result: PlainDate;
  /** For calendar days: the last day before it was rolled to a working day. */
  readonly unrolled: PlainDate;
  readonly steps: readonly CountStep[];
  readonly provisional: boolean;
};

function checkCount(n: number): void {
  if (!Number.isInteger(n) || n < 1 || n > LIMITS.countDaysMax) {
    throw new CodedError('COUNT_INVALID', `日数应为1至${LIMITS.countDaysMax}的整数，收到${n}`);
  }
}

/** Known through coverage; before it, or beyond it, nothing is official. */
function known(cal: WorkCalendar, from: number, to: number): boolean {
  return from >= cal.first - 1 && to <= cal.last;
}

/** Only the last day of `n` working days after `start` (the start day is not counted); the fast path without steps. */
export function workdayAfter(cal: WorkCalendar, start: PlainDate, n: number): { result: PlainDate; provisional: boolean } {
  checkCount(n);
  const from = epochDay(start);
  const at = from - cal.first;
  if (at < -1 || at >= cal.ordinals.length) throw new CodedError('DATE_OUTSIDE_COVERAGE', start);
  const before = at < 0 ? 0 : cal.ordinals[at]!;
  const day = cal.workdays[before + n];
  if (day === undefined) throw new CodedError('DATE_OUTSIDE_COVERAGE', start);
  return { result: fromEpochDay(day), provisional: !known(cal, from, day) };
}

/** `n` working days after `start`, every day on the way explained (工作日: Mon–Fri not off, and make-up days). */
export function countWorkingDays(cal: WorkCalendar, start: PlainDate, n: number): Counted {
  const { result, provisional } = workdayAfter(cal, start, n);
  const from = epochDay(start) + 1;
  const to = epochDay(result);
  const steps: CountStep[] = [];
  let counted = 0;
  for (let d = from; d <= to; d++) {
    const reason = dayReasonOf(cal, d);
    steps.push({ date: fromEpochDay(d), weekday: weekdayOf(d), counted: reason.working ? ++counted : null, reason: reason.label });
  }
  return { result, unrolled: result, steps, provisional };
}

/**
 * `n` calendar days after `start` (日): the start day is not counted. With `roll`, a last day that is no working day moves to
 * the next one: a minimum period in the public's favour may be longer, never shorter (民法典第二百零一条、第二百零三条 by analogy).
 */
export function countCalendarDays(cal: WorkCalendar, start: PlainDate, n: number, roll: boolean): Counted {
  checkCount(n);
  const from = epochDay(start);
  const plainEnd = from + n;
  let end = plainEnd;
  if (roll) while (!dayReasonOf(cal, end).working) end++;
  const steps: CountStep[] = [];
  for (let d = from + 1; d <= end; d++) {
    const reason = dayReasonOf(cal, d);
    const rolled = d > plainEnd;
    steps.push({ date: fromEpochDay(d), weekday: weekdayOf(d), counted: rolled ? null : d - from, reason: rolled ? `顺延：${reason.label}` : reason.label });
  }
  // The length needs no calendar; only the roll asks whether the last days are worked.
  const provisional = roll && !known(cal, plainEnd, end);
  return { result: fromEpochDay(end), unrolled: fromEpochDay(plainEnd), steps, provisional };
}

/** `n` days before an event: delivered at the latest on day −n; the safe reading leaves `n` full days between. */
export function daysBefore(event: PlainDate, n: number): { legal: PlainDate; safe: PlainDate } {
  checkCount(n);
  const at = epochDay(event);
  return { legal: fromEpochDay(at - n), safe: fromEpochDay(at - n - 1) };
}
