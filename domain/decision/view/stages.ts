import { dayZh } from '../../calendar/format.ts';
import { beijingDate } from '../../calendar/instant.ts';
import type { PlainDate } from '../../calendar/plain-date.ts';
import { isFeedbackComplete } from '../feedback.ts';
import { gateOf } from '../gate-of.ts';
import type { DecisionState, GateId, Phase } from '../types.ts';

export type StageState = 'done' | 'current' | 'todo' | 'not-applicable' | 'held' | 'ended' | 'returned';
/** One step of the stage line 「办到哪一步」. */
export type Stage = {
  readonly name: string;
  readonly state: StageState;
  readonly stateWord: string;
  readonly on?: PlainDate;
  readonly note?: string;
};
export const STAGE_WORDS: Readonly<Record<StageState, string>> = {
  done: '已完成',
  current: '进行中',
  todo: '未到',
  'not-applicable': '不适用',
  held: '中止',
  ended: '终止',
  returned: '退回修改',
};

/** Which of the eight steps a phase stands in (1-based): 列入目录 … 归档. */
const STEP_OF: Readonly<Record<Exclude<Phase, 'SUSPENDED' | 'RETURNED' | 'TERMINATED'>, number>> = {
  CATALOGUED: 2,
  INITIATED: 3,
  DRAFTING: 3,
  CONSULTING: 3,
  REVISING: 4,
  REVIEWING: 4,
  SUBMITTED: 5,
  DELIBERATED: 6,
  ISSUED: 7,
  EXECUTING: 7,
  CLOSED: 9,
};

/**
 * The stage line; a duty beside the phase (feedback) is done when it is done, whatever the phase says. Only what is done has a
 * date: the date of a step under way would read as its end. `cataloguedOn`: when the catalog first printed the row publicly.
 */
export function stagesOf(s: DecisionState, cataloguedOn?: PlainDate): Stage[] {
  const held = s.phase === 'SUSPENDED' || s.phase === 'RETURNED';
  const phase = held ? (s.heldFrom ?? 'CATALOGUED') : s.phase === 'TERMINATED' ? 'CATALOGUED' : s.phase;
  let current = STEP_OF[phase as keyof typeof STEP_OF];
  const answered = isFeedbackComplete(s);
  if (current === 7 && answered) current = 8;
  const dates = datesOf(s, cataloguedOn);
  return NAMES.map((name, i): Stage => {
    const no = i + 1;
    const on = dates[i];
    let state: StageState = no < current || (no === FEEDBACK && answered) ? 'done' : no === current ? 'current' : 'todo';
    if (s.phase === 'TERMINATED') state = on === undefined ? 'ended' : 'done';
    else if (held && no === current) state = s.phase === 'RETURNED' ? 'returned' : 'held';
    const note = noteOf(s, i);
    return {
      name,
      state,
      stateWord: STAGE_WORDS[state],
      ...(on === undefined || state !== 'done' ? {} : { on }),
      ...(note === undefined ? {} : { note }),
    };
  });
}

const NAMES = ['列入目录', '启动', '征求意见', '合法性审查', '集体讨论', '决策公布', '意见采纳情况反馈', '归档'] as const;

const FEEDBACK = NAMES.indexOf('意见采纳情况反馈') + 1;

function doneOn(s: DecisionState, gate: GateId): PlainDate | undefined {
  const g = gateOf(s, gate);
  return g.status === 'done' ? g.fact.occurredOn : undefined;
}

function datesOf(s: DecisionState, cataloguedOn: PlainDate | undefined): (PlainDate | undefined)[] {
  const feedback = isFeedbackComplete(s) ? s.feedback?.publishedAt : undefined;
  return [
    cataloguedOn,
    doneOn(s, 'ORGAN_START'),
    s.rounds.at(-1)?.closesOn ?? s.adopted?.paper.consultTo,
    doneOn(s, 'LEGALITY'),
    s.meeting?.heldOn,
    s.issue?.signedOn,
    feedback === undefined ? s.adopted?.paper.feedbackOn : beijingDate(feedback),
    s.phase === 'CLOSED' ? (s.adopted?.phase === 'CLOSED' ? s.adopted.paper.closedOn : s.lastActOn) : undefined,
  ];
}

function noteOf(s: DecisionState, index: number): string | undefined {
  if (index === 3 && s.review?.returned) return '已退回补充材料，审查时间停止计算';
  if (index !== 2) return undefined;
  if (s.rounds.length === 0 && s.adopted?.paper.consultTo) return '上线前，补录';
  if (s.rounds.length === 0) return s.gates.PARTICIPATION.status === 'done' ? '以其他方式听取意见' : undefined;
  const last = s.rounds.at(-1)!;
  const until = last.status === 'open' ? [`${dayZh(last.closesOn)}24时截止`] : [];
  return [...until, ...(s.rounds.length > 1 ? [`共${s.rounds.length}轮`] : [])].join('，') || undefined;
}
