import { expect, test } from '@jest/globals';
import { dayNoteZh, dayZh, formatDateZh, formatInstantZh, weekdayZh } from '../../../domain/calendar/format.ts';
import { isoToInstant } from '../../../domain/calendar/instant.ts';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';

test('a date carries its weekday, and the reason where the day is not what its weekday says', () => {
  expect(formatDateZh(D('2024-09-29'))).toBe('2024年9月29日（星期日，调休上班）');
  expect(formatDateZh(D('2024-10-02'))).toBe('2024年10月2日（星期三，国庆节休息）');
  expect(formatDateZh(D('2024-09-30'))).toBe('2024年9月30日（星期一）');
  expect(formatDateZh(D('2024-09-28'))).toBe('2024年9月28日（星期六）');
  expect(formatDateZh(D('2027-01-01'))).toBe('2027年1月1日（星期五，元旦休息）');
  expect(formatDateZh(D('2027-01-04'))).toBe('2027年1月4日（星期一）');
  expect(formatDateZh(D('1949-10-01'))).toBe('1949年10月1日（星期六）');
});

test('parts of a date for places where the year is known', () => {
  expect([dayZh(D('2024-09-03')), dayZh(D('2024-09-03'), true), weekdayZh(D('2024-09-03')), dayNoteZh(D('2024-03-31'))]).toEqual([
    '9月3日',
    '2024年9月3日',
    '星期二',
    '星期日',
  ]);
});

test('a moment is told by Beijing’s clock', () => {
  expect(formatInstantZh(isoToInstant('2024-09-27T02:15:32Z'))).toBe('2024年9月27日（星期五）10时15分32秒');
  expect(formatInstantZh(isoToInstant('2024-09-26T16:00:00Z'), false)).toBe('2024年9月27日（星期五）0时0分');
});
