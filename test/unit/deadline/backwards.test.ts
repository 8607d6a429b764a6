import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths, plainDate as D } from '../../../domain/calendar/plain-date.ts';
import type { PlainDate } from '../../../domain/calendar/plain-date.ts';
import { chinaCalendar } from '../../../domain/calendar/work-calendar.ts';
import { latestStartOfCalendarDays, latestStartOfWorkingDays, latestTrigger } from '../../../domain/deadline/backwards.ts';
import { explainDeadline } from '../../../domain/deadline/explain.ts';
import { countCalendarDays, workdayAfter } from '../../../domain/deadline/periods.ts';
import { resolvePack, ruleOf } from '../../../domain/rules/resolve.ts';
import { rolledPeriod, startDays, workingDaysAfter } from './oracle.ts';

const cal = chinaCalendar();

test.each([
  // 2024-09-14 (Saturday) and 09-29 (Sunday) are worked, 09-15 to 09-17 and 10-01 to 10-07 are off.
  ['2024-09-29', 10, '2024-09-13'],
  ['2024-09-28', 9, '2024-09-13'],
  ['2024-10-08', 1, '2024-10-07'],
  ['2024-10-07', 1, '2024-09-29'],
  ['2024-02-21', 10, '2024-02-03'],
  ['2024-09-10', 7, '2024-09-01'],
])('to be full on %s, %i working days start on %s at the latest', (target, n, start) => {
  expect(latestStartOfWorkingDays(cal, D(target), n)).toBe(start);
  expect(workingDaysAfter(start, n)! <= target).toBe(true);
  expect(workingDaysAfter(addDays(D(start), 1), n)! > target).toBe(true);
});

test.each([
  ['2024-02-18', 30, '2024-01-19'],
  // Every end from 10 to 17 February rolls to Sunday the 18th: one day less and only the 9th is left.
  ['2024-02-17', 30, '2024-01-10'],
  ['2024-09-09', 30, '2024-08-10'],
])('to be closed on %s, %i days start on %s at the latest', (target, n, start) => {
  expect(latestStartOfCalendarDays(cal, D(target), n, true)).toBe(start);
  expect(rolledPeriod(start, n)! <= target).toBe(true);
  expect(rolledPeriod(addDays(D(start), 1), n)! > target).toBe(true);
});

test('for every day of 2018–2026 and 1 to 60 days the inverse is exact: the day counts in time, the next does not', () => {
  const wrong: unknown[] = [];
  for (const day of startDays()) {
    const target = D(day);
    if (day < '2018-07-01') continue;
    for (let n = 1; n <= 60; n++) {
      const worked = latestStartOfWorkingDays(cal, target, n);
      if (workdayAfter(cal, worked, n).result > target || workdayAfter(cal, addDays(worked, 1), n).result <= target)
        wrong.push(['working', target, n, worked]);
    }
  }
  expect(wrong.slice(0, 3)).toEqual([]);
}, 300_000);

const targets = fc.integer({ min: 200, max: 3250 }).map((n) => addDays(D('2018-01-01'), n));
const days = fc.integer({ min: 1, max: 120 });

test('the inverse of calendar days is exact, with and without the roll', () => {
  fc.assert(
    fc.property(targets, days, fc.boolean(), (target, n, roll) => {
      const start = latestStartOfCalendarDays(cal, target, n, roll);
      expect(countCalendarDays(cal, start, n, roll).result <= target).toBe(true);
      expect(countCalendarDays(cal, addDays(start, 1), n, roll).result > target).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('a later target never asks for an earlier start, a longer period never for a later one', () => {
  fc.assert(
    fc.property(targets, days, (target, n) => {
      const start = latestStartOfWorkingDays(cal, target, n);
      expect(latestStartOfWorkingDays(cal, addDays(target, 1), n) >= start).toBe(true);
      expect(latestStartOfWorkingDays(cal, target, n + 1) < start).toBe(true);
    }),
  );
});

test('every unit that is a period is inverted against the way it is counted', () => {
  const pack = resolvePack('decree-713-2019', D('2024-01-01'));
  const consultation = ruleOf(pack, 'consultation');
  for (const [unit, value, roll] of [
    ['calendar-day', 30, true],
    ['working-day', 20, false],
    ['week', 3, false],
    ['week', 2, true],
    ['month', 2, false],
    ['month', 1, true],
    ['hour', 24, false],
    ['hour', 49, false],
  ] as const) {
    const rule = { ...consultation, unit, value, roll };
    const changed = { ...pack, rules: new Map([['consultation', rule]]) };
    const due = (on: PlainDate) =>
      explainDeadline({ pack: changed, ruleId: 'consultation', trigger: { event: 'x', on }, calendar: cal }).dueOn;
    fc.assert(
      fc.property(fc.integer({ min: 900, max: 3200 }), (n) => {
        const target = addDays(D('2018-01-01'), n);
        const start = latestTrigger(rule, cal, target);
        expect([unit, due(start) <= target, due(addDays(start, 1)) > target]).toEqual([unit, true, true]);
      }),
    );
  }
});

test('months back from a short February', () => {
  const month = { unit: 'month', value: 1, roll: false } as const;
  expect(latestTrigger(month, cal, D('2024-02-29'))).toBe('2024-01-31');
  expect(latestTrigger(month, cal, D('2024-02-28'))).toBe('2024-01-28');
  expect(addMonths(D('2024-01-31'), 1)).toBe('2024-02-29');
});

test('what needs a notice nobody has entered is refused, and so are no days', () => {
  const outside = expect.objectContaining({ code: 'DATE_OUTSIDE_COVERAGE' });
  expect(() => latestStartOfWorkingDays(cal, D('2018-01-05'), 5)).toThrow(outside);
  expect(latestStartOfWorkingDays(cal, D('2018-01-05'), 4)).toBe('2018-01-01');
  expect(() => latestStartOfWorkingDays(cal, D('2017-12-29'), 1)).toThrow(outside);
  expect(() => latestStartOfWorkingDays(cal, D('2150-01-01'), 1)).toThrow(outside);
  expect(() => latestStartOfCalendarDays(cal, D('2010-01-01'), 30, true)).toThrow(outside);
  for (const n of [0, -1, 1.5]) {
    expect(() => latestStartOfWorkingDays(cal, D('2024-09-10'), n)).toThrow(expect.objectContaining({ code: 'COUNT_INVALID' }));
    expect(() => latestStartOfCalendarDays(cal, D('2024-09-10'), n, false)).toThrow(expect.objectContaining({ code: 'COUNT_INVALID' }));
  }
});
