import { describe, expect, test } from '@jest/globals';
import { isoToInstant } from '../../../domain/calendar/instant.ts';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { chinaCalendar } from '../../../domain/calendar/work-calendar.ts';
import { eventText } from '../../../domain/decision/view/event-text.ts';
import { stagesOf } from '../../../domain/decision/view/stages.ts';
import { statusOf } from '../../../domain/decision/view/status.ts';
import { resolvePack } from '../../../domain/rules/resolve.ts';
import { DecisionWalk, walkTo } from '../../support/decision-walk.ts';

/** The status as a reader of that moment sees it. */
function said(w: DecisionWalk, iso: string, more: { received?: number; plannedText?: string; asOf?: string } = {}) {
  const { received = 3, plannedText, asOf } = more;
  const { kind, sentences } = statusOf({
    state: w.state,
    now: isoToInstant(iso),
    calendar: chinaCalendar(asOf === undefined ? undefined : D(asOf)),
    received,
    minDays: 30,
    ...(plannedText === undefined ? {} : { plannedText }),
  });
  return [kind, ...sentences];
}
const REASON = { reason: '上级规定调整', article: '《重大行政决策程序暂行条例》第三十七条' };

describe('the status sentence', () => {
  test('not yet open: the plan in the words of the catalog, and nothing when it has none', () => {
    const w = walkTo('drafting');
    expect(said(w, '2024-05-11T09:00:00+08:00', { plannedText: '第三季度' })).toEqual([
      'none',
      '尚未开始征求意见。计划完成时间：第三季度（目录原文）。',
    ]);
    expect(said(w, '2024-05-11T09:00:00+08:00')).toEqual(['none', '尚未开始征求意见。']);
  });

  test('handed over but not seen: the days count from the publication', () => {
    const w = walkTo('drafting');
    w.give({ kind: 'publishConsultation', noticeTitle: '演练公告' });
    expect(said(w, '2024-05-11T09:00:00+08:00')).toEqual(['none', '公告已送交公布，尚未确认公布；公布后起算30日。']);
  });

  test('open: until when and how many days, then tomorrow, then today with the time of the page, then closed', () => {
    const w = walkTo('consulting');
    const ways = '也可以写信、打电话或当面提。';
    expect(said(w, '2024-05-20T09:00:00+08:00')).toEqual([
      'open',
      '正在征求意见。截止2024年6月19日（星期三）24时（北京时间），还有30天。',
      ways,
    ]);
    expect(said(w, '2024-06-15T23:59:59+08:00')[0]).toBe('open');
    expect(said(w, '2024-06-16T00:00:00+08:00')).toEqual([
      'soon',
      '正在征求意见。截止2024年6月19日（星期三）24时（北京时间），还有3天。',
      ways,
    ]);
    expect(said(w, '2024-06-18T23:59:59+08:00')[1]).toBe('正在征求意见。明天24时截止（2024年6月19日（星期三））。');
    expect(said(w, '2024-06-19T18:20:00+08:00')[1]).toBe('正在征求意见。今天24时截止（本页生成于18时20分）。');
    expect(said(w, '2024-06-19T23:59:59.999+08:00')[0]).toBe('soon');
    expect(said(w, '2024-06-20T00:00:00+08:00')).toEqual(['closed', '征求意见已于2024年6月19日24时结束，收到3条，已交下一步办理。']);
    expect(said(w.at('2024-06-20T00:00:00+08:00'), '2024-06-20T00:00:00+08:00')).toEqual([
      'closed',
      '征求意见已于2024年6月19日24时结束，收到3条，正在研究。',
    ]);
  });

  test('shortened: the days, the rule’s, and the reason of the notice', () => {
    const w = walkTo('drafting').must({ kind: 'publishConsultation', noticeTitle: '演练', days: 10, shortenedReason: '汛期抢险' });
    expect(said(w, '2024-05-11T09:00:00+08:00').at(-1)).toBe('本次征求意见10日，少于30日。原因：汛期抢险（公告原文）');
  });

  test('extended: from when to when, and why', () => {
    const w = walkTo('consulting').must({ kind: 'extendConsultation', round: 1, closesOn: D('2024-06-28'), reason: '附件补充' });
    expect(said(w, '2024-06-01T09:00:00+08:00').at(-1)).toBe('截止时间由6月19日24时延长至2024年6月28日（星期五）24时。原因：附件补充');
  });

  test('a next round says so, and when the one before ended', () => {
    const w = walkTo('answered').must({ kind: 'publishConsultation', noticeTitle: '再次征求' });
    expect(said(w, '2024-06-21T09:00:00+08:00').slice(1)).toEqual([
      expect.stringContaining('正在征求意见。'),
      '也可以写信、打电话或当面提。',
      '草案修改后再次征求意见（第2轮）。第1轮已于2024年6月19日24时结束。',
    ]);
  });

  test('feedback due until its last instant, late from 24:00 on, out once published; no opinion is a number too', () => {
    const w = walkTo('issued');
    expect(said(w, '2024-07-16T23:59:59.999+08:00')).toEqual([
      'due',
      '决策已于2024年7月2日出台。采纳情况最晚2024年7月16日（星期二）24时公布。',
    ]);
    expect(said(w, '2024-07-17T00:00:00+08:00')).toEqual([
      'late',
      '决策已于2024年7月2日出台。采纳情况应于2024年7月16日（星期二）24时前公布 · 尚未公布。',
      '承办单位的说明尚未公布。',
    ]);
    const out = walkTo('feedback');
    expect(said(out, '2024-07-11T09:00:00+08:00')).toEqual(['done', '采纳情况已于2024年7月10日公布：收到3条，已逐条处理。']);
    expect(said(out, '2024-07-11T09:00:00+08:00', { received: 0 })[1]).toBe(
      '采纳情况已于2024年7月10日公布：征求意见期内没有收到公众意见。',
    );
  });

  test('suspended and returned: since when, why, by which article; resumed, nothing of it is left', () => {
    const w = walkTo('answered').must({ kind: 'suspendDecision', ...REASON, occurredOn: D('2024-06-20') });
    expect(said(w, '2024-06-20T10:00:00+08:00')).toEqual([
      'held',
      '本事项自2024年6月20日起中止办理。原因：上级规定调整。依据：《重大行政决策程序暂行条例》第三十七条。已收到的意见保留。',
    ]);
    w.must({ kind: 'resumeDecision', reason: '规定已明确', occurredOn: D('2024-06-20') });
    expect(w.state).not.toHaveProperty('held');
    expect(said(w, '2024-06-20T10:00:00+08:00')[0]).toBe('closed');
    w.must({ kind: 'returnDecision', ...REASON, occurredOn: D('2024-06-20') });
    expect(said(w, '2024-06-20T10:00:00+08:00')[1]).toContain('起退回承办单位补充。原因：上级规定调整。');
  });

  test('terminated: who commented is told until when; without a round nobody is owed an answer', () => {
    const w = walkTo('answered').must({ kind: 'terminateDecision', ...REASON, occurredOn: D('2024-06-20') });
    expect(said(w, '2024-06-20T10:00:00+08:00')).toEqual([
      'due',
      '本事项已于2024年6月20日终止，不再出台。原因：上级规定调整。收到的意见最晚2024年7月4日（星期四）24时公布处理情况。',
    ]);
    const early = walkTo('drafting').must({ kind: 'terminateDecision', ...REASON, occurredOn: D('2024-05-10') });
    expect(said(early, '2024-05-10T10:00:00+08:00')).toEqual(['held', '本事项已于2024年5月10日终止，不再出台。原因：上级规定调整。']);
  });

  test('a date that a missing notice can still move is called provisional, with its bounds', () => {
    const { now } = new DecisionWalk('2026-12-14');
    const explained = {
      ...walkTo('issued').state.deadlines.find((d) => d.key === 'feedback')!.explained,
      dueOn: D('2027-01-11'),
      dueAt: isoToInstant('2027-01-12T00:00:00+08:00'),
      earliestOn: D('2027-01-11'),
      latestOn: D('2027-01-13'),
      provisional: true,
      provisionalNote: '2027年放假安排尚未公布，公布后自动重算',
    };
    const state = { ...walkTo('issued').state, deadlines: [{ key: 'feedback', explained, status: 'open' as const }] };
    const { sentences } = statusOf({ state, now, calendar: chinaCalendar(), received: 1, minDays: 30 });
    expect(sentences[1]).toBe('暂定：最早2027年1月11日（星期一），最晚2027年1月13日（星期三）。2027年放假安排尚未公布，公布后自动重算。');
  });
});

describe('the stage line', () => {
  const line = (w: DecisionWalk) => stagesOf(w.state, D('2024-03-29')).map((s) => [s.stateWord, s.on ?? '', s.note ?? ''].join(' ').trim());

  test('only what is done has a date; the step under way says until when', () => {
    expect(line(walkTo('consulting'))).toEqual([
      '已完成 2024-03-29',
      '已完成 2024-05-09',
      '进行中  6月19日24时截止',
      '未到',
      '未到',
      '未到',
      '未到',
      '未到',
    ]);
    expect(line(walkTo('reviewed')).slice(2, 5)).toEqual(['已完成 2024-06-19', '进行中', '未到']);
    expect(line(walkTo('closed')).every((l) => l.startsWith('已完成 2024-'))).toBe(true);
  });

  test('a held decision shows where it was held, an ended one what was done', () => {
    const w = walkTo('consulting').must({ kind: 'returnDecision', ...REASON, occurredOn: D('2024-05-20') });
    expect(line(w)[2]).toBe('退回修改  6月19日24时截止');
    const over = walkTo('drafting').must({ kind: 'terminateDecision', ...REASON, occurredOn: D('2024-05-10') });
    expect(line(over).slice(0, 3)).toEqual(['已完成 2024-03-29', '已完成 2024-05-09', '终止']);
  });
});

test('the change log tells a review and a meeting once, and nothing of what only staff may know', () => {
  const { events } = walkTo('closed');
  const rules = resolvePack('shanghai-xujing-2023', D('2024-05-06'));
  const lines = events.flatMap((e) => eventText(e, rules, false) ?? []);
  expect(lines.filter((l) => l.includes('合法性审查'))).toEqual(['送合法性审查，请7月1日24时前答复', '合法性审查：通过']);
  expect(lines.filter((l) => l.includes('集体讨论'))).toEqual(['提交集体讨论', '集体讨论：通过']);
  expect(lines.join()).not.toContain('镇长办公会议');
  expect(events.flatMap((e) => eventText(e, rules, true) ?? []).join()).toContain('镇长办公会议：通过');
});
