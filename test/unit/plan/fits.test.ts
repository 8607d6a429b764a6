import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { chinaCalendar } from '../../../domain/calendar/work-calendar.ts';
import { planFits } from '../../../domain/plan/fits.ts';
import { planForwards } from '../../../domain/plan/forwards.ts';
import { resolvePack } from '../../../domain/rules/resolve.ts';
import { knowing } from '../../support/known.ts';

const basis = { pack: resolvePack('shanghai-xujing-2023', D('2024-03-05')), ...knowing(chinaCalendar()) };
const month = (m: string, last: string) => ({ plannedPrecision: 'month', plannedFrom: D(`${m}-01`), plannedTo: D(`${m}-${last}`) });

test('a month that begun today cannot be reached is told as impossible, with the count', () => {
  expect(planFits(month('2024-03', '31'), basis, D('2024-03-01'))).toEqual(
    expect.objectContaining({
      fit: 'impossible',
      // 1 March + 30 days = Sunday the 31st, open to Monday 1 April; from 2 April: 3, 7 (make-up), 8, 9, 10, 11, 12.
      text: '计划2024年3月上会：最早2024年3月1日启动征求意见，30日加7个工作日，最早2024年4月12日可以提交讨论，来不及',
      earliestMeetingOn: '2024-04-12',
      checkedOn: '2024-03-01',
    }),
  );
});

test('a month that only an earlier beginning reaches is tight, and the latest day to publish is told', () => {
  expect(planFits(month('2024-12', '31'), basis, D('2024-03-05'))).toEqual(
    expect.objectContaining({
      fit: 'tight',
      text: '计划2024年12月上会：2024年12月1日才启动征求意见的，30日加7个工作日，最早2025年1月10日可以提交讨论；要按计划上会，最晚2024年11月20日公布草案征求意见',
      publishBy: '2024-11-20',
      reviewBy: '2024-12-22',
    }),
  );
});

test('a quarter holds the procedure; its last possible entry day is the latest publication, the next day is impossible', () => {
  const quarter = {
    plannedText: '第四季度',
    plannedPrecision: 'quarter',
    plannedFrom: D('2024-10-01'),
    plannedTo: D('2024-12-31'),
    heard: true,
  };
  const fit = (today: string) => planFits(quarter, basis, D(today))!;
  expect(fit('2024-03-05')).toEqual(
    expect.objectContaining({
      fit: 'fits',
      text: '计划“第四季度”（2024年10月1日至2024年12月31日）上会：最晚2024年11月20日公布草案征求意见',
    }),
  );
  expect([fit('2024-11-20').fit, fit('2024-11-21').fit]).toEqual(['fits', 'impossible']);
});

test('a single day is a goal: only today’s start counts, and a day already over is said to be over', () => {
  const day = (on: string) => ({ plannedPrecision: 'day', plannedFrom: D(on), plannedTo: D(on) });
  expect(planFits(day('2024-06-28'), basis, D('2024-03-05'))!.fit).toBe('fits');
  expect(planFits(day('2024-02-29'), basis, D('2024-03-05'))!.text).toBe('计划2024年2月29日上会：录入时（2024年3月5日）已经过去');
  expect(planFits({ plannedTo: D('2024-04-30') }, basis, D('2024-03-05'))!.fit).toBe('fits');
});

test('without a last day there is nothing to judge; what cannot be counted is unknown and never stops a catalog', () => {
  expect(planFits({ plannedText: '年内' }, basis, D('2024-03-05'))).toBeUndefined();
  expect(planFits(month('2040-02', '29'), basis, D('2024-03-05'))).toEqual(
    expect.objectContaining({ fit: 'unknown', text: expect.stringContaining('不能推算') }),
  );
  expect(planFits(month('2027-02', '28'), basis, D('2026-12-20'))!.provisional).toBe(true);
});

test('a pack without periods finds every future plan possible', () => {
  const silent = { ...basis, pack: resolvePack('disclosure-regulation-2019', D('2024-03-05')) };
  expect(planFits(month('2024-03', '31'), silent, D('2024-03-05'))!.fit).toBe('fits');
});

test('impossible means what the forward plan says: its earliest meeting comes after the planned time', () => {
  const entries = fc.integer({ min: 0, max: 900 }).map((n) => addDays(D('2024-01-01'), n));
  fc.assert(
    fc.property(entries, fc.integer({ min: 0, max: 120 }), fc.boolean(), (today, ahead, heard) => {
      const to = addDays(today, ahead);
      const earliest = planForwards({ ...basis, startOn: today, gates: heard ? ['HEARING'] : [] }).meetingOn;
      const check = planFits({ plannedFrom: to, plannedTo: to, heard }, basis, today)!;
      expect([check.fit === 'impossible', check.earliestMeetingOn]).toEqual([earliest > to, earliest]);
      expect(check.fit === 'fits').toBe(check.publishBy! >= today);
    }),
    { numRuns: 200 },
  );
});
