import { epochDay, fromEpochDay } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';
import { dayReason } from './work-calendar.ts';
import type { DayReason, WorkCalendar } from './work-calendar.ts';

/** A day that one calendar works and the other does not. */
export type TurnedDay = { readonly date: PlainDate; readonly before: DayReason; readonly after: DayReason };

/** The days, first and last included, that turn from worked to off or back when one calendar takes the place of another. */
export function turnedDays(before: WorkCalendar, after: WorkCalendar, from: PlainDate, to: PlainDate): TurnedDay[] {
  const turned: TurnedDay[] = [];
  for (let n = epochDay(from); n <= epochDay(to); n++) {
    const date = fromEpochDay(n);
    const day = { date, before: dayReason(before, date), after: dayReason(after, date) };
    if (day.before.working !== day.after.working) turned.push(day);
  }
  return turned;
}
