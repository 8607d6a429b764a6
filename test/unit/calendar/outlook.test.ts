import { expect, test } from '@jest/globals';
import { addDays, plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { chinaCalendar } from '../../../domain/calendar/work-calendar.ts';
import { countCalendarDays, countWorkingDays, workdayAfter } from '../../../domain/deadline/periods.ts';

/** The day before each year's first notice was published. */
const BEFORE_THE_NOTICE = [
  [2019, '2018-12-05'],
  [2020, '2019-11-20'],
  [2021, '2020-11-24'],
  [2022, '2021-10-24'],
  [2023, '2022-12-07'],
  [2024, '2023-10-24'],
  [2025, '2024-11-11'],
  [2026, '2025-11-03'],
] as const;

test.each(BEFORE_THE_NOTICE)('counted before the notice for %i was out, what came true lies within the bounds given', (year, asOf) => {
  const then = chinaCalendar(D(asOf));
  const now = chinaCalendar();
  expect(then.coveredThrough).toBe(`${year - 1}-12-31`);
  for (let start = D(`${year - 1}-11-01`); start < `${year}-10-31`; start = addDays(start, 1)) {
    for (const n of [1, 2, 3, 5, 7, 10, 15, 20, 30, 60]) {
      const real = workdayAfter(now, start, n).result;
      if (real > `${year}-12-28`) continue;
      const c = countWorkingDays(then, start, n);
      if (real < c.earliest || real > c.latest || c.result < c.earliest || c.result > c.latest)
        expect([start, n, real]).toEqual([c.earliest, c.result, c.latest]);
    }
    const real = countCalendarDays(now, start, 30, true).result;
    const c = countCalendarDays(then, start, 30, true);
    if (real <= `${year}-12-28` && (real < c.earliest || real > c.latest)) expect([start, real]).toEqual([c.earliest, c.latest]);
  }
});

test('away from festivals the missing notice can change nothing, though the result stays provisional', () => {
  const c = countWorkingDays(chinaCalendar(), D('2027-03-01'), 10);
  expect([c.earliest, c.result, c.latest, c.provisional]).toEqual(['2027-03-15', '2027-03-15', '2027-03-15', true]);
});
