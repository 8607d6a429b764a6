import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { beijingDate, endOfDay, isoToInstant, startOfDay } from '../../../domain/calendar/instant.ts';
import { CN_ARRANGEMENTS } from '../../../domain/calendar/arrangements/all.ts';
import { noticeExpected } from '../../../domain/calendar/next-notice.ts';
import { addDays, epochDay, plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { chinaCalendar, isWorkingDay, rollForward } from '../../../domain/calendar/work-calendar.ts';
import { explainDeadline } from '../../../domain/deadline/explain.ts';
import type { Trigger } from '../../../domain/deadline/trigger.ts';
import { proposeWindow } from '../../../domain/deadline/window.ts';
import { LIMITS } from '../../../domain/limits.ts';
import type { Rule, RuleUnit } from '../../../domain/rules/types.ts';
import { oneRulePack } from '../../support/one-rule-pack.ts';

const calendar = chinaCalendar();
type Form = Partial<Rule> & Pick<Rule, 'unit'>;
const explain = (rule: Form, on: string, more: Partial<Trigger> = {}) =>
  explainDeadline({ pack: oneRulePack(rule), ruleId: 'rule', trigger: { event: 'issued', on: D(on), ...more }, calendar });
const dues = (rule: Form, ...starts: string[]) => starts.map((on) => explain(rule, on).dueOn);
const code = (name: string) => expect.objectContaining({ code: name });

describe('calendar days', () => {
  test('as a maximum end on their last day, worked or not; as a minimum they roll and the next step is the day after', () => {
    const maximum = explain({ unit: 'calendar-day', value: 30 }, '2024-01-12');
    expect([maximum.dueOn, maximum.nextStepOn, maximum.explanation[1]]).toEqual([
      '2024-02-11',
      undefined,
      '规定：决策出台后30日内公布（演练规定）',
    ]);
    const minimum = explain({ unit: 'calendar-day', value: 30, bound: 'minimum', roll: true }, '2024-01-12');
    expect([minimum.dueOn, minimum.nextStepOn, minimum.explanation[1]]).toEqual([
      '2024-02-18',
      '2024-02-19',
      '规定：一般不少于30日（演练规定）',
    ]);
  });
  test('need no calendar without a roll: the period of another century is counted', () => {
    expect(explain({ unit: 'calendar-day', value: 30 }, '2150-01-01')).toMatchObject({ dueOn: '2150-01-31', provisional: false });
    expect(() => explain({ unit: 'calendar-day', value: 30, bound: 'minimum', roll: true }, '2150-01-01')).toThrow(
      code('DATE_OUTSIDE_COVERAGE'),
    );
  });
});

describe('working days', () => {
  test('as a minimum that is waited for name the day after; as time given to a reviewer they name none', () => {
    const waited = explain({ unit: 'working-day', value: 7, bound: 'minimum' }, '2024-08-01');
    expect([waited.dueOn, waited.nextStepOn]).toEqual(['2024-08-12', '2024-08-13']);
    expect(explain({ unit: 'working-day', value: 7, bound: 'minimum', givenOnly: true }, '2024-08-01').nextStepOn).toBeUndefined();
  });
});

describe('weeks', () => {
  test('end on the same weekday; every day on the way is a step', () => {
    const d = explain({ unit: 'week', value: 2 }, '2024-09-13');
    expect([d.dueOn, d.steps.length, d.steps.at(-1)!.counted]).toEqual(['2024-09-27', 14, 14]);
    expect(d.explanation).toEqual([
      '最晚：2024年9月27日（星期五）24时',
      '规定：决策出台后2周内公布（演练规定）',
      '算法：9月13日出台，从次日起数2周',
    ]);
  });
  test('as a minimum roll off a day off', () => {
    expect(dues({ unit: 'week', value: 2, bound: 'minimum', roll: true }, '2024-09-17', '2024-09-16')).toEqual([
      '2024-10-08',
      '2024-09-30',
    ]);
  });
});

describe('months (民法典第二百零二条)', () => {
  test.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-01-30', 1, '2024-02-29'],
    ['2024-01-29', 1, '2024-02-29'],
    ['2024-01-28', 1, '2024-02-28'],
    ['2024-02-29', 1, '2024-03-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-12-31', 2, '2025-02-28'],
    ['2024-08-31', 1, '2024-09-30'],
    ['2024-11-30', 3, '2025-02-28'],
  ])('%s and %i months is %s', (on, value, dueOn) => {
    const d = explain({ unit: 'month', value }, on);
    expect(d.dueOn).toBe(dueOn);
    expect(d.steps).toHaveLength(epochDay(d.dueOn) - epochDay(D(on)));
  });
  test('say whether the corresponding day exists', () => {
    expect(explain({ unit: 'month', value: 1 }, '2024-01-31').explanation[2]).toBe(
      '算法：1月31日出台，从次日起数1个月；2月没有31日，到月末2月29日',
    );
    expect(explain({ unit: 'month', value: 3 }, '2024-07-10').explanation[2]).toBe('算法：7月10日出台，从次日起数3个月，到10月10日');
  });
  test('for any start: the corresponding day or the end of that month, and a minimum rolls from there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2900 }), fc.integer({ min: 1, max: 12 }), (offset, value) => {
        const on = addDays(D('2018-01-01'), offset);
        const d = explain({ unit: 'month', value }, on);
        const months = (x: string) => Number(x.slice(0, 4)) * 12 + Number(x.slice(5, 7));
        expect(months(d.dueOn) - months(on)).toBe(value);
        expect(d.dueOn.slice(8) === on.slice(8) || addDays(d.dueOn, 1).slice(8) === '01').toBe(true);
        const rolled = explain({ unit: 'month', value, bound: 'minimum', roll: true }, on);
        expect(rolled.dueOn).toBe(rollForward(calendar, d.dueOn));
      }),
    );
  });
});

describe('hours', () => {
  const at = (iso: string) => ({ at: isoToInstant(iso) });
  test.each([
    [5, '2024-09-13T22:00:00+08:00', '2024-09-14T03:00:00+08:00'],
    [24, '2024-09-13T10:00:00+08:00', '2024-09-14T10:00:00+08:00'],
    [48, '2024-09-30T16:30:00+08:00', '2024-10-02T16:30:00+08:00'],
  ])('%i hours from %s end at %s, through night and holiday', (value, from, to) => {
    const d = explain({ unit: 'hour', value }, from.slice(0, 10), at(from));
    expect([d.dueAt, d.steps]).toEqual([isoToInstant(to), []]);
    expect(d.dueAt).not.toBe(endOfDay(d.dueOn));
  });
  test('the line shows date and clock time', () => {
    expect(explain({ unit: 'hour', value: 24 }, '2024-09-13', at('2024-09-13T10:05:00+08:00')).explanation).toEqual([
      '最晚：2024年9月14日（星期六，调休上班）10时5分',
      '规定：决策出台后24小时内公布（演练规定）',
      '算法：2024年9月13日（星期五）10时5分出台，满24小时，夜间和休息日照算',
    ]);
  });
  test('an end at midnight is the 24:00 of the day before, one second later is the next day', () => {
    const midnight = explain({ unit: 'hour', value: 5 }, '2024-09-13', at('2024-09-13T19:00:00+08:00'));
    expect([midnight.dueOn, midnight.dueAt, midnight.explanation[0]]).toEqual([
      '2024-09-13',
      endOfDay(D('2024-09-13')),
      '最晚：2024年9月13日（星期五）24时',
    ]);
    const later = explain({ unit: 'hour', value: 5 }, '2024-09-13', at('2024-09-13T19:00:01+08:00'));
    expect([later.dueOn, later.explanation[0]]).toEqual(['2024-09-14', '最晚：2024年9月14日（星期六，调休上班）0时0分1秒']);
  });
  test('without a moment they run from 0:00 and say so; a moment of another day is refused', () => {
    const d = explain({ unit: 'hour', value: 24 }, '2024-09-13');
    expect([d.dueAt, d.explanation[2]]).toEqual([
      endOfDay(D('2024-09-13')),
      '算法：2024年9月13日（星期五）0时0分出台（没有写明时刻，从0时起），满24小时，夜间和休息日照算',
    ]);
    expect(() => explain({ unit: 'hour', value: 24 }, '2024-09-13', at('2024-09-14T00:00:00+08:00'))).toThrow(code('DATE_INVALID'));
  });
  test('for any moment: exactly so many hours, the last instant belongs to the due day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3e8 }), fc.integer({ min: 1, max: 400 }), (seconds, value) => {
        const from = startOfDay(D('2018-01-01')) + seconds * 1000;
        const d = explain({ unit: 'hour', value }, beijingDate(from), { at: from });
        expect(d.dueAt - from).toBe(value * 3_600_000);
        expect(beijingDate(d.dueAt - 1)).toBe(d.dueOn);
      }),
    );
  });
});

describe('fixed dates', () => {
  const march: Form = { unit: 'fixed-date', monthDay: '03-31', bound: 'fixed', base: 'year-begins' };
  test('never roll, whatever day of the year starts them', () => {
    expect(dues(march, '2024-01-01', '2024-03-31', '2024-12-31', '2025-01-01')).toEqual([
      '2024-03-31',
      '2024-03-31',
      '2024-03-31',
      '2025-03-31',
    ]);
  });
  test('of the next year, and of one year only', () => {
    const next = explain({ ...march, monthDay: '01-31', yearsAfter: 1 }, '2024-01-01');
    expect([next.dueOn, next.explanation[1], next.explanation[2]]).toEqual([
      '2025-01-31',
      '规定：次年1月31日前公布（演练规定）',
      '算法：固定日期2025年1月31日，不因休息日顺延',
    ]);
    const once: Form = { ...march, monthDay: '09-25', onlyYear: 2020 };
    expect(explain(once, '2020-12-31')).toMatchObject({ dueOn: '2020-09-25' });
    expect(explain(once, '2020-06-01').explanation[1]).toBe('规定：2020年9月25日前公布（演练规定）');
    expect(() => explain(once, '2021-01-01')).toThrow(code('RULE_NOT_IN_FORCE'));
  });
  test('29 February is the end of February in other years', () => {
    expect(dues({ ...march, monthDay: '02-29' }, '2024-01-01', '2025-01-01')).toEqual(['2024-02-29', '2025-02-28']);
  });
  test('past the notices the date stays final and says what is not known', () => {
    const d = explain(march, '2027-01-01');
    expect([d.dueOn, d.provisional, d.finalFrom]).toEqual(['2027-03-31', false, undefined]);
    expect(d.warnings).toEqual([expect.stringContaining('日期不变')]);
    expect(explain(march, '2026-01-01').warnings).toEqual([]);
    expect(explain(march, '2100-01-01').dueOn).toBe('2100-03-31');
  });
});

describe('days before an event', () => {
  test('both readings, and a warning where the legal day is not worked', () => {
    const form: Form = {
      unit: 'days-before',
      value: 7,
      bound: 'minimum',
      base: 'hearing-held',
      baseName: '听证会召开',
      baseVerb: '召开听证会',
    };
    expect(explain(form, '2024-08-28')).toMatchObject({ dueOn: '2024-08-21', earliestOn: '2024-08-20', warnings: [] });
    const sunday = explain(form, '2024-09-01');
    expect([sunday.dueOn, sunday.warnings]).toEqual([
      '2024-08-25',
      ['8月25日是星期日，往前数的日期不顺延，请在2024年8月23日（星期五）24时前公布'],
    ]);
  });
});

describe('numbers of times', () => {
  test('a year ends on 31 December, a quarter on its last day', () => {
    expect(dues({ unit: 'per-year', value: 1 }, '2024-01-01', '2024-12-31', '2025-01-01')).toEqual([
      '2024-12-31',
      '2024-12-31',
      '2025-12-31',
    ]);
    expect(
      dues(
        { unit: 'per-quarter', value: 1 },
        '2024-01-01',
        '2024-03-31',
        '2024-04-01',
        '2024-06-30',
        '2024-09-30',
        '2024-10-01',
        '2024-12-31',
      ),
    ).toEqual(['2024-03-31', '2024-03-31', '2024-06-30', '2024-06-30', '2024-09-30', '2024-12-31', '2024-12-31']);
    expect(explain({ unit: 'per-quarter', value: 2 }, '2024-05-05').explanation.slice(1)).toEqual([
      '规定：每季度不少于2次（演练规定）',
      '算法：每季度不少于2次，数到季末',
    ]);
  });
});

describe('what cannot be counted is refused by code', () => {
  test.each<[RuleUnit, number]>([
    ['calendar-day', LIMITS.countDaysMax],
    ['working-day', LIMITS.countDaysMax],
    ['week', 157],
    ['month', 35],
    ['hour', LIMITS.countDaysMax * 24],
    ['days-before', LIMITS.countDaysMax],
    ['per-year', LIMITS.countDaysMax],
    ['per-quarter', LIMITS.countDaysMax],
  ])('%s: nothing, less than one, fractions and more than %i', (unit, max) => {
    for (const value of [0, -1, 1.5, Number.NaN, max + 1])
      expect(() => explain({ unit, value }, '2020-01-02')).toThrow(code('COUNT_INVALID'));
    expect(() => explain({ unit }, '2020-01-02')).toThrow(code('COUNT_INVALID'));
    expect(() => explain({ unit, value: max }, '2020-01-02')).not.toThrow();
  });
  test('a unit nobody knows', () => {
    expect(() => explain({ unit: 'lunar-month' as RuleUnit, value: 1 }, '2024-01-02')).toThrow(code('RULE_PACK_INVALID'));
  });
  test('a trigger the day before its rule, and the day after it', () => {
    const rule: Form = { unit: 'working-day', value: 1, validFrom: D('2024-01-02'), validTo: D('2024-12-30') };
    for (const on of ['2024-01-01', '2024-12-31']) expect(() => explain(rule, on)).toThrow(code('RULE_NOT_IN_FORCE'));
    for (const on of ['2024-01-02', '2024-12-30']) expect(() => explain(rule, on)).not.toThrow();
  });
});

describe('provisional results say from when they will be final', () => {
  test('a result in the first year without notice waits for the end of the year before', () => {
    const d = explain({ unit: 'working-day', value: 10 }, '2026-12-25');
    expect([d.provisional, d.finalFrom]).toEqual([true, '2026-12-08']);
    expect(d.provisionalNote).toContain('2027年放假安排尚未公布');
  });
  test('a result two years on waits for both', () => {
    const d = explain({ unit: 'month', value: 24, bound: 'minimum', roll: true }, '2026-01-01');
    expect([d.dueOn > '2028-01-01', d.provisional, d.finalFrom]).toEqual([true, true, '2027-12-08']);
    expect(d.provisionalNote).toContain('2027年、2028年放假安排尚未公布');
  });
  test('a known result has no such day', () => {
    expect(explain({ unit: 'working-day', value: 10 }, '2026-12-01')).not.toHaveProperty('finalFrom');
  });
  test('every first notice entered came out within the days said', () => {
    for (const { year, version, notice } of CN_ARRANGEMENTS.filter((a) => a.version === 1)) {
      const { from, through } = noticeExpected(year);
      const out = notice.published ?? notice.signed;
      expect([year, version, from <= out && out <= through]).toEqual([year, version, true]);
    }
  });
});

describe('the end proposed for our own notices', () => {
  test('is a working day, and the days printed are the days it is open', () => {
    expect(proposeWindow(D('2024-01-12'), 30, calendar)).toEqual({
      publishedOn: '2024-01-12',
      days: 37,
      closesOn: '2024-02-18',
      unmovedOn: '2024-02-11',
      provisional: false,
      text: '征求意见期限37日，至2024年2月18日（星期日，调休上班）24时止',
    });
    expect(proposeWindow(D('2024-08-28'), 30, calendar)).toMatchObject({ days: 30, closesOn: '2024-09-27', unmovedOn: '2024-09-27' });
    expect(() => proposeWindow(D('2024-08-28'), 0, calendar)).toThrow(code('COUNT_INVALID'));
  });
  test('for any day and length: counted anew from the printed days it is the same day, worked, and no shorter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3200 }), fc.integer({ min: 1, max: 60 }), (offset, asked) => {
        const on = addDays(D('2018-01-01'), offset);
        const { days, closesOn } = proposeWindow(on, asked, calendar);
        expect([isWorkingDay(calendar, closesOn), days >= asked, addDays(on, days)]).toEqual([true, true, closesOn]);
        expect(proposeWindow(on, days, calendar)).toMatchObject({ days, closesOn });
      }),
    );
  });
});
