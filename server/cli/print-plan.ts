import { formatDateZh } from '../../domain/calendar/format.ts';
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts';
import type { BackwardPlan, ForwardPlan, PlanStep } from '../../domain/plan/types.ts';
import type { ResolvedPack } from '../../domain/rules/types.ts';
import { line } from './command.ts';
import type { Io } from './command.ts';
import { pad } from './print-count.ts';

const NAME = 30;
const DAY = 12;

/** Step, latest or earliest day, safe day, end of its period, slack, law: one line each. */
function printTable(io: Io, steps: readonly PlanStep[], word: '最晚' | '最早'): void {
  const slack = steps.some((s) => s.slackDays !== undefined);
  line(io);
  line(io, `${pad('步骤', NAME)}${pad(word, DAY)}${pad('稳妥', DAY)}${pad('期满', DAY)}${slack ? pad('余地', 10) : ''}依据`);
  for (const s of steps)
    line(
      io,
      `${pad(s.name, NAME)}${pad(s.on, DAY)}${pad(s.safeOn, DAY)}${pad(s.endsOn ?? '', DAY)}${slack ? pad(slackOf(s), 10) : ''}${s.article}`,
    );
}

function slackOf(s: PlanStep): string {
  if (s.doneOn !== undefined) return '已办';
  return s.slackDays! < 0 ? `已过${-s.slackDays!}天` : `${s.slackDays}天`;
}

function printReasons(io: Io, { steps, conflicts, calendarVersion }: BackwardPlan | ForwardPlan, pack: ResolvedPack): void {
  if (conflicts.length) line(io);
  for (const c of conflicts) line(io, `${c.kind === 'past' || c.kind === 'order' ? '冲突' : '提醒'}：${c.text}`);
  for (const s of steps.filter((x) => x.counted ?? x.note)) {
    line(io);
    line(io, s.name);
    for (const text of s.explanation) line(io, `  ${text}`);
  }
  line(io);
  if (pack.layersNote !== undefined) line(io, `注意：${pack.layersNote}`);
  line(io, `放假安排：${calendarVersion}`);
}

/** 倒排: the answer, the table, what stands against it, and every count. */
export function printBackward(io: Io, plan: BackwardPlan, pack: ResolvedPack, calendar: WorkCalendar): void {
  line(io, `倒排：${formatDateZh(plan.meetingOn, calendar)}上会（${pack.name}）`);
  for (const text of plan.summary) line(io, text);
  printTable(io, plan.steps, '最晚');
  printReasons(io, plan, pack);
}

/** 顺排, likewise. */
export function printForward(io: Io, plan: ForwardPlan, pack: ResolvedPack, calendar: WorkCalendar): void {
  line(io, `顺排：${formatDateZh(plan.startOn, calendar)}起步（${pack.name}）`);
  for (const text of plan.summary) line(io, text);
  printTable(io, plan.steps, '最早');
  printReasons(io, plan, pack);
}
