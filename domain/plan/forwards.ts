import { formatDateZh } from '../calendar/format.ts';
import { addDays, addMonths, epochDay, plainDate } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { advice } from './conflicts.ts';
import { dutySteps } from './duties.ts';
import { countedFrom } from './gaps.ts';
import type { Basis } from './gaps.ts';
import { procedureOf } from './procedure.ts';
import { earliestSchedule } from './schedule.ts';
import type { Schedule } from './schedule.ts';
import type { DoneSteps, ForwardPlan, PlanScope, PlanStep, Procedure, Step } from './types.ts';
import { becauseOfPrevious, dayLine, doneLine, endOfStep, ruleLines } from './words.ts';

/** The last day of what a plan is compared with, and its words. */
export type Target = { readonly to: PlainDate; readonly words: string };
export type ForwardInput = PlanScope & { readonly startOn: PlainDate; readonly target?: Target };

/** A month as a target, from `YYYY-MM`. @throws CodedError DATE_INVALID */
export function monthTarget(month: string): Target {
  const to = addDays(addMonths(plainDate(`${month}-01`), 1), -1);
  return { to, words: `${to.slice(0, 4)}年${Number(to.slice(5, 7))}月` };
}

/**
 * The earliest lawful day of every step when all that can begin begins on `startOn`, and whether that is in time.
 * @throws CodedError RULE_NOT_IN_FORCE, DATE_OUTSIDE_COVERAGE
 */
export function planForwards(input: ForwardInput): ForwardPlan {
  const { pack, calendar, packs, startOn, target, done = {} } = input;
  const basis: Basis = { pack, calendar, packs };
  const procedure = procedureOf(input);
  const earliest = earliestSchedule(procedure, basis, startOn, done, 'legal');
  const safe = earliestSchedule(procedure, basis, startOn, done, 'safe');
  const taken = procedure.steps.map((s) => planStep(s, procedure, basis, earliest, safe, done));
  const steps = [...taken, ...dutySteps(procedure, basis, taken, 'forward')];
  const meetingOn = earliest.get('meeting')!.on;
  const feedback = steps.find((s) => s.id === 'feedback')?.counted?.dueOn;
  const lateDays = target && Math.max(0, epochDay(meetingOn) - epochDay(target.to));
  const plan = {
    startOn,
    meetingOn,
    safeMeetingOn: safe.get('meeting')!.on,
    issueOn: earliest.get('issue')!.on,
    ...(feedback === undefined ? {} : { feedbackBy: feedback }),
    ...(lateDays === undefined ? {} : { lateDays }),
  };
  return {
    ...plan,
    steps,
    conflicts: advice(calendar, steps, '最早'),
    summary: summaryOf(plan, calendar, target?.words),
    provisional: steps.some((s) => s.provisional),
    calendarVersion: calendar.version,
  };
}

function planStep(step: Step, procedure: Procedure, basis: Basis, earliest: Schedule, safe: Schedule, done: DoneSteps): PlanStep {
  const { ruleId, ...shown } = step;
  const day = earliest.get(step.id)!;
  const safeOn = safe.get(step.id)!.on;
  const taken = done[step.id];
  const before = ruleId !== undefined && basis.pack.rules.get(ruleId)?.unit === 'days-before';
  // What was announced stands; only what is still to come is counted.
  const counted = ruleId === undefined || taken ? undefined : countedFrom(basis, ruleId, before ? earliest.get('hearing')!.on : day.on);
  return {
    ...shown,
    on: day.on,
    safeOn,
    ...(counted ? { counted } : {}),
    ...endOfStep(counted, taken),
    ...(taken ? { doneOn: taken.on } : {}),
    provisional: day.provisional,
    explanation: taken
      ? [doneLine(taken)]
      : [
          dayLine('最早', day.on, safeOn, basis.calendar),
          ...ruleLines(step, counted),
          ...becauseOfPrevious(procedure, basis.pack, day, earliest, done),
        ],
  };
}

type Ends = Pick<ForwardPlan, 'startOn' | 'meetingOn' | 'safeMeetingOn' | 'issueOn' | 'feedbackBy' | 'lateDays'>;

function summaryOf(p: Ends, calendar: Basis['calendar'], target: string | undefined): string[] {
  const safe = p.safeMeetingOn === p.meetingOn ? '' : `（稳妥：${formatDateZh(p.safeMeetingOn, calendar)}）`;
  const feedback = p.feedbackBy === undefined ? '' : `，意见采纳情况最晚${formatDateZh(p.feedbackBy, calendar)}公布`;
  return [
    `${formatDateZh(p.startOn, calendar)}起步，各步都不耽搁，最早${formatDateZh(p.meetingOn, calendar)}上会${safe}，最早同日起可以出台${feedback}。`,
    ...(target === undefined ? [] : [p.lateDays ? `赶不上${target}：晚${p.lateDays}天。` : `赶得上${target}。`]),
  ];
}
