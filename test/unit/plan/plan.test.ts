import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { chinaCalendar, isWorkingDay } from '../../../domain/calendar/work-calendar.ts';
import type { GateId } from '../../../domain/decision/types.ts';
import { planBackwards } from '../../../domain/plan/backwards.ts';
import { planForwards } from '../../../domain/plan/forwards.ts';
import type { BackwardPlan, ForwardPlan } from '../../../domain/plan/types.ts';
import { resolvePack, ruleOf } from '../../../domain/rules/resolve.ts';
import { knowing } from '../../support/known.ts';

const calendar = chinaCalendar();
const known = knowing(calendar);
const pack = resolvePack('shanghai-xujing-2023', D('2024-05-06'));
const decree = resolvePack('decree-713-2019', D('2024-05-06'));
const ALL: readonly GateId[] = ['SPECIAL_GROUPS', 'ENTERPRISES', 'EXPERT', 'RISK', 'HEARING', 'FAIR_COMPETITION', 'PEOPLES_CONGRESS'];
const step = (plan: BackwardPlan | ForwardPlan, id: string) => plan.steps.find((s) => s.id === id)!;
const days = (plan: BackwardPlan | ForwardPlan, ...ids: string[]) => ids.map((id) => [id, step(plan, id).on, step(plan, id).safeOn]);

test('the meeting of 2024-09-10, backwards: each latest day, legal and safe, counted by hand', () => {
  const plan = planBackwards({ pack, ...known, meetingOn: D('2024-09-10'), gates: ALL });
  expect(days(plan, 'meeting', 'review', 'review-submission', 'hearing', 'hearing-materials', 'hearing-notice', 'expert', 'risk')).toEqual([
    ['meeting', '2024-09-10', '2024-09-10'],
    // Monday the 9th leaves the reviewer the whole last day.
    ['review', '2024-09-10', '2024-09-09'],
    // From Sunday 1 September: 2, 3, 4, 5, 6, 9, 10. Safe: to the 9th, handed in on Thursday the 29th.
    ['review-submission', '2024-09-01', '2024-08-29'],
    ['hearing', '2024-09-01', '2024-08-29'],
    // 7 days before 1 September; 8 before 29 August.
    ['hearing-materials', '2024-08-25', '2024-08-21'],
    ['hearing-notice', '2024-08-25', '2024-08-21'],
    ['expert', '2024-09-01', '2024-08-29'],
    ['risk', '2024-09-01', '2024-08-29'],
  ]);
  // 30 days to Friday 30 August: the 31st is a Saturday, and a period that ends there stays open to Monday.
  expect(days(plan, 'consultation:1', 'opinions', 'initiation')).toEqual([
    ['consultation:1', '2024-07-31', '2024-07-29'],
    ['opinions', '2024-09-01', '2024-08-29'],
    ['initiation', '2024-07-31', '2024-07-29'],
  ]);
  expect(plan.feasible).toBe(true);
  expect(plan.summary).toEqual(['要在2024年9月10日（星期二）上会，公布草案征求意见最晚2024年7月31日（星期三）。']);
});

test('each step says rule, article, counted days and what it hangs on', () => {
  const plan = planBackwards({ pack, ...known, meetingOn: D('2024-09-10'), gates: ['HEARING'], today: D('2024-07-01') });
  const published = step(plan, 'consultation:1');
  expect(published.explanation).toEqual([
    '最晚：2024年7月31日（星期三）；稳妥：2024年7月29日（星期一）',
    '最早结束：2024年8月30日（星期五）24时',
    '规定：一般不少于30日（条例第十五条）',
    '算法：7月31日公布，从次日起数30日',
    '说明：草案解读同日公布（徐泾镇2023年工作要点）',
    '之后：研究意见、关闭意见登记册最晚2024年9月1日，要在满30日的次日以后',
  ]);
  expect(published.counted!.steps.filter((s) => s.counted !== null)).toHaveLength(30);
  expect(published.slackDays).toBe(30);
  expect(step(plan, 'review-submission').explanation).toEqual(
    expect.arrayContaining([
      '最晚：2024年9月1日（星期日），当天不上班，此前最后一个工作日是8月30日；稳妥：2024年8月29日（星期四）',
      '说明：这是要给审查机构留出的时间，不是等待期：提前答复的，可以提前上会',
    ]),
  );
  expect(step(plan, 'hearing-materials').explanation).toContain('读法：法定最晚8月25日；中间留满7日的稳妥读法是8月24日');
  expect(step(plan, 'hearing-materials').article).toBe('《重大行政决策程序暂行条例》（国务院令第713号）第十六条');
});

test('what follows the meeting is counted from the day of issue', () => {
  const plan = planBackwards({ pack, ...known, meetingOn: D('2024-09-10'), issueOn: D('2024-09-13'), gates: [] });
  expect(days(plan, 'party-report', 'issue', 'feedback')).toEqual([
    ['party-report', '2024-09-13', '2024-09-13'],
    ['issue', '2024-09-13', '2024-09-13'],
    ['feedback', '2024-09-29', '2024-09-29'],
  ]);
  expect(step(plan, 'meeting').on).toBe('2024-09-10');
  expect(() => planBackwards({ pack, ...known, meetingOn: D('2024-09-10'), issueOn: D('2024-09-09'), gates: [] })).toThrow(
    expect.objectContaining({ code: 'BAD_USER_INPUT' }),
  );
});

test('across 春节 and 国庆 the days off do not count and make-up days do', () => {
  // 10–17 February off, 4 and 18 February worked: 18, 19, 20, 21, 22, 23, 26 are seven.
  const spring = planBackwards({ pack, ...known, meetingOn: D('2024-02-26'), gates: [] });
  expect(days(spring, 'review-submission', 'consultation:1')).toEqual([
    // Safe: answered by Friday the 23rd, so that the 9th (worked, 除夕) has to count as the first day.
    ['review-submission', '2024-02-17', '2024-02-08'],
    // A period ending inside the holiday would stay open to 18 February: the last worked day before the 17th is the 9th.
    ['consultation:1', '2024-01-10', '2024-01-08'],
  ]);
  // 1–7 October off, 29 September and 12 October worked: 29, 30, 8, 9, 10, 11, 12.
  const autumn = planBackwards({ pack, ...known, meetingOn: D('2024-10-12'), gates: [] });
  expect(step(autumn, 'review-submission').on).toBe('2024-09-28');
  const forwards = planForwards({ pack, ...known, startOn: D('2024-01-12'), gates: [] });
  // Full on 11 February, open to Sunday the 18th; then 20, 21, 22, 23, 26, 27, 28.
  expect(days(forwards, 'opinions', 'meeting')).toEqual([
    ['opinions', '2024-02-19', '2024-02-19'],
    ['meeting', '2024-02-28', '2024-02-29'],
  ]);
});

test('forwards: the earliest day of each step, meeting, issue and feedback, and whether the target is reached', () => {
  const target = { to: D('2024-09-10'), words: '9月10日的会议' };
  const plan = planForwards({ pack, ...known, startOn: D('2024-08-05'), gates: ['HEARING'], target });
  expect(days(plan, 'opinions', 'hearing', 'review-submission', 'meeting')).toEqual([
    ['opinions', '2024-09-05', '2024-09-05'],
    ['hearing', '2024-08-12', '2024-08-13'],
    ['review-submission', '2024-09-05', '2024-09-05'],
    ['meeting', '2024-09-14', '2024-09-18'],
  ]);
  expect([plan.meetingOn, plan.safeMeetingOn, plan.issueOn, plan.feedbackBy, plan.lateDays]).toEqual([
    '2024-09-14',
    '2024-09-18',
    '2024-09-14',
    '2024-09-30',
    4,
  ]);
  expect(plan.summary[1]).toBe('赶不上9月10日的会议：晚4天。');
  const inTime = planForwards({ pack, ...known, startOn: D('2024-07-31'), gates: ['HEARING'], target });
  expect([inTime.lateDays, inTime.summary[1]]).toEqual([0, '赶得上9月10日的会议。']);
  expect(step(plan, 'opinions').explanation).toContain('之前：公布草案征求意见最早2024年8月5日，到2024年9月4日期满，次日起可以办');
});

describe('conflicts', () => {
  test('a latest day that is over is told with its days, and the earliest meeting instead', () => {
    const plan = planBackwards({ pack, ...known, meetingOn: D('2024-09-10'), gates: [], today: D('2024-08-05') });
    expect(plan.feasible).toBe(false);
    expect(plan.conflicts.filter((c) => c.kind === 'past').map((c) => c.stepId)).toEqual(['initiation', 'consultation:1']);
    expect(plan.summary).toEqual([
      '2024年9月10日（星期二）上会来不及：公布草案征求意见最晚2024年7月31日（星期三），已过5天。',
      '今天起步，最早2024年9月14日（星期六，调休上班）可以上会，比计划晚4天。',
      '向社会公开征求意见的期限（条例第十五条）、合法性审查的时间（条例第二十六条）是“一般不少于”：确需缩短的，要写明理由。',
    ]);
  });
  test('on the latest day itself nothing is past, the day after it is', () => {
    const on = (today: string) => planBackwards({ pack, ...known, meetingOn: D('2024-09-10'), gates: ALL, today: D(today) }).feasible;
    expect([on('2024-07-31'), on('2024-08-01')]).toEqual([true, false]);
  });
  test('two steps that cannot both hold: a window that ends too late for the meeting', () => {
    const done = { initiation: { on: D('2024-08-01') }, 'consultation:1': { on: D('2024-07-31'), endsOn: D('2024-09-05') } };
    const plan = planBackwards({ pack, ...known, meetingOn: D('2024-09-10'), gates: [], today: D('2024-08-20'), done });
    expect(plan.conflicts.filter((c) => c.kind === 'order').map((c) => c.text)).toEqual([
      '决策机关决定启动已于2024年8月1日办理，晚于最晚日期2024年7月31日',
      '公布草案征求意见登记在2024年7月31日，而前一步之后最早2024年8月1日：先后颠倒',
    ]);
    const long = planBackwards({
      pack,
      ...known,
      meetingOn: D('2024-09-10'),
      gates: [],
      today: D('2024-08-20'),
      done: { initiation: { on: D('2024-07-31') }, 'consultation:1': done['consultation:1'] },
    });
    expect(long.conflicts.filter((c) => c.kind === 'order').map((c) => [c.stepId, c.text])).toEqual([
      [
        'opinions',
        '研究意见、关闭意见登记册最早2024年9月6日（之前：公布草案征求意见已于2024年7月31日，到2024年9月5日期满，次日起可以办），最晚2024年9月1日：不能同时成立',
      ],
    ]);
  });
  test('a meeting on a day off is lawful, and the last working day is advised', () => {
    const plan = planBackwards({ pack, ...known, meetingOn: D('2024-09-15'), gates: [] });
    expect(plan.feasible).toBe(true);
    const off = plan.conflicts.find((c) => c.kind === 'day-off' && c.text.includes('9月15日'))!;
    expect(off.text).toContain('2024年9月15日（星期日，中秋节休息），当天不上班，此前最后一个工作日是9月14日');
    expect(step(plan, 'meeting').safeOn).toBe('2024-09-14');
  });
  test('beyond the last notice the plan is provisional and says what it waits for', () => {
    const plan = planBackwards({ pack, ...known, meetingOn: D('2027-01-11'), gates: [] });
    expect(plan.provisional).toBe(true);
    expect(plan.conflicts.find((c) => c.kind === 'provisional')!.text).toMatch(/^暂定：2027年放假安排尚未公布/);
    expect(planBackwards({ pack, ...known, meetingOn: D('2026-11-25'), gates: [] }).provisional).toBe(false);
    // The safe day holds for whatever the notice will say.
    expect(step(plan, 'review-submission').safeOn < step(plan, 'review-submission').on).toBe(true);
  });
});

test('steps already taken keep their days, and only what is open has slack', () => {
  const done = { initiation: { on: D('2024-05-09') }, 'consultation:1': { on: D('2024-05-20'), endsOn: D('2024-06-19') } };
  const back = planBackwards({ pack, ...known, meetingOn: D('2024-09-10'), gates: [], today: D('2024-06-25'), done });
  expect([step(back, 'consultation:1').doneOn, step(back, 'consultation:1').slackDays]).toEqual(['2024-05-20', undefined]);
  expect(back.summary[0]).toContain('送合法性审查最晚2024年9月1日（星期日），从今天起还有68天余地');
  const forth = planForwards({ pack, ...known, startOn: D('2024-06-25'), gates: [], done });
  expect(days(forth, 'consultation:1', 'opinions', 'meeting').map(([, on]) => on)).toEqual(['2024-05-20', '2024-06-25', '2024-07-04']);
});

test('two rounds: the second begins the day after the first has ended', () => {
  const plan = planForwards({ pack, ...known, startOn: D('2024-05-20'), gates: [], rounds: 2 });
  expect(days(plan, 'consultation:2', 'opinions').map(([, on]) => on)).toEqual(['2024-06-20', '2024-07-23']);
  const none = planForwards({ pack, ...known, startOn: D('2024-05-20'), gates: [], rounds: 0 });
  expect([step(none, 'participation').name, none.meetingOn]).toEqual(['公众参与', '2024-05-29']);
});

test('conditional steps stand in the plan only where they apply, always in the order of the table', () => {
  const ids = (gates: readonly GateId[]) => planBackwards({ pack, ...known, meetingOn: D('2024-09-10'), gates }).steps.map((s) => s.id);
  expect(ids([])).toEqual([
    'initiation',
    'consultation:1',
    'opinions',
    'review-submission',
    'review',
    'meeting-submission',
    'representatives',
    'meeting',
    'party-report',
    'issue',
    'text-publication',
    'feedback',
  ]);
  expect(ids(ALL)).toEqual([
    'initiation',
    'consultation:1',
    'opinions',
    'special-groups',
    'expert',
    'risk',
    'hearing-notice',
    'hearing-materials',
    'hearing',
    'review-submission',
    'review',
    'enterprises',
    'fair-competition',
    'meeting-submission',
    'representatives',
    'meeting',
    'peoples-congress',
    'party-report',
    'issue',
    'text-publication',
    'feedback',
  ]);
});

describe('packs that are silent', () => {
  test('the decree alone has no feedback and no representatives, and the same days before the meeting', () => {
    const plan = planBackwards({ pack: decree, ...known, meetingOn: D('2024-09-10'), gates: [] });
    expect(plan.steps.map((s) => s.id)).not.toContain('feedback');
    expect(plan.steps.map((s) => s.id)).not.toContain('representatives');
    expect(step(plan, 'consultation:1').on).toBe('2024-07-31');
    expect(planForwards({ pack: decree, ...known, startOn: D('2024-08-05'), gates: [] }).feedbackBy).toBeUndefined();
  });
  test('a pack without periods and gates has meeting and issue, and says that a round asked for has no number', () => {
    const disclosure = resolvePack('disclosure-regulation-2019', D('2024-05-06'));
    const plan = planBackwards({ pack: disclosure, ...known, meetingOn: D('2024-09-10'), gates: [] });
    expect(plan.steps.map((s) => s.id)).toEqual(['meeting-submission', 'meeting', 'issue', 'text-publication']);
    const asked = planBackwards({ pack: disclosure, ...known, meetingOn: D('2024-09-10'), gates: ['LEGALITY', 'HEARING'], rounds: 1 });
    expect(step(asked, 'consultation:1').explanation).toContain('说明：政府信息公开条例没有规定日数，只有先后顺序');
    expect(step(asked, 'consultation:1').on).toBe('2024-09-10');
    expect(step(asked, 'hearing-notice').on).toBe('2024-09-10');
  });
  test('a pack’s own numbers and further days before a hearing are taken as they stand', () => {
    const rules = new Map(decree.rules);
    rules.set('legality-review', { ...ruleOf(decree, 'legality-review'), value: 10 });
    rules.set('hearing-notice', { ...ruleOf(decree, 'hearing-materials'), id: 'hearing-notice', name: '听证公告', value: 30 });
    const plan = planBackwards({ pack: { ...decree, rules }, ...known, meetingOn: D('2024-09-10'), gates: ['HEARING'] });
    expect(days(plan, 'review-submission', 'hearing', 'hearing-materials', 'hearing-notice').map(([, on]) => on)).toEqual([
      '2024-08-27',
      '2024-08-27',
      '2024-08-20',
      '2024-07-28',
    ]);
  });
  test('what a pack counts from the meeting or from the closing of a window is due from there; without a round no feedback is', () => {
    const feedback = ruleOf(pack, 'feedback');
    const own = { ...feedback, alsoStartedBy: [], value: 3 };
    const rules = new Map(decree.rules)
      .set('topic', { ...own, id: 'topic', base: 'deliberated', baseName: '会议', baseVerb: '讨论' })
      .set('feedback', { ...own, base: 'consultation-closed', baseName: '征集结束', baseVerb: '结束' })
      .set('hint', { ...own, id: 'hint', base: 'deliberated', force: 'encouraged' });
    const plan = (rounds: number) =>
      planBackwards({ pack: { ...decree, rules }, ...known, meetingOn: D('2024-09-10'), issueOn: D('2024-09-20'), gates: [], rounds });
    // From the 10th: 11, 12, 13. The last of two windows closes on Friday 30 August: 2, 3, 4.
    expect(days(plan(2), 'topic', 'feedback').map(([, on]) => on)).toEqual(['2024-09-13', '2024-09-04']);
    expect(step(plan(2), 'feedback').explanation).toContain('按2024年8月30日征集结束计算');
    expect(plan(2).steps.map((s) => s.id)).not.toContain('hint');
    expect(plan(0).steps.map((s) => s.id)).not.toContain('feedback');
  });
  test('a day before the rules were in force is refused with their first day', () => {
    expect(() => planBackwards({ pack: decree, ...known, meetingOn: D('2019-09-20'), gates: [] })).toThrow(
      expect.objectContaining({ code: 'RULE_NOT_IN_FORCE' }),
    );
  });
});

const meetings = fc.integer({ min: 0, max: 2000 }).map((n) => addDays(D('2020-06-01'), n));
const wanted = fc.subarray([...ALL]);
const rounds = fc.integer({ min: 0, max: 3 });

test('walking forwards from the latest days reaches the meeting; one day later does not', () => {
  fc.assert(
    fc.property(meetings, wanted, rounds, (meetingOn, gates, n) => {
      const scope = { pack: decree, ...known, gates, rounds: n };
      const latest = step(planBackwards({ ...scope, meetingOn }), 'initiation').on;
      expect(planForwards({ ...scope, startOn: latest }).meetingOn <= meetingOn).toBe(true);
      expect(planForwards({ ...scope, startOn: addDays(latest, 1) }).meetingOn > meetingOn).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('every single latest day is exact: on it the meeting holds, the day after it no longer', () => {
  fc.assert(
    fc.property(meetings, wanted, rounds, (meetingOn, gates, n) => {
      const scope = { pack: decree, ...known, gates, rounds: n };
      const plan = planBackwards({ ...scope, meetingOn });
      const latest = Object.fromEntries(plan.steps.map((s) => [s.id, { on: s.on }]));
      const before = plan.steps.slice(
        0,
        plan.steps.findIndex((s) => s.id === 'meeting'),
      );
      for (const s of before) {
        const reaches = (on: typeof s.on) =>
          planForwards({ ...scope, startOn: latest['initiation']!.on, done: { [s.id]: { on } } }).meetingOn <= meetingOn;
        expect([s.id, reaches(s.on), reaches(addDays(s.on, 1))]).toEqual([s.id, true, false]);
      }
    }),
    { numRuns: 30 },
  );
});

test('safe days are working days, never later than the legal ones, and reach the meeting under the stricter reading too', () => {
  fc.assert(
    fc.property(meetings, wanted, rounds, (meetingOn, gates, n) => {
      const scope = { pack: decree, ...known, gates, rounds: n };
      const plan = planBackwards({ ...scope, meetingOn });
      const before = plan.steps.filter((s) => s.counted?.bound !== 'maximum');
      for (const s of before) expect([s.id, s.safeOn <= s.on, isWorkingDay(calendar, s.safeOn)]).toEqual([s.id, true, true]);
      expect(planForwards({ ...scope, startOn: step(plan, 'initiation').safeOn }).safeMeetingOn <= meetingOn).toBe(true);
    }),
    { numRuns: 100 },
  );
});
