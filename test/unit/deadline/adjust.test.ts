import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { endOfDay, isoToInstant } from '../../../domain/calendar/instant.ts';
import { addDays, epochDay, plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { chinaCalendar, isWorkingDay } from '../../../domain/calendar/work-calendar.ts';
import type { Adjustment } from '../../../domain/deadline/adjustment.ts';
import { askAgain, extend, setEnd, toll } from '../../../domain/deadline/adjust.ts';
import { explainDeadline } from '../../../domain/deadline/explain.ts';
import type { ExplainedDeadline } from '../../../domain/deadline/explain.ts';
import { recount } from '../../../domain/deadline/recount.ts';
import { resolvePack } from '../../../domain/rules/resolve.ts';
import { oneRulePack } from '../../support/one-rule-pack.ts';
import { knowing } from '../../support/known.ts';

const calendar = chinaCalendar();
const code = (name: string) => expect.objectContaining({ code: name });

function asked(ruleId: string, on: string, cal = calendar): ExplainedDeadline {
  const packId = ruleId === 'request-reply' ? 'disclosure-regulation-2019' : 'shanghai-xujing-2023';
  const known = ruleId === 'consultation' || ruleId === 'legality-review' ? 'decree-713-2019' : packId;
  return explainDeadline({ pack: resolvePack(known, D(on)), ruleId, trigger: { event: 'x', on: D(on) }, calendar: cal });
}
const counted = (d: ExplainedDeadline): string[] => d.steps.filter((s) => s.counted !== null).map((s) => s.date);

describe('an extension its rule allows', () => {
  const reply = asked('request-reply', '2024-09-02');

  test('goes on from the last day in the rule’s own unit, the days numbered on, with its reason', () => {
    expect(reply.dueOn).toBe('2024-09-30');
    const d = extend(reply, { value: 20, reason: ' 需要征求第三方意见 ' }, knowing(calendar));
    expect(d.dueOn).toBe('2024-11-01');
    expect(d.dueAt).toBe(endOfDay(D('2024-11-01')));
    expect(counted(d)).toHaveLength(40);
    expect(d.explanation).toEqual([
      '最晚：2024年11月1日（星期五）24时',
      expect.stringContaining('收到申请后20个工作日内答复'),
      reply.explanation[2],
      '延长：再延长20个工作日，由2024年9月30日（星期一）24时改为2024年11月1日（星期五）24时，原因：需要征求第三方意见',
    ]);
  });
  test('is refused a second time, longer than allowed, of nothing, and where the rule knows none', () => {
    const by = (value: number, reason = '案情复杂') => ({ value, reason });
    const once = extend(reply, by(20), knowing(calendar));
    expect(() => extend(once, by(1), knowing(calendar))).toThrow(code('EXTENSION_NOT_ALLOWED'));
    for (const value of [21, 0, -1, 1.5]) expect(() => extend(reply, by(value), knowing(calendar))).toThrow(code('EXTENSION_NOT_ALLOWED'));
    expect(() => extend(asked('feedback', '2024-09-13'), by(1), knowing(calendar))).toThrow(code('EXTENSION_NOT_ALLOWED'));
    expect(() => extend(reply, by(1, ' \n'), knowing(calendar))).toThrow(code('PERIOD_REASON_MISSING'));
    expect(extend(reply, by(1), knowing(calendar)).dueOn).toBe('2024-10-08');
  });
});

describe('a stopped clock', () => {
  const stop = (from: string, to: string, reason = '等待补正材料') => ({ from: D(from), to: D(to), reason });

  test('working days it covers do not count, the others go on; each says why', () => {
    const d = asked('legality-review', '2024-08-01');
    expect(counted(d)).toEqual(['2024-08-02', '2024-08-05', '2024-08-06', '2024-08-07', '2024-08-08', '2024-08-09', '2024-08-12']);
    const stopped = toll(d, stop('2024-08-07', '2024-08-11'), knowing(calendar));
    expect([stopped.dueOn, counted(stopped)]).toEqual([
      '2024-08-15',
      ['2024-08-02', '2024-08-05', '2024-08-06', '2024-08-12', '2024-08-13', '2024-08-14', '2024-08-15'],
    ]);
    expect(stopped.steps.find((s) => s.date === '2024-08-08')).toMatchObject({ counted: null, reason: '停止计算：等待补正材料' });
    expect(stopped.explanation[3]).toBe(
      '停止计算：8月7日至8月11日不计，由2024年8月12日（星期一）24时改为2024年8月15日（星期四）24时，原因：等待补正材料',
    );
  });
  test('a stop over days off moves nothing and still stands in the lines', () => {
    const d = toll(asked('legality-review', '2024-08-01'), stop('2024-08-03', '2024-08-04'), knowing(calendar));
    expect([d.dueOn, d.explanation[3]]).toEqual([
      '2024-08-12',
      '停止计算：8月3日至8月4日不计，截止日仍是2024年8月12日（星期一），原因：等待补正材料',
    ]);
  });
  test('calendar days of a window: as many more at the end, then rolled to a working day', () => {
    const d = asked('consultation', '2024-08-28');
    expect(toll(d, stop('2024-09-27', '2024-09-27', '网站中断'), knowing(calendar)).dueOn).toBe('2024-09-29');
    expect(toll(d, stop('2024-09-01', '2024-09-03', '网站中断'), knowing(calendar)).dueOn).toBe('2024-09-30');
    expect(toll(d, stop('2024-09-01', '2024-09-04', '网站中断'), knowing(calendar)).dueOn).toBe('2024-10-08');
  });
  test('twice is both, in whatever order', () => {
    const d = asked('legality-review', '2024-08-01');
    const [a, b] = [stop('2024-08-05', '2024-08-05'), stop('2024-08-08', '2024-08-09')];
    expect(toll(toll(d, a, knowing(calendar)), b, knowing(calendar)).dueOn).toBe('2024-08-15');
    expect(toll(toll(d, b, knowing(calendar)), a, knowing(calendar)).dueOn).toBe('2024-08-15');
  });
  test('must touch the period, run forwards, have a reason, and be of a period at all', () => {
    const d = asked('legality-review', '2024-08-01');
    for (const [from, to] of [
      ['2024-08-05', '2024-08-04'],
      ['2024-07-20', '2024-07-31'],
      ['2024-08-13', '2024-08-14'],
    ] as const)
      expect(() => toll(d, stop(from, to), knowing(calendar))).toThrow(code('TOLLING_INVALID'));
    expect(() => toll(d, stop('2024-07-20', '2024-08-02'), knowing(calendar))).not.toThrow();
    expect(() => toll(d, stop('2024-08-12', '2024-08-14'), knowing(calendar))).not.toThrow();
    expect(() => toll(d, stop('2024-08-05', '2024-08-05', ''), knowing(calendar))).toThrow(code('PERIOD_REASON_MISSING'));
    expect(() => toll(asked('catalog-publication', '2024-01-01'), stop('2024-03-01', '2024-03-02'), knowing(calendar))).toThrow(
      code('TOLLING_INVALID'),
    );
  });
  test('for any period and stop: the same number of days count, none of them while the clock stood', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('legality-review', 'consultation', 'request-reply'),
        fc.integer({ min: 0, max: 2000 }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 40 }),
        (ruleId, offset, after, length) => {
          const d = asked(ruleId, addDays(D('2019-09-02'), offset));
          const from = addDays(d.triggerOn, Math.min(after, epochDay(d.dueOn) - epochDay(d.triggerOn)));
          const to = addDays(from, length);
          const stopped = toll(d, { from, to, reason: 'x' }, knowing(calendar));
          expect(counted(stopped)).toHaveLength(counted(d).length);
          expect(counted(stopped).every((day) => day < from || day > to)).toBe(true);
          expect(stopped.dueOn >= d.dueOn && isWorkingDay(calendar, stopped.dueOn)).toBe(true);
          expect(stopped.steps.map((s) => s.date)).toEqual(
            Array.from({ length: epochDay(stopped.dueOn) - epochDay(d.triggerOn) }, (_, i) => addDays(d.triggerOn, i + 1)),
          );
        },
      ),
    );
  });
});

describe('an end that a person has set', () => {
  test('a longer window is open on its printed last day, worked or not', () => {
    const d = setEnd(asked('consultation', '2024-08-28'), { on: D('2024-10-06'), reason: '补充材料' }, knowing(calendar));
    expect([d.dueOn, d.earliestOn, d.latestOn, d.nextStepOn, d.steps.length]).toEqual([
      '2024-10-06',
      '2024-10-06',
      '2024-10-06',
      '2024-10-07',
      39,
    ]);
    expect(d.explanation.at(-1)).toBe('延长：由2024年9月27日（星期五）24时改为2024年10月6日（星期日，国庆节休息）24时，原因：补充材料');
    expect(d.warnings.some((w) => w.startsWith('少于'))).toBe(false);
  });
  test('a shorter reply date keeps its reason as a warning and cuts the steps', () => {
    const d = setEnd(asked('legality-review', '2024-08-01'), { on: D('2024-08-05'), reason: '汛期紧急' }, knowing(calendar));
    expect([d.dueOn, counted(d), d.explanation[3]]).toEqual([
      '2024-08-05',
      ['2024-08-02', '2024-08-05'],
      '缩短：由2024年8月12日（星期一）24时改为2024年8月5日（星期一）24时，原因：汛期紧急',
    ]);
    expect(d.warnings).toContain('少于规定的7个工作日，理由：汛期紧急');
  });
  test('a maximum is not lengthened so, and no period ends before it begins', () => {
    const d = asked('feedback', '2024-09-13');
    expect(() => setEnd(d, { on: D('2024-09-30'), reason: 'x' }, knowing(calendar))).toThrow(code('EXTENSION_NOT_ALLOWED'));
    expect(setEnd(d, { on: D('2024-09-20'), reason: '提前' }, knowing(calendar)).dueOn).toBe('2024-09-20');
    expect(() => setEnd(d, { on: D('2024-09-12'), reason: 'x' }, knowing(calendar))).toThrow(code('PERIOD_INVALID'));
  });
  test('the counted day itself changes nothing', () => {
    const d = asked('feedback', '2024-09-13');
    expect(setEnd(d, { on: d.dueOn, reason: '' }, knowing(calendar))).toBe(d);
  });
});

describe('a period in hours', () => {
  const hours = (adjustments: readonly Adjustment[]) =>
    explainDeadline({
      pack: oneRulePack({ unit: 'hour', value: 24 }),
      ruleId: 'rule',
      trigger: { event: 'issued', on: D('2024-09-13'), at: isoToInstant('2024-09-13T10:00:00+08:00') },
      calendar,
      adjustments,
    });
  const due = (iso: string) => isoToInstant(`2024-09-${iso}:00+08:00`);

  test('is lengthened by hours, held by days, and set to the end of a day', () => {
    const stop = (from: string, to: string) => ({ kind: 'tolling', from: D(from), to: D(to), reason: '停电' }) as const;
    expect(hours([{ kind: 'extension', value: 5, reason: 'x' }]).dueAt).toBe(due('14T15:00'));
    expect(hours([stop('2024-09-14', '2024-09-15')]).dueAt).toBe(due('16T10:00'));
    expect(hours([stop('2024-09-13', '2024-09-13')]).dueAt).toBe(due('15T00:00'));
    expect(hours([stop('2024-09-15', '2024-09-16')]).dueAt).toBe(due('14T10:00'));
    expect(hours([{ kind: 'end', on: D('2024-09-20'), reason: 'x' }]).dueAt).toBe(endOfDay(D('2024-09-20')));
    expect(hours([{ kind: 'end', on: D('2024-09-13'), reason: 'x', shorter: true }]).dueAt).toBe(endOfDay(D('2024-09-13')));
  });
});

describe('what was done to a period survives another calendar', () => {
  const before = chinaCalendar(D('2020-01-26'));
  const after = chinaCalendar(D('2020-01-27'));

  test('an extended reply, a stopped review and a longer window are counted anew with their changes', () => {
    const stop = { from: D('2020-01-21'), to: D('2020-01-22'), reason: '补正' };
    const review = toll(asked('legality-review', '2020-01-20', before), stop, knowing(before));
    expect([review.dueOn, recount(review, knowing(after)).dueOn]).toEqual(['2020-02-06', '2020-02-10']);
    expect(recount(review, knowing(after)).explanation.at(-1)).toContain('原因：补正');

    const reply = extend(asked('request-reply', '2020-01-02', before), { value: 5, reason: '复杂' }, knowing(before));
    expect([reply.dueOn, recount(reply, knowing(after)).dueOn]).toEqual(['2020-02-11', '2020-02-13']);
    expect(recount(reply, knowing(after)).asked.adjustments).toEqual(reply.asked.adjustments);

    const window = setEnd(asked('consultation', '2020-01-02', before), { on: D('2020-02-10'), reason: '补充材料' }, knowing(before));
    expect(recount(window, knowing(after))).toMatchObject({ dueOn: '2020-02-10', provisional: false });
    expect(recount(window, knowing(after)).explanation.at(-1)).toContain('原因：补充材料');
  });
  test('the same calendar gives the same answer', () => {
    const d = toll(asked('consultation', '2024-08-28'), { from: D('2024-09-02'), to: D('2024-09-03'), reason: 'x' }, knowing(calendar));
    expect(askAgain(d, knowing(calendar))).toEqual(d);
    expect(JSON.parse(JSON.stringify(d))).toEqual(d);
  });
});
