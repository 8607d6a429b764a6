import { calendarDay, dayReason, missingYearsBetween } from '../calendar/work-calendar.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { epochDay, fromEpochDay, weekdayOf } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { rollOutlook, workdayOutlook } from '../calendar/outlook.ts';
import type { Outlook } from '../calendar/outlook.ts';
import type { Stop } from './adjustment.ts';
import { countCalendarDays, countWorkingDays, missingYearsAfter } from './periods.ts';
import type { Counted, CountStep } from './periods.ts';

/** How days are counted: working days or all days, and whether a last day off moves on. */
export type Way = { readonly working: boolean; readonly roll: boolean };

/** A period under way: how many days count in all, which days the clock stood still, and the end a person has set. */
export type Course = { readonly n: number; readonly stops: readonly Stop[]; readonly setTo?: PlainDate };

/**
 * Counts a course from its start; the common one, undisturbed, takes the tables.
 * @throws CodedError COUNT_INVALID, DATE_OUTSIDE_COVERAGE
 */
export function countCourse(cal: WorkCalendar, start: PlainDate, course: Course, way: Way): Counted {
  if (course.stops.length > 0 || course.setTo !== undefined) return countDisturbed(cal, start, course, way);
  return way.working ? countWorkingDays(cal, start, course.n) : countCalendarDays(cal, start, course.n, way.roll);
}

/** How many days of a way lie after `from` up to and including `to`, days without clock left out. */
export function daysBetween(cal: WorkCalendar, from: PlainDate, to: PlainDate, stops: readonly Stop[], way: Way): number {
  let n = 0;
  for (let d = epochDay(from) + 1; d <= epochDay(to); d++) if (!stopAt(stops, d) && (!way.working || calendarDay(cal, d).working)) n++;
  return n;
}

/** Day by day: what stood still does not count, and a set end is not moved. */
function countDisturbed(cal: WorkCalendar, start: PlainDate, { n, stops, setTo }: Course, way: Way): Counted {
  const steps: CountStep[] = [];
  let day = epochDay(start);
  for (let counted = 0; counted < n;) {
    const { working, reason } = dayOf(cal, ++day, stops, way);
    const counts = !stopAt(stops, day) && (working || !way.working);
    steps.push(stepOf(day, counts ? ++counted : null, reason));
  }
  const unrolled = fromEpochDay(day);
  if (setTo !== undefined && unrolled <= setTo) {
    while (++day <= epochDay(setTo)) steps.push(stepOf(day, null, dayOf(cal, day, stops, way).reason));
    return { result: setTo, unrolled: setTo, earliest: setTo, latest: setTo, steps, provisional: false, regionMissing: [] };
  }
  if (way.roll) {
    let last = dayOf(cal, day, stops, way);
    while (!last.working || stopAt(stops, day)) {
      last = dayOf(cal, ++day, stops, way);
      steps.push(stepOf(day, null, `顺延：${last.reason}`));
    }
  }
  const result = fromEpochDay(day);
  const regionMissing = regionMissingIn(cal, start, way, unrolled, result);
  const unsure = needsCalendar(way) && (result > cal.firmThrough || regionMissing.length > 0);
  const { earliest, latest } = unsure ? outlook(cal, start, n, stops, way, unrolled) : { earliest: result, latest: result };
  const provisional = needsCalendar(way) && (day > cal.last || regionMissing.length > 0);
  return { result, unrolled, earliest, latest, steps, provisional, regionMissing };
}

function needsCalendar(way: Way): boolean {
  return way.working || way.roll;
}

function outlook(cal: WorkCalendar, start: PlainDate, n: number, stops: readonly Stop[], way: Way, unrolled: PlainDate): Outlook {
  const stopped = (day: number): boolean => stopAt(stops, day) !== undefined;
  return way.working ? workdayOutlook(cal, start, n, stopped) : rollOutlook(cal, unrolled, stopped);
}

/** Years whose regional notice the count waits for: of its days, or of those its last day may roll over. */
function regionMissingIn(cal: WorkCalendar, start: PlainDate, way: Way, unrolled: PlainDate, result: PlainDate): readonly number[] {
  if (way.working) return missingYearsAfter(cal, start, result);
  return way.roll ? missingYearsBetween(cal, unrolled, result) : [];
}

function stopAt(stops: readonly Stop[], day: number): Stop | undefined {
  return stops.length === 0 ? undefined : stops.find((s) => epochDay(s.from) <= day && day <= epochDay(s.to));
}

/** A count that needs the calendar never guesses outside its table; plain days go anywhere. */
function dayOf(cal: WorkCalendar, day: number, stops: readonly Stop[], way: Way): { working: boolean; reason: string } {
  const { working, label } = needsCalendar(way) ? calendarDay(cal, day) : dayReason(cal, fromEpochDay(day));
  const stop = stopAt(stops, day);
  return { working, reason: stop ? `停止计算：${stop.reason}` : label };
}

function stepOf(day: number, counted: number | null, reason: string): CountStep {
  return { date: fromEpochDay(day), weekday: weekdayOf(day), counted, reason };
}
