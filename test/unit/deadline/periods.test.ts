import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, epochDay, plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { chinaCalendar, isWorkingDay, rollForward } from '../../../domain/calendar/work-calendar.ts';
import { countCalendarDays, countWorkingDays, daysBefore, workdayAfter } from '../../../domain/deadline/periods.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { rolledPeriod, startDays, workingDaysAfter } from './oracle.ts';

const cal = chinaCalendar();

test.each([
  ['2023-01-18', 10, '2023-02-06'],
  ['2024-02-02', 10, '2024-02-21'],
  ['2024-02-08', 10, '2024-02-28'],
  ['2024-09-13', 10, '2024-09-29'],
  ['2025-09-26', 10, '2025-10-16'],
  ['2026-01-02', 3, '2026-01-06'],
])('%s + %i working days = %s', (start, n, result) => {
  expect(countWorkingDays(cal, D(start), n)).toEqual(
    expect.objectContaining({ result, provisional: false, earliest: result, latest: result }),
  );
});

test.each([
  ['2023-03-06', 30, '2023-04-05', '2023-04-06'],
  ['2024-01-12', 30, '2024-02-11', '2024-02-18'],
  ['2026-09-01', 30, '2026-10-01', '2026-10-08'],
  ['2024-08-28', 30, '2024-09-27', '2024-09-27'],
])('%s + %i days is full on %s and open to %s', (start, n, unrolled, result) => {
  expect(countCalendarDays(cal, D(start), n, true)).toEqual(expect.objectContaining({ unrolled, result, provisional: false }));
  expect(countCalendarDays(cal, D(start), n, false).result).toBe(unrolled);
});

test('a period into a year without notice is provisional, with bounds, and 1 January is never counted as worked', () => {
  const c = countWorkingDays(cal, D('2026-12-25'), 10);
  expect(c.provisional).toBe(true);
  expect([c.earliest, c.result, c.latest]).toEqual(['2027-01-11', '2027-01-11', '2027-01-13']);
  expect(c.steps.find((s) => s.date === '2027-01-01')).toEqual({
    date: '2027-01-01',
    weekday: 5,
    counted: null,
    reason: '元旦放假（放假安排尚未公布）',
  });
});

test('the last day of coverage is official, the next one is provisional', () => {
  expect(workdayAfter(cal, D('2026-12-30'), 1)).toEqual({ result: '2026-12-31', provisional: false });
  expect(workdayAfter(cal, D('2026-12-31'), 1)).toEqual({ result: '2027-01-04', provisional: true });
  expect(countWorkingDays(cal, D('2026-12-30'), 1)).toEqual(
    expect.objectContaining({ earliest: '2026-12-31', latest: '2027-01-04', provisional: false }),
  );
});

test('working days agree with a day-by-day count for every start of 2018–2026 and 1 to 60 days', () => {
  let official = 0;
  for (const start of startDays()) {
    for (let n = 1; n <= 60; n++) {
      const mine = workdayAfter(cal, D(start), n);
      const theirs = workingDaysAfter(start, n);
      if (mine.provisional !== (theirs === undefined) || (theirs !== undefined && mine.result !== theirs))
        expect([start, n, mine]).toEqual([start, n, theirs]);
      if (!mine.provisional) official++;
    }
  }
  expect(official).toBeGreaterThan(190_000);
}, 300_000);

test('rolled periods agree with a day-by-day count for every start of 2018–2026 and 1 to 60 days', () => {
  for (const start of startDays()) {
    for (let n = 1; n <= 60; n++) {
      const mine = countCalendarDays(cal, D(start), n, true);
      const theirs = rolledPeriod(start, n);
      if (mine.provisional !== (theirs === undefined) || (theirs !== undefined && mine.result !== theirs))
        expect([start, n, mine.result]).toEqual([start, n, theirs]);
    }
  }
}, 300_000);

test('each day on the way is a step; exactly n of them count, in order, and only worked days', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3200 }), fc.integer({ min: 1, max: 120 }), (offset, n) => {
      const start = addDays(D('2018-01-01'), offset);
      const c = countWorkingDays(cal, start, n);
      expect(c.steps.map((s) => s.date)).toEqual(
        Array.from({ length: epochDay(c.result) - epochDay(start) }, (_, i) => addDays(start, i + 1)),
      );
      expect(c.steps.filter((s) => s.counted !== null).map((s) => s.counted)).toEqual(Array.from({ length: n }, (_, i) => i + 1));
      for (const s of c.steps) expect([s.date, s.counted !== null]).toEqual([s.date, isWorkingDay(cal, s.date)]);
      expect(c.steps.at(-1)!.counted).toBe(n);
      expect(c.earliest <= c.result && c.result <= c.latest).toBe(true);
    }),
  );
});

test('a longer count never ends earlier, and a later start never ends earlier', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3200 }), fc.integer({ min: 1, max: 60 }), (offset, n) => {
      const start = addDays(D('2018-01-01'), offset);
      expect(workdayAfter(cal, start, n + 1).result > workdayAfter(cal, start, n).result).toBe(true);
      expect(workdayAfter(cal, addDays(start, 1), n).result >= workdayAfter(cal, start, n).result).toBe(true);
    }),
  );
});

test('a minimum period is never shorter than its days and never ends on a day off', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3200 }), fc.integer({ min: 1, max: 60 }), (offset, n) => {
      const start = addDays(D('2018-01-01'), offset);
      const c = countCalendarDays(cal, start, n, true);
      expect(epochDay(c.result) - epochDay(start)).toBeGreaterThanOrEqual(n);
      expect(c.result).toBe(rollForward(cal, c.unrolled));
      expect(c.steps.filter((s) => s.counted !== null)).toHaveLength(n);
      expect(c.steps.slice(n).every((s) => s.reason.startsWith('顺延：'))).toBe(true);
    }),
  );
});

test('days before an event have a legal and a safe reading, one day apart', () => {
  expect(daysBefore(D('2024-08-28'), 7)).toEqual({ legal: '2024-08-21', safe: '2024-08-20' });
});

test('no days, negative days, fractions and absurd numbers are refused', () => {
  for (const n of [0, -1, 1.5, Number.NaN, Infinity, LIMITS.countDaysMax + 1]) {
    for (const count of [
      () => workdayAfter(cal, D('2024-01-02'), n),
      () => countWorkingDays(cal, D('2024-01-02'), n),
      () => countCalendarDays(cal, D('2024-01-02'), n, true),
      () => daysBefore(D('2024-01-02'), n),
    ]) {
      expect(count).toThrow(expect.objectContaining({ code: 'COUNT_INVALID' }));
    }
  }
  expect(workdayAfter(cal, D('2018-01-02'), LIMITS.countDaysMax).provisional).toBe(false);
});

test('days before the first notice and far past the last are refused, never guessed', () => {
  const outside = expect.objectContaining({ code: 'DATE_OUTSIDE_COVERAGE' });
  expect(() => workdayAfter(cal, D('2017-12-30'), 1)).toThrow(outside);
  expect(workdayAfter(cal, D('2017-12-31'), 1).result).toBe('2018-01-02');
  expect(() => workdayAfter(cal, D('2031-12-20'), 20)).toThrow(outside);
  expect(() => workdayAfter(cal, D('2150-01-01'), 1)).toThrow(outside);
  expect(() => countCalendarDays(cal, D('2016-01-01'), 30, true)).toThrow(outside);
  expect(countCalendarDays(cal, D('2016-01-01'), 30, false)).toEqual(expect.objectContaining({ result: '2016-01-31', provisional: false }));
});
