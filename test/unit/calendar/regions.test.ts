import { expect, test } from '@jest/globals';
import { newestKnown } from '../../../domain/calendar/arrangement.ts';
import type { Arrangement } from '../../../domain/calendar/arrangement.ts';
import { CN_ARRANGEMENTS } from '../../../domain/calendar/arrangements/all.ts';
import { readNotice } from '../../../domain/calendar/notice/read.ts';
import { addDays, plainDate as D, weekday } from '../../../domain/calendar/plain-date.ts';
import type { PlainDate } from '../../../domain/calendar/plain-date.ts';
import { calendarFor, calendarFrom, chinaCalendar, dayReason, isBuiltWith, isWorkingDay } from '../../../domain/calendar/work-calendar.ts';
import type { WorkCalendar } from '../../../domain/calendar/work-calendar.ts';
import { explainDeadline } from '../../../domain/deadline/explain.ts';
import { countCourse } from '../../../domain/deadline/course.ts';
import { countCalendarDays, countWorkingDays, workdayAfter } from '../../../domain/deadline/periods.ts';
import { resolvePack } from '../../../domain/rules/resolve.ts';
import { rulesAt } from '../../../services/rules.ts';
import { oneRulePack } from '../../support/one-rule-pack.ts';
import { arrangement, refusal } from './notices.ts';
import { guangxi2021, guangxi2022, guangxi2023, guangxi2024, ningxia2020, REGIONAL, xinjiang2023 } from './regional.ts';

const ALL = [...CN_ARRANGEMENTS, ...REGIONAL];
const cn = chinaCalendar();
const guangxi = calendarFor('CN-GX', ALL);

/** A second notice that changes these days and repeats the rest of its year. */
function nationalV2(year: number, known: string, change: (days: Arrangement['days']) => Arrangement['days']): Arrangement {
  const first = arrangement(year, 1);
  return { ...first, version: 2, notice: { ...first.notice, signed: known, number: '国办发明电〔2099〕1号' }, days: change(first.days) };
}

test('a region’s days off lie over the national calendar, the rest of its year is the national one', () => {
  expect(dayReason(guangxi, D('2024-04-11'))).toEqual(expect.objectContaining({ working: false, covered: true, label: '壮族三月三放假' }));
  const differing: PlainDate[] = [];
  for (let d = D('2024-01-01'); d <= '2024-12-31'; d = addDays(d, 1))
    if (isWorkingDay(cn, d) !== isWorkingDay(guangxi, d)) differing.push(d);
  expect(differing).toEqual(['2024-04-11', '2024-04-12']);
});

test('a calendar’s version names what it was built with: the newest of each year and region, before and after a notice', () => {
  const first = ALL.filter((a) => a.version === 1 || a.year < 2020);
  for (const [region, known] of [
    ['CN', ALL],
    ['CN', first],
    ['CN', ALL.filter((a) => a.year <= 2023)],
    ['CN-GX', ALL],
    ['CN-NX', ALL],
  ] as const) {
    const { version } = calendarFor(region, known);
    const used = known.filter((a) => ['CN', region].includes(a.region) && newestKnown(known, a.year, a.region) === a);
    expect(ALL.filter((a) => isBuiltWith(version, a))).toEqual(used);
  }
});

test('the neighbours of the days off count: three working days after 10 April 2024 are Wednesday the 17th', () => {
  expect(workdayAfter(cn, D('2024-04-10'), 3).result).toBe('2024-04-15');
  expect(workdayAfter(guangxi, D('2024-04-10'), 3)).toEqual({ result: '2024-04-17', provisional: false });
});

test('a region’s day off stands on a national make-up day, because its notice came later and knew it', () => {
  const kinds = (cal: WorkCalendar) => ['2023-04-22', '2023-04-23', '2023-05-06', '2022-04-02'].map((d) => isWorkingDay(cal, D(d)));
  expect([kinds(cn), kinds(guangxi)]).toEqual([
    [false, true, true, true],
    [false, false, true, false],
  ]);
});

test('a region’s own make-up Sunday is worked there alone', () => {
  expect([cn, guangxi, calendarFor('CN-XJ', ALL)].map((cal) => isWorkingDay(cal, D('2021-04-18')))).toEqual([false, true, false]);
  expect(dayReason(guangxi, D('2021-04-18')).label).toBe('调休上班');
});

test('other regions keep their own festivals and not each other’s', () => {
  const off = (region: string, d: string) => !isWorkingDay(calendarFor(region, ALL), D(d));
  expect(['CN', 'CN-NX', 'CN-XJ', 'CN-GX'].map((region) => off(region, '2020-05-25'))).toEqual([false, true, false, false]);
  expect(['CN', 'CN-NX', 'CN-XJ', 'CN-GX'].map((region) => off(region, '2023-06-28'))).toEqual([false, false, true, false]);
});

test('regional notices in the list never change the national calendar', () => {
  const mixed = calendarFrom(ALL);
  expect([mixed.version, mixed.missingYears]).toEqual([cn.version, []]);
  for (let d = cn.coveredFrom; d <= cn.coveredThrough; d = addDays(d, 1))
    if (isWorkingDay(mixed, d) !== isWorkingDay(cn, d)) expect(d).toBe('');
});

test('the version names the region and its own versions', () => {
  expect(guangxi.version).toBe('CN 2018–2026（2019v2、2020v2）＋CN-GX 2021v1、2022v1、2023v1、2024v1');
  expect(calendarFor('CN-GX', CN_ARRANGEMENTS).version).toBe('CN 2018–2026（2019v2、2020v2）＋CN-GX 未录入');
  expect(guangxi.region).toBe('CN-GX');
});

test('an unknown region is refused with its code and those that exist', () => {
  expect(() => calendarFor('CN-ZZ', ALL)).toThrow(
    expect.objectContaining({ code: 'CALENDAR_REGION_UNKNOWN', message: expect.stringContaining('CN-GX（广西）') }),
  );
  expect(() => calendarFor('cn', ALL)).toThrow(expect.objectContaining({ code: 'CALENDAR_REGION_UNKNOWN' }));
});

test('a region’s notice is invisible before it is out, and its year is provisional until then', () => {
  const at = (asOf: string) => calendarFor('CN-GX', ALL, D(asOf));
  expect([at('2024-03-21').missingYears.includes(2024), at('2024-03-22').missingYears.includes(2024)]).toEqual([true, false]);
  expect(workdayAfter(at('2024-03-21'), D('2024-04-10'), 3)).toEqual({ result: '2024-04-15', provisional: true });
  expect(workdayAfter(at('2024-03-22'), D('2024-04-10'), 3)).toEqual({ result: '2024-04-17', provisional: false });
});

test('a count is provisional exactly when one of its days lies in a year whose regional notice is missing', () => {
  // 2024 is entered, 2025 is not; the start day is not counted.
  const results = [
    ['2024-12-20', 7],
    ['2024-12-20', 8],
    ['2025-12-30', 1],
    ['2020-12-31', 5],
    ['2020-12-30', 1],
  ].map(([start, n]) => workdayAfter(guangxi, D(start as string), n as number));
  expect(results).toEqual([
    { result: '2024-12-31', provisional: false },
    { result: '2025-01-02', provisional: true },
    { result: '2025-12-31', provisional: true },
    { result: '2021-01-08', provisional: false },
    { result: '2020-12-31', provisional: true },
  ]);
  for (const [start, n] of [
    ['2024-12-20', 7],
    ['2024-12-20', 8],
  ] as const) {
    const c = countWorkingDays(guangxi, D(start), n);
    expect([c.provisional, c.regionMissing, c.earliest === c.latest]).toEqual(n === 7 ? [false, [], true] : [true, [2025], false]);
  }
});

test('a period of calendar days asks only about the days it may roll over', () => {
  // It runs through December 2024 into 2025 and ends there; the year of its last days decides.
  expect(countCalendarDays(guangxi, D('2025-12-20'), 30, false).provisional).toBe(false);
  expect(countCalendarDays(guangxi, D('2024-12-01'), 30, true)).toEqual(
    expect.objectContaining({ result: '2024-12-31', provisional: false }),
  );
  expect(countCalendarDays(guangxi, D('2024-12-02'), 30, true)).toEqual(
    expect.objectContaining({ result: '2025-01-02', provisional: true, regionMissing: [2025] }),
  );
  expect(countCalendarDays(guangxi, D('2020-12-10'), 30, true)).toEqual(
    expect.objectContaining({ result: '2021-01-11', provisional: false }),
  );
});

test('a clock that stood still waits for the same years, and a fixed date says that its day is not known', () => {
  const stops = [{ kind: 'tolling', from: D('2024-12-24'), to: D('2024-12-24'), reason: '演练' }] as const;
  const course = (n: number, working: boolean) => countCourse(guangxi, D('2024-12-20'), { n, stops }, { working, roll: true });
  expect(
    [course(6, true), course(7, true), course(10, false), course(11, false)].map((c) => [c.result, c.provisional, c.regionMissing]),
  ).toEqual([
    ['2024-12-31', false, []],
    ['2025-01-02', true, [2025]],
    ['2024-12-31', false, []],
    ['2025-01-02', true, [2025]],
  ]);
  const rule = oneRulePack({ unit: 'fixed-date', monthDay: '03-31', bound: 'fixed' });
  const on = (year: number) =>
    explainDeadline({ pack: rule, ruleId: 'rule', trigger: { event: 'issued', on: D(`${year}-01-05`) }, calendar: guangxi });
  expect([on(2024).warnings.join(), on(2025).warnings.join()]).toEqual([
    expect.not.stringContaining('地方放假安排'),
    expect.stringContaining('广西2025年的地方放假安排（壮族三月三）还没有录入，录入后自动重算；日期不变'),
  ]);
});

test('what a missing regional notice turned out to say lies between earliest and latest', () => {
  for (const own of [guangxi2021, guangxi2022, guangxi2023, guangxi2024, ningxia2020, xinjiang2023]) {
    const before = calendarFor(own.region, CN_ARRANGEMENTS);
    const after = calendarFor(own.region, [...CN_ARRANGEMENTS, own]);
    for (let d = D(`${own.year}-01-01`); d <= `${own.year}-11-20`; d = addDays(d, 1)) {
      for (const n of [1, 7, 10, 20]) {
        const c = countWorkingDays(before, d, n);
        const truth = workdayAfter(after, d, n).result;
        if (!(c.earliest <= truth && truth <= c.latest)) expect([own.region, d, n, c.earliest, truth, c.latest]).toEqual([]);
      }
      const c = countCalendarDays(before, d, 30, true);
      const truth = countCalendarDays(after, d, 30, true).result;
      if (!(c.earliest <= truth && truth <= c.latest)) expect([own.region, d, c.earliest, truth, c.latest]).toEqual([]);
    }
  }
});

test('the State Council’s later word on the same date stands over the region’s, its repetition does not', () => {
  const offOn =
    (date: string) =>
    (days: Arrangement['days']): Arrangement['days'] => [...days, [date, '劳动节', 'off']];
  const after = nationalV2(2021, '2021-04-01', offOn('2021-04-18'));
  const before = nationalV2(2021, '2021-03-01', offOn('2021-04-18'));
  const elsewhere = nationalV2(2023, '2023-04-01', offOn('2023-05-04'));
  const workedIn = (second: Arrangement, d: string) => isWorkingDay(calendarFor('CN-GX', [...ALL, second]), D(d));
  expect([workedIn(after, '2021-04-18'), workedIn(before, '2021-04-18')]).toEqual([false, true]);
  // The second notice repeats 23 April 2023 as a make-up day without changing it.
  expect([workedIn(elsewhere, '2023-04-23'), workedIn(elsewhere, '2023-05-04')]).toEqual([false, false]);
});

test('what a region’s second notice drops is as the nation has it', () => {
  const second = {
    ...guangxi2023,
    version: 2,
    notice: { ...guangxi2023.notice, signed: '2023-04-01' },
    days: guangxi2023.days.slice(0, 1),
  };
  const cal = calendarFor('CN-GX', [...ALL, second]);
  expect(['2023-04-21', '2023-04-22', '2023-04-23'].map((d) => isWorkingDay(cal, D(d)))).toEqual([false, false, true]);
  expect(cal.version).toContain('2023v2');
});

test('a notice entered out of order counts from its own day, whatever stands after it in the list', () => {
  const entered = nationalV2(2024, '2024-05-06', (days) => [...days, ['2024-05-10', '劳动节', 'off']]);
  const at = (asOf: string) => isWorkingDay(calendarFrom([...CN_ARRANGEMENTS, entered], D(asOf)), D('2024-05-10'));
  expect([at('2024-05-05'), at('2024-05-06'), at('2025-01-01')]).toEqual([true, false, false]);
  // The notices for 2025 and 2026 stay invisible although they stand before it.
  expect(calendarFrom([...CN_ARRANGEMENTS, entered], D('2024-05-06')).coveredThrough).toBe('2024-12-31');
});

test('the newest arrangement of a year is that of its region, and of the day asked', () => {
  const version = (region: string, year: number, asOf?: string) =>
    newestKnown(ALL, year, region, asOf === undefined ? undefined : D(asOf))?.version;
  expect([version('CN', 2020), version('CN', 2020, '2020-01-26'), version('CN', 2020, '2019-11-20'), version('CN-GX', 2020)]).toEqual([
    2,
    1,
    undefined,
    undefined,
  ]);
});

test('a second notice counts although the first was published after its signature', () => {
  const first = { ...arrangement(2024, 1), notice: { ...arrangement(2024, 1).notice, published: '2023-10-28' } };
  const second = nationalV2(2024, '2023-10-27', (days) => [...days, ['2024-05-10', '劳动节', 'off']]);
  const others = CN_ARRANGEMENTS.filter((a) => a.year !== 2024);
  for (const list of [
    [...others, first, second],
    [...others, second, first],
  ])
    expect(isWorkingDay(calendarFrom(list), D('2024-05-10'))).toBe(false);
});

test('a year after a gap is not covered until the gap is filled', () => {
  const year = (y: number): Arrangement => ({ ...arrangement(2026, 1), year: y, days: [[`${y}-01-03`, '元旦', 'off']] });
  expect(calendarFrom([...CN_ARRANGEMENTS, year(2028)]).coveredThrough).toBe('2026-12-31');
  expect(calendarFrom([...CN_ARRANGEMENTS, year(2028), year(2027)]).coveredThrough).toBe('2028-12-31');
});

test('day by day, a regional calendar counts what its tables say', () => {
  for (let start = D('2021-01-01'); start <= '2024-11-20'; start = addDays(start, 1)) {
    let d = start;
    for (let left = 10; left > 0;) {
      d = addDays(d, 1);
      const named = [...CN_ARRANGEMENTS, guangxi2021, guangxi2022, guangxi2023, guangxi2024].findLast((a) =>
        a.days.some(([date]) => date === d),
      );
      const kind = named?.days.find(([date]) => date === d)?.[2];
      if (kind === 'makeup' || (kind === undefined && weekday(d) <= 5)) left--;
    }
    if (workdayAfter(guangxi, start, 10).result !== d) expect([start, workdayAfter(guangxi, start, 10).result]).toEqual([start, d]);
  }
});

test('an explained deadline names the region’s version, and in words what a provisional one waits for', () => {
  const pack = resolvePack('shanghai-xujing-2023', D('2024-03-01'));
  const ask = (calendar: WorkCalendar, on: string) =>
    explainDeadline({ pack, ruleId: 'feedback', trigger: { event: 'issued', on: D(on) }, calendar });
  const known = ask(guangxi, '2024-04-03');
  expect([known.provisional, known.calendarVersion, known.steps.some((s) => s.reason === '壮族三月三放假')]).toEqual([
    false,
    guangxi.version,
    true,
  ]);
  const missing = ask(calendarFor('CN-GX', CN_ARRANGEMENTS), '2024-04-03');
  expect([missing.provisional, missing.provisionalNote]).toEqual([
    true,
    '广西2024年的地方放假安排（壮族三月三）还没有录入，录入后自动重算',
  ]);
  const both = ask(guangxi, '2026-12-25');
  expect(both.provisionalNote).toBe(
    '2027年放假安排尚未公布（2027年的一般在2026年10月至12月公布，最迟的一次是12月8日）；广西2026年的地方放假安排（壮族三月三）还没有录入，录入后自动重算',
  );
});

test('the rules of a pack come with the calendar of its region', () => {
  const { rules, calendar } = rulesAt('shanghai-xujing-2023', { now: Date.UTC(2024, 4, 6), arrangements: CN_ARRANGEMENTS });
  expect([rules.calendarRegion, calendar.region]).toEqual(['CN', 'CN']);
});

// ── regional notices ──

const known = (year: number, region: string): Arrangement | undefined =>
  region === 'CN' ? CN_ARRANGEMENTS.findLast((a) => a.year === year) : undefined;

test('广西: a notice of one festival has its name in the title', () => {
  const text = [
    '广西壮族自治区人民政府办公厅关于2024年“壮族三月三”放假的通知',
    '各市、县人民政府，自治区人民政府各组成部门、各直属机构：',
    '根据《广西壮族自治区少数民族习惯节日放假办法》（广西壮族自治区人民政府令第98号），经自治区人民政府同意，现将2024年“壮族三月三”放假有关事项通知如下：',
    '一、4月11日至12日放假，与周末连休。',
    '二、节假日期间，各地各部门要妥善安排好值班和安全、保卫等工作，确保人民群众祥和平安度过节日假期。',
    '广西壮族自治区人民政府办公厅',
    '2024年3月22日',
    'https://www.lzdww.com/read-122637.html',
  ].join('\n');
  const { arrangement: got, doubts } = readNotice(text, known);
  expect(got).toEqual(guangxi2024);
  expect(doubts.map((d) => d.field)).toEqual(['文号', '网址']);
});

test('宁夏: the national festivals a notice repeats are not its own, and one that differs is doubted', () => {
  const lines = [
    '自治区人民政府办公厅关于2020年部分节假日安排的通知',
    '各市、县（区）人民政府，自治区政府各部门、各直属机构：',
    '结合实际，现将我区2020年部分节假日放假调休日期的具体安排通知如下。',
    '一、元旦：2020年1月1日放假，共1天。',
    '二、春节：1月24日至30日放假调休，共7天。1月19日（星期日）、2月1日（星期六）上班。',
    '三、清明节：4月4日至6日放假调休，共3天。',
    '四、劳动节：5月1日至5日放假调休，共5天。4月26日（星期日）、5月9日（星期六）上班。',
    '五、开斋节：5月25日至26日放假。',
    '六、端午节：6月25日至27日放假调休，共3天。6月28日（星期日）上班。',
    '七、古尔邦节：7月30日至31日放假。',
    '八、国庆节、中秋节：10月1日至8日放假调休，共8天。9月27日（星期日）、10月10日（星期六）上班。',
    '宁夏回族自治区人民政府办公厅',
    '2019年12月4日',
    'https://m.yaozui.com/p/842571',
  ];
  const first = (year: number, region: string) => (region === 'CN' ? arrangement(year, 1) : undefined);
  const { arrangement: got, doubts } = readNotice(lines.join('\n'), first);
  expect([got, doubts.map((d) => d.field)]).toEqual([ningxia2020, ['文号', '网址']]);
  // Read after the second national notice, 1 February is off: the region's repetition of the first is not used.
  const later = readNotice(lines.join('\n'), known);
  expect([later.arrangement.days, later.doubts.map((d) => [d.field, d.quoted])]).toEqual([
    ningxia2020.days,
    [
      ['文号', ''],
      ['网址', 'https://m.yaozui.com/p/842571'],
      ['春节', '2020-02-01'],
    ],
  ]);
});

test('新疆: items in brackets, a remark which day the festival is, and hours of work that are doubted', () => {
  const text = [
    '关于2023年节假日放假安排和冬夏季作息时间的通知',
    '一、节假日放假安排',
    '（一）元旦：2022年12月31日至2023年1月2日放假调休，共3天。',
    '（四）肉孜节：4月22日是肉孜节，4月21日放假调休1天。',
    '（七）古尔邦节：6月29日是古尔邦节，6月28日至30日放假，共3天。',
    '二、冬夏季作息时间安排',
    '（一）夏季作息时间：自2023年5月1日起实行夏季作息时间，上班时间为：上午10:00至14:00，下午16:00至20:00。',
    '新疆维吾尔自治区人民政府办公厅',
    '2022年12月25日',
    xinjiang2023.notice.address,
  ].join('\n');
  const { arrangement: got, doubts } = readNotice(text, known);
  expect(got).toEqual(xinjiang2023);
  expect(doubts.map((d) => [d.line, d.field])).toEqual([
    [1, '文号'],
    [7, '安排'],
  ]);
});

test('广西 2021: a notice without numbered items, whose second half is not understood, is doubted', () => {
  const text = [
    '广西壮族自治区人民政府办公厅关于2021年“壮族三月三”放假的通知 | 桂政办电〔2021〕1号 | 2021-03-18 | https://www.gxzf.gov.cn/',
    '现将2021年“壮族三月三”放假有关事项通知如下：4月14日（农历三月初三，星期三）、4月15日（农历三月初四，星期四）放假，4月16日（星期五）调休，即4月16日（星期五）休息，4月18日（星期日）上班。',
  ].join('\n');
  const { arrangement: got, doubts } = readNotice(text, known);
  expect(got.days).toEqual([guangxi2021.days[0], guangxi2021.days[1], guangxi2021.days[3]]);
  expect(doubts).toEqual([
    expect.objectContaining({ line: 2, field: '壮族三月三', message: expect.stringContaining('没有读懂“某日调休，即某日休息”') }),
  ]);
});

test('a region nobody has registered is refused', () => {
  const text =
    '西藏自治区人民政府办公厅关于2024年藏历新年放假的通知 | 藏政办发〔2024〕1号 | 2024-01-10 | https://www.xizang.gov.cn/\n一、2月10日至16日放假，共7天。';
  expect(refusal(() => readNotice(text, known))).toEqual({
    code: 'CALENDAR_NOTICE_INVALID',
    fields: [['第1行 · 标题', expect.stringContaining('已登记地区')]],
  });
});
