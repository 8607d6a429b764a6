import { formatDateZh } from '../calendar/format.ts';
import { epochDay } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { CodedError } from '../errors.ts';
import { advice, blockingConflicts } from './conflicts.ts';
import { dutySteps } from './duties.ts';
import { countedFrom } from './gaps.ts';
import type { Basis } from './gaps.ts';
import { procedureOf } from './procedure.ts';
import { earliestSchedule, latestSchedule } from './schedule.ts';
import type { Schedule } from './schedule.ts';
import type { BackwardPlan, DoneSteps, PlanConflict, PlanScope, PlanStep, Procedure, Step } from './types.ts';
import { becauseOfNext, dayLine, doneLine, endOfStep, ruleLines } from './words.ts';

/** A plan from the meeting back. `issueOn` absent = issued on the day of the meeting. */
export type BackwardInput = PlanScope & {
  readonly meetingOn: PlainDate;
  readonly issueOn?: PlainDate;
  /** Without it nothing is past and there is no slack. */
  readonly today?: PlainDate;
};

/**
 * The latest lawful day of every step so that the meeting can be held on its day, why, and what stands against it.
 * @throws CodedError BAD_USER_INPUT (issued before the meeting), RULE_NOT_IN_FORCE, DATE_OUTSIDE_COVERAGE
 */
export function planBackwards(input: BackwardInput): BackwardPlan {
  const { pack, calendar, packs, meetingOn, today, done = {} } = input;
  const issueOn = input.issueOn ?? meetingOn;
  if (issueOn < meetingOn) throw new CodedError('BAD_USER_INPUT', `出台日${issueOn}早于会议日${meetingOn}`);
  const basis: Basis = { pack, calendar, packs };
  const procedure = procedureOf(input);
  const ends = { meeting: meetingOn, issue: issueOn };
  const latest = latestSchedule(procedure, basis, ends, 'legal');
  const safe = latestSchedule(procedure, basis, ends, 'safe');
  const earliest = today === undefined ? undefined : earliestSchedule(procedure, basis, today, done, 'legal');
  const blocking = blockingConflicts({
    procedure,
    basis,
    latest,
    done,
    ...(earliest === undefined || today === undefined ? {} : { earliest, today }),
  });
  const taken = procedure.steps.map((s) => planStep(s, procedure, basis, latest, safe, today, done));
  const steps = [...taken, ...dutySteps(procedure, basis, taken, 'backward', today)];
  return {
    meetingOn,
    issueOn,
    steps,
    conflicts: [...blocking, ...advice(calendar, steps, '最晚')],
    feasible: blocking.length === 0,
    summary: summaryOf(basis, meetingOn, steps, blocking, earliest, today),
    provisional: steps.some((s) => s.provisional),
    calendarVersion: calendar.version,
  };
}

function planStep(
  step: Step,
  procedure: Procedure,
  basis: Basis,
  latest: Schedule,
  safe: Schedule,
  today: PlainDate | undefined,
  done: DoneSteps,
): PlanStep {
  const { ruleId, ...shown } = step;
  const { on, by, provisional } = latest.get(step.id)!;
  const safeOn = safe.get(step.id)!.on;
  const taken = done[step.id];
  const counted = ruleId === undefined || taken ? undefined : countedFor(step.id, ruleId, basis, latest);
  return {
    ...shown,
    on,
    safeOn,
    ...(counted ? { counted } : {}),
    ...endOfStep(counted, taken),
    ...(taken ? { doneOn: taken.on } : {}),
    ...(today === undefined || taken ? {} : { slackDays: epochDay(on) - epochDay(today) }),
    provisional,
    explanation: [
      ...(taken ? [doneLine(taken)] : []),
      dayLine('最晚', on, safeOn, basis.calendar),
      ...ruleLines(step, counted),
      ...becauseOfNext(procedure, basis.pack, latest, by),
    ],
  };
}

/** A rule before an event counts from the event, every other from the step itself. */
function countedFor(id: string, ruleId: string, basis: Basis, latest: Schedule) {
  const before = basis.pack.rules.get(ruleId)?.unit === 'days-before';
  return countedFrom(basis, ruleId, latest.get(before ? 'hearing' : id)!.on);
}

function summaryOf(
  { calendar }: Basis,
  meetingOn: PlainDate,
  steps: readonly PlanStep[],
  blocking: readonly PlanConflict[],
  earliest: Schedule | undefined,
  today: PlainDate | undefined,
): string[] {
  const goal = formatDateZh(meetingOn, calendar);
  if (blocking.length === 0) {
    const open = steps.filter((s) => s.doneOn === undefined).sort((a, b) => epochDay(a.on) - epochDay(b.on));
    const next = open.find((s) => s.on === open[0]!.on && s.counted) ?? open[0];
    if (!next) return [`${goal}上会：各步都已办理。`];
    const slack = today === undefined ? '' : `，从今天起还有${next.slackDays}天余地`;
    return [`要在${goal}上会，${next.name}最晚${formatDateZh(next.on, calendar)}${slack}。`];
  }
  // Of what stands against it, a step with a period of its own says most.
  const worst = blocking.find((c) => steps.some((s) => s.id === c.stepId && s.counted)) ?? blocking[0]!;
  const reached = earliest?.get('meeting')!.on;
  const late = reached === undefined ? 0 : epochDay(reached) - epochDay(meetingOn);
  return [
    `${goal}上会来不及：${worst.text}。`,
    ...(late > 0 ? [`今天起步，最早${formatDateZh(reached!, calendar)}可以上会，比计划晚${late}天。`] : []),
    ...shortenable(steps),
  ];
}

/** Periods the law gives "as a rule" may be shorter for a reason, and the reason must stand in the paper. */
function shortenable(steps: readonly PlanStep[]): string[] {
  const usual = steps.flatMap((s) => (s.counted?.citation.text.includes('一般不少于') && s.doneOn === undefined ? [s.counted] : []));
  if (usual.length === 0) return [];
  return [`${[...new Set(usual.map((c) => `${c.ruleName}（${c.citation.short}）`))].join('、')}是“一般不少于”：确需缩短的，要写明理由。`];
}
