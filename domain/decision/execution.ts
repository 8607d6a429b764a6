import type { PlainDate } from '../calendar/plain-date.ts';
import type { DecisionState, GateFact } from './types.ts';

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

/** 中止执行 (第三十七条): the head's decision in an urgent case; `signer` is who decided. */
export type Suspension = { readonly situation: SituationKind; readonly reason: string; readonly article: string; readonly fact: GateFact };
/** 终止执行 (第三十七条): never without the organ's deliberation. */
export type Stop = {
  readonly reason: string;
  readonly article: string;
  readonly occurredOn: PlainDate;
  readonly meetingName: string;
  readonly deliberation: GateFact;
};

/** 执行 (第三十四条): who executes, since when, what was reported, whether it stands still. It goes on when the procedure is archived. */
export type ExecutionState = {
  readonly unit: string;
  readonly startedOn: PlainDate;
  readonly reports: readonly (ExecutionReport & { readonly no: number })[];
  readonly suspended?: Suspension;
  /** The day it was last resumed. */
  readonly resumedOn?: PlainDate;
  readonly stopped?: Stop;
};

export type ExecutionCommand =
  | ({ readonly kind: 'reportExecution' } & ExecutionReport)
  | ({ readonly kind: 'suspendExecution' } & Suspension)
  | { readonly kind: 'resumeExecution'; readonly reason: string; readonly fact: GateFact }
  | {
      readonly kind: 'stopExecution';
      readonly reason: string;
      readonly article: string;
      readonly occurredOn: PlainDate;
      /** Absent is refused: nobody stops an execution alone. */
      readonly deliberation?: { readonly meetingName: string; readonly fact: GateFact };
    };
export type ExecutionEvent =
  | ({ readonly type: 'ExecutionReported'; readonly no: number; readonly lateEntry: boolean } & ExecutionReport)
  | ({ readonly type: 'ExecutionSuspended'; readonly lateEntry: boolean } & Suspension)
  | { readonly type: 'ExecutionResumed'; readonly reason: string; readonly fact: GateFact; readonly lateEntry: boolean }
  | ({ readonly type: 'ExecutionStopped'; readonly lateEntry: boolean } & Stop);

/** How the execution of this decision stands; a state stored before it had a record of its own knows only the unit. */
export function executionOf(state: DecisionState): ExecutionState | undefined {
  if (state.execution) return state.execution;
  return state.executionUnit === undefined || !state.issue
    ? undefined
    : { unit: state.executionUnit, startedOn: state.issue.signedOn, reports: [] };
}

/** Folds one event of the execution; nothing happens to one that has not started. */
export function foldExecution(state: DecisionState, event: ExecutionEvent): DecisionState {
  const execution = executionOf(state);
  return execution ? { ...state, execution: fold(execution, event) } : state;
}

function fold(x: ExecutionState, { lateEntry: _late, ...e }: ExecutionEvent): ExecutionState {
  switch (e.type) {
    case 'ExecutionReported': {
      const { type: _, ...report } = e;
      return { ...x, reports: [...x.reports, report] };
    }
    case 'ExecutionSuspended': {
      const { type: _, ...suspended } = e;
      return { ...x, suspended };
    }
    case 'ExecutionResumed': {
      const { suspended: _, ...going } = x;
      return { ...going, resumedOn: e.fact.occurredOn };
    }
    case 'ExecutionStopped': {
      const { type: _, ...stopped } = e;
      return { ...x, stopped };
    }
  }
}

/** The day before which no further act on the execution can have been. */
export function lastExecutionActOn({ startedOn, suspended, resumedOn }: ExecutionState): PlainDate {
  return suspended?.fact.occurredOn ?? resumedOn ?? startedOn;
}
