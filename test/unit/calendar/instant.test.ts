import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { beijingClock, beijingDate, endOfDay, instantToIso, isoToInstant, startOfDay } from '../../../domain/calendar/instant.ts';
import { addDays, plainDate as D } from '../../../domain/calendar/plain-date.ts';

test('a day ends at 24:00 Beijing, which already belongs to the next day', () => {
  const end = endOfDay(D('2024-09-29'));
  expect(instantToIso(end)).toBe('2024-09-29T16:00:00.000Z');
  expect(end).toBe(startOfDay(D('2024-09-30')));
  expect([beijingDate(end - 1), beijingDate(end)]).toEqual(['2024-09-29', '2024-09-30']);
});

test('the wall clock is Beijing’s, also before 1970', () => {
  expect(beijingClock(isoToInstant('2024-09-27T02:15:32Z'))).toEqual({ date: '2024-09-27', hour: 10, minute: 15, second: 32 });
  expect(beijingClock(isoToInstant('1949-10-01T15:00:00+08:00'))).toEqual({ date: '1949-10-01', hour: 15, minute: 0, second: 0 });
});

test('ISO texts go there and back, whatever their offset', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2198, 0, 1) }), (i) => expect(isoToInstant(instantToIso(i))).toBe(i)),
  );
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2198, 0, 1) }), (i) =>
      expect(instantToIso(i)).toBe(new Date(i).toISOString()),
    ),
  );
  expect(isoToInstant('2024-01-02T09:00:00+08:00')).toBe(isoToInstant('2024-01-02T01:00:00Z'));
  expect(isoToInstant('2024-01-01T20:30:00.5-05:00')).toBe(Date.UTC(2024, 0, 2, 1, 30, 0, 500));
});

test('a clock that no day has, a missing offset and a day that is none are refused', () => {
  for (const bad of [
    '2024-01-02T24:00:00Z',
    '2024-01-02T09:60:00Z',
    '2024-01-02T09:00:60Z',
    '2024-01-02T09:00:00',
    '2024-02-30T09:00:00Z',
    '2024-01-02 09:00:00Z',
    '',
  ]) {
    expect(() => isoToInstant(bad)).toThrow(expect.objectContaining({ code: 'DATE_INVALID' }));
  }
});

test('every Beijing day has 24 hours: there has been no summer time since 1991', () => {
  for (let d = D('2018-01-01'); d < '2027-01-01'; d = addDays(d, 1)) expect(endOfDay(d) - startOfDay(d)).toBe(86_400_000);
});
