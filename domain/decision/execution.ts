import type { PlainDate } from '../calendar/plain-date.ts';
import type { DecisionState } from './types.ts';

/** What an executing unit finds and must report in time (第三十五条第一款); the same cases let the head suspend execution (第三十七条). */
export const SITUATIONS = {
  problem: '发现决策存在问题',
  changed: '客观情况发生重大变化',
  'force-majeure': '发生不可抗力等，严重影响决策目标实现',
} as const;
export type SituationKind = keyof typeof SITUATIONS;

/** A situation of 第三十五条 as reported: which, since when it was known, and what it is. */
export type Situation = { readonly kind: SituationKind; readonly foundOn: PlainDate; readonly detail: string };

/** 执行情况报告 (第三十四条): the day of the report, what was done, problems; absent = none. */
export type ExecutionReport = {
  readonly occurredOn: PlainDate;
  readonly done: string;
  readonly problems?: string;
  readonly situation?: Situation;
};

/** 执行 (第三十四条): who executes, since when, and what was reported. It goes on when the procedure is archived. */
export type ExecutionState = {
  readonly unit: string;
  readonly startedOn: PlainDate;
  readonly reports: readonly (ExecutionReport & { readonly no: number })[];
};

export type ExecutionCommand = { readonly kind: 'reportExecution' } & ExecutionReport;
export type ExecutionEvent = { readonly type: 'ExecutionReported'; readonly no: number; readonly lateEntry: boolean } & ExecutionReport;

/** How the execution of this decision stands; a state stored before it had a record of its own knows only the unit. */
export function executionOf(state: DecisionState): ExecutionState | undefined {
  if (state.execution) return state.execution;
  return state.executionUnit === undefined || !state.issue
    ? undefined
    : { unit: state.executionUnit, startedOn: state.issue.signedOn, reports: [] };
}

/** Folds one event of the execution; nothing happens to one that has not started. */
export function foldExecution(state: DecisionState, event: ExecutionEvent): DecisionState {
  const { type: _, lateEntry: _late, ...report } = event;
  const execution = executionOf(state);
  return execution ? { ...state, execution: { ...execution, reports: [...execution.reports, report] } } : state;
}
