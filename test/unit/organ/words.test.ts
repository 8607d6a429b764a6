import { expect, test } from '@jest/globals';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { nameOn } from '../../../domain/organ/words.ts';

test.each([
  ['2020-01-01', '甲乡'],
  ['2022-06-30', '甲乡'],
  ['2022-07-01', '甲镇'],
  ['2024-03-26', '甲镇'],
  ['2024-03-27', '甲街道'],
])('on %s an organ that was renamed twice was called %s', (on, name) => {
  const former = [
    { name: '甲乡', toOn: D('2022-06-30') },
    { name: '甲镇', toOn: D('2024-03-26') },
  ];
  expect(nameOn('甲街道', former, D(on))).toBe(name);
});

test('one that was never renamed has one name', () => {
  expect(nameOn('甲街道', [], D('2020-01-01'))).toBe('甲街道');
});
