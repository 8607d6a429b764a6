import { addDays } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { latestTrigger } from '../deadline/backwards.ts';
import { explainDeadline } from '../deadline/explain.ts';
import type { ExplainedDeadline } from '../deadline/explain.ts';
import type { Known } from '../deadline/known.ts';
import { resolvePackNear } from '../rules/resolve.ts';
import type { ResolvedPack, ResolvedRule } from '../rules/types.ts';
import type { Gap, Reading } from './types.ts';

export type Basis = Known & { readonly pack: ResolvedPack };
export type Reached = { readonly on: PlainDate; readonly provisional: boolean };

/** The pack as it binds a trigger of that day: a law that changes on the way binds each step by its own day. */
function packOn({ pack, packs }: Omit<Basis, 'calendar'>, ruleId: string, on: PlainDate): ResolvedPack {
  const rule = pack.rules.get(ruleId);
  return rule === undefined || isInForce(rule, on) ? pack : resolvePackNear(pack.id, on, packs);
}

function isInForce(rule: ResolvedRule, on: PlainDate): boolean {
  return (rule.validFrom === undefined || rule.validFrom <= on) && (rule.validTo === undefined || on <= rule.validTo);
}

/**
 * The rule counted from that day, by its own event unless another is named; undefined where the pack has no such rule or no number for it.
 * @throws CodedError RULE_NOT_IN_FORCE, DATE_OUTSIDE_COVERAGE
 */
export function countedFrom(basis: Basis, ruleId: string, on: PlainDate, event?: string): ExplainedDeadline | undefined {
  const binding = packOn(basis, ruleId, on);
  const rule = binding.rules.get(ruleId);
  if (!rule || (rule.value === undefined && rule.unit !== 'same-day')) return undefined;
  return explainDeadline({ pack: binding, ruleId, trigger: { event: event ?? rule.base, on }, calendar: basis.calendar });
}

/** The end of a period under a reading: what a missing notice may still make later is not safe. */
function endOf(counted: ExplainedDeadline, reading: Reading): PlainDate {
  return reading === 'legal' ? counted.dueOn : counted.latestOn;
}

/**
 * The earliest day of the second step when the first is taken on `from`. `endsOn` = the end of the period as really announced.
 * @throws CodedError RULE_NOT_IN_FORCE, DATE_OUTSIDE_COVERAGE
 */
export function earliestAfter(basis: Basis, gap: Gap, from: PlainDate, reading: Reading, endsOn?: PlainDate): Reached {
  switch (gap.kind) {
    case 'same-day':
      return { on: from, provisional: false };
    case 'after-reply':
      return { on: reading === 'legal' ? from : addDays(from, 1), provisional: false };
    case 'days-before':
      return { on: addDays(from, daysBeforeOf(basis, gap.ruleId, reading)), provisional: false };
    case 'period':
    case 'given': {
      const counted = endsOn === undefined ? countedFrom(basis, gap.ruleId, from) : undefined;
      const end = endsOn ?? (counted ? endOf(counted, reading) : from);
      return { on: gap.kind === 'period' ? addDays(end, 1) : end, provisional: counted?.provisional ?? false };
    }
  }
}

/**
 * The latest day of the first step when the second is taken on `target`: the exact inverse of `earliestAfter`.
 * @throws CodedError RULE_NOT_IN_FORCE, DATE_OUTSIDE_COVERAGE
 */
export function latestBefore(basis: Basis, gap: Gap, target: PlainDate, reading: Reading): Reached {
  switch (gap.kind) {
    case 'same-day':
      return { on: target, provisional: false };
    case 'after-reply':
      return { on: reading === 'legal' ? target : addDays(target, -1), provisional: false };
    case 'days-before':
      return { on: addDays(target, -daysBeforeOf(basis, gap.ruleId, reading)), provisional: false };
    case 'period':
      return periodUntil(basis, gap.ruleId, addDays(target, -1), reading);
    case 'given':
      return periodUntil(basis, gap.ruleId, target, reading);
  }
}

/** 7日前: on day −7 at the latest; 7 full days between are safe. */
function daysBeforeOf({ pack }: Basis, ruleId: string, reading: Reading): number {
  const n = pack.rules.get(ruleId)?.value ?? 0;
  return reading === 'legal' ? n : n + 1;
}

/** The latest trigger whose period is over on `last`. The inverse gives it at once; another law on that day, or a notice still to come, may ask for a day earlier. */
function periodUntil(basis: Basis, ruleId: string, last: PlainDate, reading: Reading): Reached {
  const rule = basis.pack.rules.get(ruleId)!;
  const guess = latestTrigger(rule, basis.calendar, last);
  const then = packOn(basis, ruleId, guess).rules.get(ruleId);
  let on = then === undefined || then === rule ? guess : latestTrigger(then, basis.calendar, last);
  let counted = countedFrom(basis, ruleId, on);
  while (counted && endOf(counted, reading) > last) counted = countedFrom(basis, ruleId, (on = addDays(on, -1)));
  return { on, provisional: last > basis.calendar.coveredThrough || (counted?.provisional ?? false) };
}
