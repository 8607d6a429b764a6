import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readDay } from '../../../domain/adoption/day-text.ts';
import { fromEpochDay } from '../../../domain/calendar/plain-date.ts';

const HAN = '〇一二三四五六七八九';
const han = (n: number): string => (n < 10 ? HAN[n]! : `${n < 20 ? '' : HAN[Math.floor(n / 10)]!}十${n % 10 === 0 ? '' : HAN[n % 10]!}`);

test('every day is read from each of its usual writings', () => {
  fc.assert(
    fc.property(fc.integer({ min: 17_000, max: 21_000 }), (n) => {
      const day = fromEpochDay(n);
      const [y, m, d] = day.split('-').map(Number) as [number, number, number];
      const years = [...String(y)].map((c) => HAN[Number(c)]).join('');
      for (const text of [
        day,
        `${y}/${m}/${d}`,
        `${y}.${m}.${d}`,
        `${y}年${m}月${d}日`,
        ` ${y} 年 ${m} 月 ${d} 日（星期二）`,
        `${y}-${m}-${d} 00:00:00`,
        day.replaceAll('-', ''),
        `${years}年${han(m)}月${han(d)}日`,
      ])
        expect([text, readDay(text)]).toEqual([text, day]);
    }),
  );
});

test.each(['2024年3月', '3月5日', '2024-02-30', '2023-02-29', '45356', '第三季度', '2024年13月1日', '二〇二四年三月', '2024-3', ''])(
  'what is no whole day that exists is not guessed: %s',
  (text) => {
    expect(readDay(text)).toBeUndefined();
  },
);
