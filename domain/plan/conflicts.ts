import { dayZh, formatDateZh } from '../calendar/format.ts';
import { epochDay } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { isWorkingDay } from '../calendar/work-calendar.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { noticeMissing } from '../deadline/words.ts';
import { earliestAfter } from './gaps.ts';
import type { Basis } from './gaps.ts';
import type { Schedule } from './schedule.ts';
import type { DoneSteps, PlanConflict, PlanStep, Procedure, Step, StepId } from './types.ts';
import { becauseOfPrevious, dayLine } from './words.ts';

type Case = {
  readonly procedure: Procedure;
  readonly basis: Basis;
  readonly latest: Schedule;
  /** From today and from what is done; absent when nobody said what day it is. */
  readonly earliest?: Schedule;
  readonly today?: PlainDate;
  readonly done: DoneSteps;
};

/** Every latest day that is over, and the first step of each chain that cannot hold; what only follows from it is left out. */
export function blockingConflicts(c: Case): PlanConflict[] {
  const broken = new Set<StepId>();
  return c.procedure.steps.flatMap((step): PlanConflict[] => {
    const text = c.done[step.id] ? doneWrongly(c, step) : pastOf(c, step);
    if (text !== undefined) {
      broken.add(step.id);
      return [{ kind: c.done[step.id] ? 'order' : 'past', stepId: step.id, text }];
    }
    const first = c.earliest?.get(step.id);
    const last = c.latest.get(step.id)!.on;
    if (first === undefined || first.on <= last || c.done[step.id]) return [];
    const follows = first.by !== undefined && broken.has(first.by.from);
    broken.add(step.id);
    if (follows) return [];
    const why = becauseOfPrevious(c.procedure, c.basis.pack, first, c.earliest!, c.done).join('');
    return [
      {
        kind: 'order',
        stepId: step.id,
        text: `${step.name}最早${dayZh(first.on, true)}（${why}），最晚${dayZh(last, true)}：不能同时成立`,
      },
    ];
  });
}

function pastOf({ latest, today, basis }: Case, step: Step): string | undefined {
  const last = latest.get(step.id)!.on;
  if (today === undefined || last >= today) return undefined;
  return `${step.name}最晚${formatDateZh(last, basis.calendar)}，已过${epochDay(today) - epochDay(last)}天`;
}

/** A step already taken that came too early for what precedes it, or too late for the meeting. */
function doneWrongly({ procedure, basis, latest, done }: Case, step: Step): string | undefined {
  const { on } = done[step.id]!;
  for (const link of procedure.links.filter((l) => l.to === step.id)) {
    const before = done[link.from];
    if (!before || link.gap.kind === 'given') continue;
    const earliest = earliestAfter(basis, link.gap, before.on, 'legal', before.endsOn).on;
    if (earliest > on) return `${step.name}登记在${dayZh(on, true)}，而前一步之后最早${dayZh(earliest, true)}：先后颠倒`;
  }
  const last = latest.get(step.id)!.on;
  return on <= last ? undefined : `${step.name}已于${dayZh(on, true)}办理，晚于最晚日期${dayZh(last, true)}`;
}

/** What does not make a plan impossible: days on which nobody works, and days whose arrangement is still to come. */
export function advice(calendar: WorkCalendar, steps: readonly PlanStep[], word: '最晚' | '最早'): PlanConflict[] {
  const open = steps.filter((s) => s.doneOn === undefined && !isWorkingDay(calendar, s.on));
  const off = [...Map.groupBy(open, (s) => s.on)].map(([on, together]): PlanConflict => {
    const names = `${together[0]!.name}${together.length > 1 ? `等${together.length}步` : ''}`;
    const text = `${names}${dayLine(word, on, on, calendar)}`;
    return { kind: 'day-off', stepId: together[0]!.id, text };
  });
  const waiting = steps.find((s) => s.provisional);
  return waiting
    ? [
        ...off,
        { kind: 'provisional', stepId: waiting.id, text: `暂定：${noticeMissing(calendar, waiting.counted?.latestOn ?? waiting.on)}` },
      ]
    : off;
}
