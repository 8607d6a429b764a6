import type { PlainDate } from '../calendar/plain-date.ts';
import { dayReason, rollBackward, rollForward } from '../calendar/work-calendar.ts';
import { earliestAfter, latestBefore } from './gaps.ts';
import type { Basis, Reached } from './gaps.ts';
import type { DoneSteps, Link, Procedure, Reading, StepId } from './types.ts';

/** The day of a step, and the link that decides it; without one it hangs on nothing but the plan's own start or end. */
export type Scheduled = Reached & { readonly by?: Link };
export type Schedule = ReadonlyMap<StepId, Scheduled>;

/**
 * The latest day of every step so that the meeting can be on its day: the tightest of what all later steps leave.
 * @throws CodedError RULE_NOT_IN_FORCE, DATE_OUTSIDE_COVERAGE
 */
export function latestSchedule(procedure: Procedure, basis: Basis, ends: Readonly<Record<StepId, PlainDate>>, reading: Reading): Schedule {
  const found = new Map<StepId, Scheduled>();
  for (const step of procedure.steps.toReversed()) {
    const end = ends[step.id];
    let day: Scheduled | undefined = end === undefined ? undefined : { on: end, provisional: !dayReason(basis.calendar, end).covered };
    for (const link of procedure.links.filter((l) => l.from === step.id)) {
      const next = found.get(link.to)!;
      const reached = latestBefore(basis, link.gap, next.on, reading);
      if (day === undefined || reached.on < day.on)
        day = { on: reached.on, provisional: reached.provisional || next.provisional, by: link };
    }
    found.set(
      step.id,
      onWorkingDay(day!, reading, (on) => rollBackward(basis.calendar, on)),
    );
  }
  return found;
}

/**
 * The earliest day of every step when all that can begin begins on `startOn`; steps already taken stand on their own day.
 * @throws CodedError RULE_NOT_IN_FORCE, DATE_OUTSIDE_COVERAGE
 */
export function earliestSchedule(procedure: Procedure, basis: Basis, startOn: PlainDate, done: DoneSteps, reading: Reading): Schedule {
  const found = new Map<StepId, Scheduled>();
  for (const step of procedure.steps) {
    const taken = done[step.id];
    if (taken) {
      found.set(step.id, { on: taken.on, provisional: false });
      continue;
    }
    let day: Scheduled = { on: startOn, provisional: !dayReason(basis.calendar, startOn).covered };
    for (const link of procedure.links.filter((l) => l.to === step.id)) {
      const before = found.get(link.from)!;
      const reached = earliestAfter(basis, link.gap, before.on, reading, done[link.from]?.endsOn);
      if (reached.on > day.on) day = { on: reached.on, provisional: reached.provisional || before.provisional, by: link };
    }
    found.set(
      step.id,
      onWorkingDay(day, reading, (on) => rollForward(basis.calendar, on)),
    );
  }
  return found;
}

/** The law binds also on days off; an office does not count on them. */
function onWorkingDay(day: Scheduled, reading: Reading, roll: (on: PlainDate) => PlainDate): Scheduled {
  return reading === 'legal' ? day : { ...day, on: roll(day.on) };
}
