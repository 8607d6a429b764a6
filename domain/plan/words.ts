import { dayZh, formatDateZh } from '../calendar/format.ts';
import { addDays } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { isWorkingDay, rollBackward, rollForward } from '../calendar/work-calendar.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { ExplainedDeadline } from '../deadline/explain.ts';
import type { ResolvedPack } from '../rules/types.ts';
import type { Schedule, Scheduled } from './schedule.ts';
import type { DoneStep, Gap, Link, PlanStep, Procedure, Step, StepId } from './types.ts';

const UNITS: Readonly<Partial<Record<string, string>>> = {
  'calendar-day': '日',
  'working-day': '个工作日',
  week: '周',
  month: '个月',
  hour: '小时',
  'days-before': '日',
};

/** 30日 · 7个工作日, as the rule has it. */
export function amountZh(pack: ResolvedPack, ruleId: string): string {
  const rule = pack.rules.get(ruleId);
  return rule?.value === undefined ? '' : `${rule.value}${UNITS[rule.unit] ?? ''}`;
}

export function nameOf(procedure: Procedure, id: StepId): string {
  return procedure.steps.find((s) => s.id === id)!.name;
}

/** 最晚：…；稳妥：… and, where the day is a day off, the working day next to it. */
export function dayLine(word: '最晚' | '最早', on: PlainDate, safeOn: PlainDate, cal: WorkCalendar): string {
  const safe = safeOn === on ? '' : `；稳妥：${formatDateZh(safeOn, cal)}`;
  return `${word}：${formatDateZh(on, cal)}${isWorkingDay(cal, on) ? '' : `，当天不上班，${nextWorked(word, on, cal)}`}${safe}`;
}

function nextWorked(word: '最晚' | '最早', on: PlainDate, cal: WorkCalendar): string {
  return word === '最晚' ? `此前最后一个工作日是${dayZh(rollBackward(cal, on))}` : `此后第一个工作日是${dayZh(rollForward(cal, on))}`;
}

/** What a latest day hangs on: the step after it. */
export function becauseOfNext(procedure: Procedure, pack: ResolvedPack, latest: Schedule, by: Link | undefined): string[] {
  if (!by) return [];
  return [`之后：${nameOf(procedure, by.to)}最晚${dayZh(latest.get(by.to)!.on, true)}${nextWords(by.gap, pack)}`];
}

function nextWords(gap: Gap, pack: ResolvedPack): string {
  switch (gap.kind) {
    case 'same-day':
      return '，最晚同日办完这一步';
    case 'period':
      return `，要在满${amountZh(pack, gap.ruleId)}的次日以后`;
    case 'given':
      return `，要留满${amountZh(pack, gap.ruleId)}`;
    case 'after-reply':
      return '，最晚同日答复';
    case 'days-before':
      return `，要提前${amountZh(pack, gap.ruleId)}`;
  }
}

/** What an earliest day hangs on: the step before it, and the period that starts with that. */
export function becauseOfPrevious(
  procedure: Procedure,
  pack: ResolvedPack,
  day: Scheduled,
  earliest: Schedule,
  done: Readonly<Record<StepId, DoneStep>>,
): string[] {
  if (!day.by) return [];
  const before = earliest.get(day.by.from)!.on;
  const when = `${nameOf(procedure, day.by.from)}${done[day.by.from] ? '已于' : '最早'}${dayZh(before, true)}`;
  return [`之前：${when}${previousWords(day.by.gap, pack, day.on)}`];
}

function previousWords(gap: Gap, pack: ResolvedPack, on: PlainDate): string {
  switch (gap.kind) {
    case 'same-day':
      return '，同日起可以办';
    case 'period':
      return `，到${dayZh(addDays(on, -1), true)}期满，次日起可以办`;
    case 'given':
      return `，要留满${amountZh(pack, gap.ruleId)}`;
    case 'after-reply':
      return '，同日起可以办';
    case 'days-before':
      return `，要提前${amountZh(pack, gap.ruleId)}`;
  }
}

/** The rule, how it was counted, and what else a planner should know. */
export function ruleLines(step: Pick<Step, 'note'>, counted: ExplainedDeadline | undefined): string[] {
  // Days before an event: the line with the latest day would say again what stands above it.
  const before = counted?.unit === 'days-before';
  const lines = counted ? [...counted.explanation.slice(before ? 1 : 0), ...(before ? [`读法：${counted.readings}`] : [])] : [];
  return [...lines, ...(step.note === undefined ? [] : [`说明：${step.note}`])];
}

/** A step already taken: its day, and the end really announced. */
export function doneLine({ on, endsOn }: DoneStep): string {
  return `已于${dayZh(on, true)}办理${endsOn === undefined ? '' : `，到${dayZh(endsOn, true)}`}`;
}

/** Where a step's own period ends; days before an event end nowhere. */
export function endOfStep(counted: ExplainedDeadline | undefined, done: DoneStep | undefined): Pick<PlanStep, 'endsOn'> {
  const endsOn = done ? done.endsOn : counted?.unit === 'days-before' ? undefined : counted?.dueOn;
  return endsOn === undefined ? {} : { endsOn };
}
