import chineseDays from 'chinese-days';
import { CN_ARRANGEMENTS } from '../domain/calendar/arrangements/all.ts';
import { addDays, plainDate, weekday } from '../domain/calendar/plain-date.ts';
import type { PlainDate } from '../domain/calendar/plain-date.ts';
import { chinaCalendar } from '../domain/calendar/work-calendar.ts';
import { workdayAfter } from '../domain/deadline/periods.ts';
import type { Bench } from './harness.ts';

const N = 10;
const LAST_DAY = plainDate('2026-12-31');
/** One call of the product does this many rounds, so that both sides run for about as long. */
const PRODUCT_ROUNDS = 400;

/** Every start day of 2018–2026. */
export function startDays(): PlainDate[] {
  const starts: PlainDate[] = [];
  for (let d = plainDate('2018-01-01'); d <= LAST_DAY; d = addDays(d, 1)) starts.push(d);
  return starts;
}

/** Day by day, from the arrangements alone: what "exact" is judged by. Undefined past the last notice. */
function oracle(): (start: PlainDate) => PlainDate | undefined {
  const newest = new Map(CN_ARRANGEMENTS.map((a) => [a.year, a]));
  const named = new Map([...newest.values()].flatMap((a) => a.days.map(([date, , kind]) => [date, kind] as const)));
  return (start) => {
    let d = start;
    for (let counted = 0; counted < N;) {
      d = addDays(d, 1);
      if (d > LAST_DAY) return undefined;
      const kind = named.get(d);
      if (kind === 'makeup' || (kind === undefined && weekday(d) <= 5)) counted++;
    }
    return d;
  };
}

export const calendar: Bench = {
  name: 'calendar',
  what: 'ten working days after every start day of 2018–2026, against chinese-days findWorkday',
  target: 50,
  async prepare() {
    const cal = chinaCalendar();
    const starts = startDays();
    const truth = oracle();
    let unused = 0;
    return {
      product: {
        name: 'workdayAfter',
        run() {
          // Summed, so that no compiler may leave the work out.
          for (let i = 0; i < PRODUCT_ROUNDS; i++) for (const d of starts) unused += workdayAfter(cal, d, N).result.charCodeAt(9);
          return starts.length * PRODUCT_ROUNDS;
        },
      },
      peer: {
        name: 'chinese-days',
        run() {
          for (const d of starts) unused += chineseDays.findWorkday(N, d).charCodeAt(9);
          return starts.length;
        },
      },
      check() {
        for (const d of starts) {
          const { result, provisional } = workdayAfter(cal, d, N);
          const expected = truth(d);
          if (provisional !== (expected === undefined) || (expected !== undefined && result !== expected))
            throw new Error(`${d} + ${N}: ${result}, should be ${expected ?? 'provisional'}`);
        }
        if (Number.isNaN(unused)) throw new Error('a side answered nothing');
      },
      windowMs: 300,
      notes: { startDays: starts.length, calendar: cal.version, peer: 'chinese-days 1.5.7' },
    };
  },
};
