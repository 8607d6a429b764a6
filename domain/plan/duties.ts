import { dayZh } from '../calendar/format.ts';
import { epochDay } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { starts } from '../decision/deadlines.ts';
import type { StartingEvent } from '../decision/deadlines.ts';
import type { ResolvedPack } from '../rules/types.ts';
import { countedFrom } from './gaps.ts';
import type { Basis } from './gaps.ts';
import type { Duty, PlanStep, Procedure, StepId } from './types.ts';

/**
 * What the pack lays down to be due at the latest so long after a window has closed, the meeting, or the issue; the first of
 * these events that a rule names starts it. Without a round nobody is owed feedback.
 */
export function dutiesOf(pack: ResolvedPack, rounds: number): Duty[] {
  const after: readonly (readonly [StartingEvent, StepId])[] = [
    ...(rounds > 0 ? [['consultation-closed', `consultation:${rounds}`] as const] : []),
    ['deliberated', 'meeting'],
    ['issued', 'issue'],
  ];
  return [...pack.rules.values()].flatMap((r): Duty[] => {
    const first = after.find(([event]) => starts(r, event));
    if (!first || r.bound !== 'maximum' || r.force === 'encouraged' || (r.id === 'feedback' && rounds === 0)) return [];
    const article = `${r.citation.document}${r.citation.article}`;
    return [{ id: r.id, name: r.name, article, ruleId: r.id, event: first[0], after: first[1] }];
  });
}

/** The duties beside the steps they follow: backwards their last day, forwards the first day they can be done. */
export function dutySteps(
  { duties }: Procedure,
  basis: Basis,
  steps: readonly PlanStep[],
  direction: 'backward' | 'forward',
  today?: PlainDate,
): PlanStep[] {
  return duties.flatMap((duty): PlanStep[] => {
    const from = startOf(duty, steps);
    const counted = from && countedFrom(basis, duty.ruleId, from, duty.event);
    if (!counted) return [];
    const days = direction === 'backward' ? { on: counted.dueOn, safeOn: counted.earliestOn } : { on: from, safeOn: from };
    return [
      {
        id: duty.id,
        name: duty.name,
        article: duty.article,
        ...days,
        counted,
        endsOn: counted.dueOn,
        ...(today === undefined ? {} : { slackDays: epochDay(counted.dueOn) - epochDay(today) }),
        provisional: counted.provisional,
        explanation: [...counted.explanation, `按${dayZh(from, true)}${counted.triggerName}计算`],
      },
    ];
  });
}

function startOf({ event, after }: Duty, steps: readonly PlanStep[]): PlainDate | undefined {
  const step = steps.find((s) => s.id === after);
  return event === 'consultation-closed' ? step?.endsOn : (step?.doneOn ?? step?.on);
}
