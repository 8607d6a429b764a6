import { expect, test } from '@jest/globals';
import chineseDays from 'chinese-days';
import { CN_ARRANGEMENTS } from '../../../domain/calendar/arrangements/all.ts';
import { festivalsOf } from '../../../domain/calendar/festivals.ts';
import { addDays, epochDay, isPlainDate, plainDate as D, weekday } from '../../../domain/calendar/plain-date.ts';
import type { PlainDate } from '../../../domain/calendar/plain-date.ts';
import { chinaCalendar, dayReason, isWorkingDay, rollBackward, rollForward } from '../../../domain/calendar/work-calendar.ts';

function daysOf(year: number): PlainDate[] {
  return Array.from({ length: epochDay(D(`${year + 1}-01-01`)) - epochDay(D(`${year}-01-01`)) }, (_, i) => addDays(D(`${year}-01-01`), i));
}

test('the years 2018 to 2026 are covered and say which versions they come from', () => {
  const cal = chinaCalendar();
  expect([cal.version, cal.coveredFrom, cal.coveredThrough]).toEqual(['CN 2018–2026（2019v2、2020v2）', '2018-01-01', '2026-12-31']);
});

test('each year has as many working days as its notice leaves', () => {
  const cal = chinaCalendar();
  const counts = [2023, 2024, 2025, 2026].map((y) => daysOf(y).filter((d) => isWorkingDay(cal, d)).length);
  expect(counts).toEqual([249, 251, 248, 248]);
});

test('every day of 2018 to 2026 is worked or free as an independent data set has it', () => {
  const cal = chinaCalendar();
  for (const year of [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]) {
    for (const d of daysOf(year)) {
      // A local Date, because the peer reads a text as an instant of another zone.
      const [y, m, day] = d.split('-').map(Number) as [number, number, number];
      const theirs = chineseDays.isWorkday(new Date(y, m - 1, day));
      if (isWorkingDay(cal, d) !== theirs) expect([d, isWorkingDay(cal, d)]).toEqual([d, theirs]);
    }
  }
});

test('notices are well formed: named days are real, once each, make-up days on weekends, and each has its source', () => {
  const known = CN_ARRANGEMENTS.map((a) => a.notice.published ?? a.notice.signed);
  expect([...known].sort()).toEqual(known);
  for (const a of CN_ARRANGEMENTS) {
    expect(a.notice.title).toMatch(/^国务院办公厅关于/);
    expect(a.notice.number).toMatch(/^国办发明电〔\d{4}〕\d+号$/);
    expect(a.notice.address).toMatch(/^https?:\/\/www\.gov\.cn\//);
    const dates = a.days.map(([date]) => date);
    expect(new Set(dates).size).toBe(dates.length);
    expect([...dates].sort()).toEqual(dates);
    for (const [date, , kind] of a.days)
      expect([date, isPlainDate(date), kind === 'off' || weekday(D(date)) > 5]).toEqual([date, true, true]);
  }
});

test('reasons are the words of the page', () => {
  const cal = chinaCalendar();
  const labels = ['2024-09-13', '2024-09-14', '2024-09-16', '2024-09-21', '2024-09-29', '2024-10-02', '2024-02-09', '2020-10-01'].map(
    (d) => dayReason(cal, D(d)).label,
  );
  expect(labels).toEqual(['工作日', '调休上班', '中秋节放假', '双休日', '调休上班', '国庆节放假', '工作日', '国庆节、中秋节放假']);
});

test('a version is invisible until its notice is out', () => {
  const at = (asOf: string, d: string) => isWorkingDay(chinaCalendar(D(asOf)), D(d));
  // 2019-03-22 gave Labour Day three more days and two make-up Sundays.
  expect([at('2019-03-21', '2019-05-02'), at('2019-03-22', '2019-05-02')]).toEqual([true, false]);
  expect([at('2019-03-21', '2019-04-28'), at('2019-03-22', '2019-04-28')]).toEqual([false, true]);
  // Signed on 26 January 2020, published on the 27th: 1 February turned from worked to off.
  expect([at('2020-01-26', '2020-02-01'), at('2020-01-27', '2020-02-01')]).toEqual([true, false]);
  expect([at('2020-01-26', '2020-01-31'), at('2020-01-27', '2020-01-31')]).toEqual([true, false]);
  expect([at('2020-01-26', '2020-01-19'), at('2020-01-27', '2020-01-19')]).toEqual([true, true]);
  expect(chinaCalendar(D('2024-11-11')).coveredThrough).toBe('2024-12-31');
  expect(chinaCalendar(D('2024-11-12')).coveredThrough).toBe('2025-12-31');
  expect(chinaCalendar(D('2020-01-26')).version).toBe('CN 2018–2020（2019v2）');
});

test('the last days of a year may belong to the next year’s notice', () => {
  expect(dayReason(chinaCalendar(D('2018-12-05')), D('2018-12-31'))).toEqual(expect.objectContaining({ working: true, covered: true }));
  expect(dayReason(chinaCalendar(D('2018-12-06')), D('2018-12-31')).label).toBe('元旦放假');
  expect(dayReason(chinaCalendar(), D('2018-12-29')).label).toBe('调休上班');
  expect(chinaCalendar().firmThrough).toBe('2026-12-28');
  const earliest = CN_ARRANGEMENTS.flatMap((a) =>
    a.days.filter(([date]) => Number(date.slice(0, 4)) < a.year).map(([date]) => date.slice(5)),
  );
  expect(earliest.every((md) => md > '12-28')).toBe(true);
});

test('the same question gives the same calendar object', () => {
  expect(chinaCalendar(D('2024-05-06'))).toBe(chinaCalendar(D('2024-09-13')));
  expect(chinaCalendar()).toBe(chinaCalendar(D('2026-11-23')));
});

test('past the last notice only the law’s festivals are certain, and every day says that it is not official', () => {
  const cal = chinaCalendar();
  expect(dayReason(cal, D('2027-01-01'))).toEqual(
    expect.objectContaining({ working: false, covered: false, label: '元旦放假（放假安排尚未公布）' }),
  );
  expect(dayReason(cal, D('2027-02-05')).working).toBe(false);
  expect(dayReason(cal, D('2027-01-04'))).toEqual(expect.objectContaining({ working: true, covered: false }));
  expect(dayReason(cal, D('2017-12-29')).covered).toBe(false);
  expect(dayReason(cal, D('2150-01-02')).covered).toBe(false);
});

test('the festivals of the law agree with an independent lunar calendar and with every notice', () => {
  for (let year = 2018; year <= 2032; year++) {
    const [, spring, qingming, , duanwu, zhongqiu] = festivalsOf(year);
    const lunar = (md: string) => (chineseDays.getSolarDateFromLunar(`${year}-${md}`) as { date: string }).date;
    expect([year, spring!.days.at(-3), duanwu!.days[0], zhongqiu!.days[0]]).toEqual([year, lunar('01-01'), lunar('05-05'), lunar('08-15')]);
    expect(qingming!.days[0]).toBe(chineseDays.getSolarTermDate(year, 4, 'pure_brightness'));
  }
  for (const a of CN_ARRANGEMENTS) {
    for (const f of festivalsOf(a.year)) for (const d of f.days) expect([d, dayReason(chinaCalendar(), d).working]).toEqual([d, false]);
  }
  expect(festivalsOf(2033)).toEqual([]);
});

test('rolling finds the working day on either side and stops where nothing is known', () => {
  const cal = chinaCalendar();
  expect([rollForward(cal, D('2024-02-11')), rollForward(cal, D('2024-02-18')), rollForward(cal, D('2026-10-01'))]).toEqual([
    '2024-02-18',
    '2024-02-18',
    '2026-10-08',
  ]);
  expect([rollBackward(cal, D('2024-03-31')), rollBackward(cal, D('2024-03-29'))]).toEqual(['2024-03-29', '2024-03-29']);
  expect(() => rollForward(cal, D('2017-12-30'))).toThrow(expect.objectContaining({ code: 'DATE_OUTSIDE_COVERAGE' }));
  expect(() => rollForward(cal, D('2150-01-02'))).toThrow(expect.objectContaining({ code: 'DATE_OUTSIDE_COVERAGE' }));
});
