import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { comparePlainDates, isPlainDate } from '../../../domain/calendar/plain-date.ts';
import { PLAN_PRECISIONS, readPlannedTime } from '../../../domain/catalog/planned-time.ts';

const YEAR = 2024;
/** precision from–to; a doubt is marked with ?. */
function told(text: string, year = YEAR): string | undefined {
  const r = readPlannedTime(text, year);
  return r && `${r.precision} ${r.from ?? ''}..${r.to}${r.doubt === undefined ? '' : ' ?'}`;
}

describe('a planned time is read with its precision, and never more than it says', () => {
  test.each([
    ['第四季度', 'quarter 2024-10-01..2024-12-31'],
    ['四季度', 'quarter 2024-10-01..2024-12-31'],
    ['4季度', 'quarter 2024-10-01..2024-12-31'],
    ['Q1', 'quarter 2024-01-01..2024-03-31'],
    ['2025年第一季度', 'quarter 2025-01-01..2025-03-31'],
    ['第二季度末', 'quarter 2024-04-01..2024-06-30'],
    ['第三、四季度', 'quarter_range 2024-07-01..2024-12-31'],
    ['第3-4季度', 'quarter_range 2024-07-01..2024-12-31'],
    ['5月', 'month 2024-05-01..2024-05-31'],
    ['5月份', 'month 2024-05-01..2024-05-31'],
    ['十二月', 'month 2024-12-01..2024-12-31'],
    ['2月', 'month 2024-02-01..2024-02-29'],
    ['2024.05', 'month 2024-05-01..2024-05-31'],
    ['2024.10', 'month 2024-10-01..2024-10-31'],
    ['2024-5', 'month 2024-05-01..2024-05-31'],
    ['202405', 'month 2024-05-01..2024-05-31'],
    ['２０２４年 ５ 月', 'month 2024-05-01..2024-05-31'],
    ['二〇二四年五月', 'month 2024-05-01..2024-05-31'],
    ['24年5月', 'month 2024-05-01..2024-05-31'],
    ['今年6月', 'month 2024-06-01..2024-06-30'],
    ['5月底', 'month 2024-05-01..2024-05-31'],
    ['6月中旬', 'ten_days 2024-06-11..2024-06-20'],
    ['2月下旬', 'ten_days 2024-02-21..2024-02-29'],
    ['2024年5月31日', 'day 2024-05-31..2024-05-31'],
    ['2024.5.31', 'day 2024-05-31..2024-05-31'],
    ['20240531', 'day 2024-05-31..2024-05-31'],
    ['上半年', 'half_year 2024-01-01..2024-06-30'],
    ['2024年下半年', 'half_year 2024-07-01..2024-12-31'],
    ['全年', 'year 2024-01-01..2024-12-31'],
    ['2024年度', 'year 2024-01-01..2024-12-31'],
    ['年底', 'year 2024-01-01..2024-12-31'],
    ['5—6月', 'month_range 2024-05-01..2024-06-30'],
    ['2024年5月至7月', 'month_range 2024-05-01..2024-07-31'],
    ['2024年12月-2025年1月', 'month_range 2024-12-01..2025-01-31'],
    ['11月至次年1月', 'month_range 2024-11-01..2025-01-31'],
    ['3月1-15日', 'day_range 2024-03-01..2024-03-15'],
    ['3月1日—4月30日', 'day_range 2024-03-01..2024-04-30'],
    ['8月至年底', 'mixed_range 2024-08-01..2024-12-31'],
    ['拟于2024年5月完成', 'month 2024-05-01..2024-05-31'],
  ])('%s', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  test('a range that crosses the year of the catalog keeps both years', () => {
    expect(told('2025.12—2026.01', 2025)).toBe('month_range 2025-12-01..2026-01-31');
  });
  test('“by” leaves the beginning open and says only the last day', () => {
    expect(told('2024年5月31日前')).toBe('day ..2024-05-31');
    expect(told('5月底前')).toBe('month ..2024-05-31');
    expect(told('年底之前')).toBe('year ..2024-12-31');
  });
  test('what can be read two ways is read the later way and doubted', () => {
    expect(told('5月前')).toBe('month ..2024-05-31 ?');
    expect(told('11月—1月')).toBe('month_range 2024-11-01..2025-01-31 ?');
  });
  test.each([
    '',
    '—',
    '待定',
    '持续推进',
    '已完成',
    '季度末',
    '2024.13',
    '2月30日',
    '13月',
    '第五季度',
    '5.31',
    '2024.3-5',
    '一、三季度',
    '2025年1月至2024年5月',
    '2199年12月、1月',
  ])('nothing is invented for “%s”', (text) => {
    expect(told(text)).toBeUndefined();
  });
});

test('a month and its quarter are read to their last day, in every year', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1950, max: 2199 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const plan = readPlannedTime(`${year}年${month}月`, YEAR)!;
      const quarter = readPlannedTime(`第${Math.ceil(month / 3)}季度`, year)!;
      const next = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
      return plan.to === next && quarter.from! <= plan.from! && plan.to <= quarter.to;
    }),
  );
});

test('no text is read into a date that does not exist or an end before its beginning', () => {
  const piece = fc.constantFrom(...'0123456789年月日号季度第上下半旬底末前至到—-~./、一二三四十〇Q次今内 完成');
  fc.assert(
    fc.property(fc.string({ unit: piece, maxLength: 16 }), fc.constantFrom(1949, 2024, 2199), (text, year) => {
      const plan = readPlannedTime(text, year);
      if (!plan) return;
      expect(isPlainDate(plan.to) && (plan.from === undefined || isPlainDate(plan.from))).toBe(true);
      expect(comparePlainDates(plan.from ?? plan.to, plan.to)).toBeLessThanOrEqual(0);
      expect(Object.keys(PLAN_PRECISIONS)).toContain(plan.precision);
    }),
    { numRuns: 3_000 },
  );
});
