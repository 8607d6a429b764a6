import { describe, expect, test } from '@jest/globals';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { isClosed } from '../../../domain/decision/decide.ts';
import { executionOf } from '../../../domain/decision/execution.ts';
import type { ExecutionReport } from '../../../domain/decision/execution.ts';
import { eventText } from '../../../domain/decision/view/event-text.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { resolvePackNear } from '../../../domain/rules/resolve.ts';
import { person, walkTo } from '../../support/decision-walk.ts';

const noon = (on: string) => `${on}T12:00:00+08:00`;
const report = (on: string, more: Partial<ExecutionReport> = {}) =>
  ({ kind: 'reportExecution', occurredOn: D(on), done: '完成路面修复300米', ...more }) as const;
const changed = (foundOn: string, detail = '铁路部门调整施工窗口') => ({ kind: 'changed', foundOn: D(foundOn), detail }) as const;
/** Executed from 10 July 2024; it is noon of the day given. */
const on = (step: 'issued' | 'feedback' | 'executing' | 'closed', day: string) => walkTo(step).at(noon(day));

describe('an execution report (713 arts 34, 35)', () => {
  test('names day, what was done and problems; several stand in the order of their entry', () => {
    const w = on('executing', '2024-09-02')
      .must(report('2024-08-30', { problems: ' 雨天误工 ' }))
      .must(report('2024-08-01', { problems: ' ' }));
    expect(w.state.execution).toEqual({
      unit: '城建中心',
      startedOn: '2024-07-10',
      reports: [
        { no: 1, occurredOn: '2024-08-30', done: '完成路面修复300米', problems: '雨天误工' },
        { no: 2, occurredOn: '2024-08-01', done: '完成路面修复300米' },
      ],
    });
  });
  test('is filed when the execution has started, and when the procedure is archived, not before', () => {
    expect(on('feedback', '2024-07-12').refusal(report('2024-07-12'))).toBe('WRONG_PHASE');
    expect(on('executing', '2024-07-12').refusal(report('2024-07-12'))).toBeUndefined();
    const closed = on('closed', '2025-07-12');
    expect(closed.refusal(report('2025-07-12'))).toBeUndefined();
    expect([closed.state.phase, closed.state.lastActOn, isClosed(closed.state)]).toEqual(['CLOSED', '2024-07-10', true]);
  });
  test('lies between the start of the execution and today, and says something', () => {
    const w = on('executing', '2024-08-01');
    expect(w.refusal(report('2024-07-09'))).toBe('DATE_BEFORE_PREDECESSOR');
    expect(w.refusal(report('2024-07-10'))).toBeUndefined();
    expect(w.refusal(report('2024-08-01'))).toBeUndefined();
    expect(w.refusal(report('2024-08-02'))).toBe('DATE_IN_FUTURE');
    expect(w.refusal(report('2024-08-01', { done: '　' }))).toBe('GATE_FACT_INCOMPLETE');
  });
  test('is marked as entered late when its day is longer ago than the limit', () => {
    const w = on('executing', '2024-08-30');
    const late = (day: string) => w.must(report(day)).events.at(-1) as { lateEntry?: boolean };
    expect(late('2024-08-16').lateEntry).toBe(false);
    expect(late('2024-08-15').lateEntry).toBe(true);
    expect(LIMITS.lateEntryDays).toBe(14);
  });
  test('states a situation with the day it was found, from the signing to the report itself', () => {
    const w = on('executing', '2024-08-01');
    expect(w.refusal(report('2024-08-01', { situation: changed('2024-07-01') }))).toBe('DATE_BEFORE_PREDECESSOR');
    expect(w.refusal(report('2024-07-31', { situation: changed('2024-08-01') }))).toBe('DATE_BEFORE_PREDECESSOR');
    expect(w.refusal(report('2024-08-01', { situation: changed('2024-08-02') }))).toBe('DATE_IN_FUTURE');
    expect(w.refusal(report('2024-08-01', { situation: changed('2024-07-31', ' ') }))).toBe('GATE_FACT_INCOMPLETE');
    for (const found of ['2024-07-02', '2024-08-01'])
      expect(w.must(report('2024-08-01', { situation: changed(found) })).state.execution!.reports.at(-1)!.situation!.foundOn).toBe(found);
    const decided = w.give(report('2024-08-01', { situation: changed('2024-08-02') }));
    expect(decided.ok ? '' : decided.refusal.article).toContain('第三十五条');
  });
  test('is filed by the unit or the organ’s secretariat, and read by nobody outside', () => {
    const w = on('executing', '2024-08-01');
    for (const role of ['drafter', 'unit-head', 'secretariat'] as const)
      expect(w.refusal(report('2024-08-01'), person('p', [role]))).toBeUndefined();
    for (const role of ['publisher', 'intake-clerk', 'supervisor', 'archivist'] as const)
      expect(w.refusal(report('2024-08-01'), person('p', [role]))).toBe('FORBIDDEN');
    const rules = resolvePackNear('shanghai-xujing-2023', D('2024-08-01'));
    const event = w.must(report('2024-08-01', { situation: changed('2024-07-31') })).events.at(-1)!;
    expect(eventText(event, rules, false)).toBeUndefined();
    expect(eventText(event, rules, true)).toBe('执行情况报告：客观情况发生重大变化，铁路部门调整施工窗口');
  });
});

test('a decision stored before executions had a record of their own is executed since its signing, and reported on', () => {
  const w = on('executing', '2024-08-01');
  const { execution: _, ...stored } = w.state;
  w.state = { ...stored, executionUnit: '城建中心' };
  expect(executionOf(w.state)).toEqual({ unit: '城建中心', startedOn: '2024-07-02', reports: [] });
  expect(w.must(report('2024-07-02')).state.execution!.reports).toHaveLength(1);
});
