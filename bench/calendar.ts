import { findWorkday } from 'chinese-days';
import { addDays, comparePlainDates, epochDay, plainDate, weekday } from '../domain/calendar/plain-date.ts';
import type { PlainDate } from '../domain/calendar/plain-date.ts';
import { CN_ARRANGEMENTS } from '../domain/calendar/arrangements/all.ts';
import { chinaCalendar } from '../domain/calendar/work-calendar.ts';
import { workdayAfter } from '../domain/deadline/periods.ts';
import type { Bench } from './harness.ts';

const N = 10;
const starts: PlainDate[] = [];
for (let d = plainDate('2018-01-01'); comparePlainDates(d, plainDate('2026-12-31')) <= 0; d = addDays(d, 1)) starts.push(d);

/** Day by day, from the arrangements alone: what "exact" is judged by. */
function oracle(start: PlainDate): PlainDate {
  const newest = new Map(CN_ARRANGEMENTS.map((a) => [a.year, a]));
  const named = new Map([...newest.values()].flatMap((a) => a.days.map(([date, , kind]) => [date, kind] as const)));
  let d = start;
  for (let counted = 0; counted < N; ) {
    d = addDays(d, 1);
    const kind = named.get(d);
    if (kind === 'makeup' || (kind === undefined && weekday(d) <= 5)) counted++;
  }
  return d;
}

export const calendar: Bench = {
  name: 'calendar',
  what: 'ten working days after every start day of 2018–2026, against chinese-days findWorkday',
  target: 50,
  async prepare() {
    const cal = chinaCalendar();
    const exact = starts.filter((d) => epochDay(d) <= epochDay(plainDate('2026-12-10')));
    return {
      product: {
        name: 'workdayAfter',
        run() {
          for (let i = 0; i < 100; i++) for (const d of starts) workdayAfter(cal, d, N);
          return starts.length * 100;
        },
      },
      peer: {
        name: 'chinese-days',
        run() {
          for (const d of starts) findWorkday(N, d);
          return starts.length;
        },
      },
      check() {
        const wrong = exact.filter((d) => workdayAfter(cal, d, N).result !== oracle(d));
        if (wrong.length) throw new Error(`${wrong.length} start days are wrong, first ${wrong[0]}`);
      },
    };
  },
};
