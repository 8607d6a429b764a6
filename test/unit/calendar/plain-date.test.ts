import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  comparePlainDates,
  epochDay,
  fromEpochDay,
  isPlainDate,
  plainDate,
  weekday,
} from '../../../domain/calendar/plain-date.ts';

test('only real days between 1949 and 2199 in the form YYYY-MM-DD are dates', () => {
  for (const good of ['1949-01-01', '2199-12-31', '2024-02-29', '2000-02-29', '2024-09-13']) expect(isPlainDate(good)).toBe(true);
  for (const bad of [
    '1948-12-31',
    '2200-01-01',
    '2023-02-29',
    '2100-02-29',
    '2024-00-10',
    '2024-13-01',
    '2024-04-31',
    '2024-9-13',
    '2024/09/13',
    ' 2024-09-13',
    '2024-09-13T00:00',
    '２０２４-09-13',
    '',
    null,
    20240913,
  ]) {
    expect([bad, isPlainDate(bad)]).toEqual([bad, false]);
  }
});

test('a text that is no date is refused with its code, and its long tail is not repeated', () => {
  expect(() => plainDate('2023-02-29')).toThrow(expect.objectContaining({ code: 'DATE_INVALID' }));
  expect(() => plainDate('x'.repeat(5_000))).toThrow(expect.objectContaining({ message: expect.not.stringContaining('x'.repeat(50)) }));
});

test('day numbers agree with the proleptic Gregorian calendar on every day, both ways', () => {
  for (let n = epochDay(plainDate('1949-01-01')); n <= epochDay(plainDate('2199-12-31')); n++) {
    const day = fromEpochDay(n);
    if (day !== new Date(n * 86_400_000).toISOString().slice(0, 10) || epochDay(day) !== n) expect([n, day]).toEqual([n, 'the same day']);
  }
});

test('Monday is 1 and Sunday is 7', () => {
  expect(['2024-09-29', '2024-09-30', '1949-10-01', '2000-01-01'].map((d) => weekday(plainDate(d)))).toEqual([7, 1, 6, 6]);
});

test('adding and taking away days are inverse, and nothing leaves the years of the calendar', () => {
  const anyDay = fc.integer({ min: epochDay(plainDate('1960-01-01')), max: epochDay(plainDate('2190-01-01')) }).map(fromEpochDay);
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -3000, max: 3000 }), (d, n) => {
      expect(addDays(addDays(d, n), -n)).toBe(d);
      expect(Math.sign(comparePlainDates(addDays(d, n), d))).toBe(Math.sign(n));
    }),
  );
  expect(() => addDays(plainDate('2199-12-31'), 1)).toThrow(expect.objectContaining({ code: 'DATE_INVALID' }));
  expect(() => addDays(plainDate('1949-01-01'), -1)).toThrow(expect.objectContaining({ code: 'DATE_INVALID' }));
});
