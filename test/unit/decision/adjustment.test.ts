import { describe, expect, test } from '@jest/globals';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { chinaCalendar } from '../../../domain/calendar/work-calendar.ts';
import type { MinorAdjustment } from '../../../domain/decision/adjustment.ts';
import { isClosed } from '../../../domain/decision/decide.ts';
import type { Suspension } from '../../../domain/decision/execution.ts';
import type { DecisionCommand } from '../../../domain/decision/types.ts';
import { eventText } from '../../../domain/decision/view/event-text.ts';
import { statusOf } from '../../../domain/decision/view/status.ts';
import { resolvePackNear } from '../../../domain/rules/resolve.ts';
import { DecisionWalk, fact, person, walkTo } from '../../support/decision-walk.ts';

/** Executed from 10 July 2024 and archived the same day; it is noon of 1 March 2025. */
const archived = () => walkTo('closed').at('2025-03-01T12:00:00+08:00');
const suspend = (on = '2025-02-20', more: Partial<Suspension> = {}) =>
  ({ kind: 'suspendExecution', situation: 'changed', reason: '管线爆裂', article: '条例第三十七条', fact: fact(on), ...more }) as const;
const resume = (on: string, reason = '抢修完成') => ({ kind: 'resumeExecution', reason, fact: fact(on) }) as const;
const stop = (on: string, held = on) =>
  ({
    kind: 'stopExecution',
    reason: '规划调整',
    article: '条例第三十七条',
    occurredOn: D(on),
    deliberation: { meetingName: '镇长办公会议', fact: fact(held) },
  }) as const;
const minor = (on = '2025-02-01', more: Partial<MinorAdjustment> = {}) =>
  ({
    kind: 'recordMinorAdjustment',
    what: '工期顺延一个月',
    reason: '雨季',
    notMajorReason: '不改变范围和投资',
    fact: fact(on),
    ...more,
  }) as const;
const adjusted = { kind: 'noteAdjusted', decisionId: 'd2', code: 't-2024-02', documentNo: '示府〔2025〕3号', on: D('2025-02-25') } as const;
const SYSTEM = { kind: 'system' } as const;
const sentences = (w: DecisionWalk): string =>
  statusOf({ state: w.state, now: w.now, calendar: chinaCalendar(), received: 3, minDays: 30 }).sentences.join('');
const told = (w: DecisionWalk, staff: boolean): string | undefined =>
  eventText(w.events.at(-1)!, resolvePackNear('shanghai-xujing-2023', D('2024-07-10')), staff);
const article = (w: DecisionWalk, c: DecisionCommand): string | undefined => {
  const decided = w.give(c);
  return decided.ok ? undefined : decided.refusal.article;
};

describe('what was lawfully decided is not changed or stopped at will (713 art. 37)', () => {
  test('in an urgent case the head suspends first: situation, reason, article, person and paper', () => {
    const w = archived();
    expect(w.refusal(suspend('2025-02-20', { reason: ' ' }))).toBe('REASON_MISSING');
    expect(w.refusal(suspend('2025-02-20', { article: '' }))).toBe('REASON_MISSING');
    expect(w.refusal(suspend('2025-02-20', { fact: { ...fact('2025-02-20'), signer: '' } }))).toBe('GATE_FACT_INCOMPLETE');
    expect(w.refusal(suspend('2025-03-02'))).toBe('DATE_IN_FUTURE');
    expect(w.refusal(suspend('2024-07-09'))).toBe('DATE_BEFORE_PREDECESSOR');
    expect(w.refusal(suspend('2024-07-10'))).toBeUndefined();
    expect(told(w, false)).toBe('中止执行（客观情况发生重大变化），原因：管线爆裂，依据：条例第三十七条');
    expect(sentences(w)).toContain('本决策自2024年7月10日起中止执行。原因：管线爆裂。依据：条例第三十七条。');
    expect([w.state.phase, w.state.lastActOn, isClosed(w.state)]).toEqual(['CLOSED', '2024-07-10', true]);
  });
  test('suspended once and resumed once, each not before the other', () => {
    const w = archived();
    expect(w.refusal(resume('2025-02-20'))).toBe('EXECUTION_NOT_SUSPENDED');
    w.must(suspend());
    expect(w.refusal(suspend())).toBe('EXECUTION_SUSPENDED');
    expect(w.refusal(resume('2025-02-19'))).toBe('DATE_BEFORE_PREDECESSOR');
    expect(w.refusal(resume('2025-02-20', '　'))).toBe('REASON_MISSING');
    w.must(resume('2025-02-20'));
    expect(told(w, false)).toBe('恢复执行，抢修完成');
    expect(sentences(w)).not.toContain('中止执行');
    expect(w.refusal(suspend('2025-02-19'))).toBe('DATE_BEFORE_PREDECESSOR');
    expect(w.refusal(suspend('2025-02-20'))).toBeUndefined();
  });
  test('the organ stops it when it has deliberated, and not before, and for good', () => {
    const w = archived().must(suspend());
    const { deliberation: _, ...alone } = stop('2025-02-28');
    expect(w.refusal(alone)).toBe('EXECUTION_STOP_NOT_DELIBERATED');
    expect(article(w, alone)).toContain('第三十七条');
    expect(w.refusal({ ...stop('2025-02-28'), deliberation: { meetingName: ' ', fact: fact('2025-02-28') } })).toBe(
      'EXECUTION_STOP_NOT_DELIBERATED',
    );
    expect(w.refusal(stop('2025-02-27', '2025-02-28'))).toBe('DATE_BEFORE_PREDECESSOR');
    expect(w.refusal(stop('2025-02-28', '2025-02-19'))).toBe('DATE_BEFORE_PREDECESSOR');
    expect(w.refusal(stop('2025-03-02', '2025-03-01'))).toBe('DATE_IN_FUTURE');
    w.must(stop('2025-02-28', '2025-02-20'));
    expect(told(w, false)).toBe('终止执行（经集体讨论），原因：规划调整，依据：条例第三十七条');
    expect(told(w, true)).toContain('镇长办公会议');
    expect(sentences(w)).toContain('终止执行');
    for (const c of [suspend('2025-03-01'), resume('2025-03-01'), stop('2025-03-01'), minor('2025-03-01')])
      expect([c.kind, w.refusal(c)]).toEqual([c.kind, 'EXECUTION_STOPPED']);
  });
  test('a minor adjustment says what, why, and why it is not a major one, from the signing on', () => {
    const w = archived();
    expect(w.refusal(minor('2025-02-01', { what: ' ' }))).toBe('GATE_FACT_INCOMPLETE');
    expect(w.refusal(minor('2025-02-01', { reason: ' ' }))).toBe('REASON_MISSING');
    expect(w.refusal(minor('2025-02-01', { notMajorReason: ' ' }))).toBe('REASON_MISSING');
    expect(w.refusal(minor('2024-07-01'))).toBe('DATE_BEFORE_PREDECESSOR');
    w.must(minor('2024-07-02')).must(minor());
    expect(w.state.adjustments!.map((a) => [a.no, a.fact.occurredOn])).toEqual([
      [1, '2024-07-02'],
      [2, '2025-02-01'],
    ]);
    expect(told(w, false)).toBe('调整：工期顺延一个月，理由：雨季');
    expect(walkTo('deliberated').refusal(minor('2024-07-02'))).toBe('WRONG_PHASE');
    expect(walkTo('issued').refusal(minor('2024-07-02'))).toBeUndefined();
  });
  test('all of it is recorded for the organ, by nobody of the undertaker', () => {
    for (const c of [suspend(), stop('2025-02-28'), minor()])
      for (const role of ['drafter', 'unit-head', 'publisher', 'supervisor'] as const)
        expect([c.kind, role, archived().refusal(c, person('p', [role]))]).toEqual([c.kind, role, 'FORBIDDEN']);
  });
});

describe('a decision that adjusts another (713 art. 37)', () => {
  const AIM = { decisionId: 'd', code: 't-2024-01', reason: '规划调整' };
  test('goes through the procedure from its start, and says what it adjusts and why', () => {
    const fresh = new DecisionWalk();
    fresh.must({ kind: 'startDecision', occurredOn: D('2024-05-06'), title: '调整方案', adjusts: AIM });
    expect(fresh.state).toMatchObject({ phase: 'CATALOGUED', adjusts: AIM });
    expect(Object.values(fresh.state.gates).every((g) => g.status === 'open')).toBe(true);
    expect(told(fresh, false)).toMatch(/^承办单位启动前期工作，对t-2024-01作重大调整，理由：规划调整；事项范围：/);
    expect(walkTo('initiated').state).not.toHaveProperty('adjusts');
  });
  test('takes the place of the other when that is told of its publication, once, by the system alone', () => {
    const w = archived().must(suspend());
    expect(w.refusal(adjusted)).toBe('FORBIDDEN');
    w.must(adjusted, SYSTEM);
    expect(w.state.adjustedBy).toEqual({ decisionId: 'd2', code: 't-2024-02', documentNo: '示府〔2025〕3号', on: '2025-02-25' });
    expect([told(w, false), w.state.phase]).toEqual(['已被示府〔2025〕3号（t-2024-02）调整', 'CLOSED']);
    expect(sentences(w)).toContain('本决策已被示府〔2025〕3号调整，新的决策于2025年2月25日出台。');
    const seq = w.state.seq;
    expect(w.must(adjusted, SYSTEM).state.seq).toBe(seq);
    for (const c of [suspend('2025-03-01'), resume('2025-03-01'), stop('2025-03-01'), minor('2025-03-01')])
      expect([c.kind, w.refusal(c)]).toEqual([c.kind, 'DECISION_ADJUSTED']);
    // What was done under it is still reported and evaluated.
    expect(w.refusal({ kind: 'reportExecution', occurredOn: D('2025-03-01'), done: '移交新的方案' })).toBeUndefined();
  });
});

test('no step changes the text of a decision that is out', () => {
  const w = archived();
  const issued = structuredClone(w.state.issue);
  w.must(minor()).must(suspend()).must(resume('2025-02-21')).must(adjusted, SYSTEM);
  expect(w.state.issue).toEqual(issued);
  expect(w.events.filter((e) => e.type === 'Issued')).toHaveLength(1);
  w.savePaper('decision-result');
  expect(w.refusal({ kind: 'issueDecision', documentNo: '示府〔2025〕9号', signedOn: D('2025-03-01'), signer: '演练镇长' })).toBe(
    'WRONG_PHASE',
  );
});
