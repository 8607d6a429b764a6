import { endOfDay, beijingDate } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import { addDays } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { dayZh, formatDateZh } from '../calendar/format.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { CodedError } from '../errors.ts';
import type { Citation, Force, ResolvedPack, ResolvedRule } from '../rules/types.ts';
import { ruleOf } from '../rules/resolve.ts';
import type { Adjustment } from './adjustment.ts';
import type { CountStep } from './periods.ts';
import { isPeriod, spanOf } from './span.ts';
import type { Counting, Span } from './span.ts';
import { basesOf, triggerWords } from './trigger.ts';
import type { Basis, Trigger } from './trigger.ts';
import { adjustmentZh, finalFrom, momentZh, noticeMissing, ruleWords, UNIT_ZH } from './words.ts';

/** A deadline that anyone can replay: rule, trigger, every counted day, calendar version. JSON only; stored, never typed. */
export type ExplainedDeadline = {
  readonly ruleId: string;
  readonly ruleName: string;
  readonly packId: string;
  readonly packName: string;
  readonly citation: Citation;
  readonly force: Force;
  /** 沿用: a yearly plan's number used after its year. */
  readonly carriedOver: boolean;
  readonly value?: number;
  readonly unit: ResolvedRule['unit'];
  readonly bound: ResolvedRule['bound'];
  readonly triggerEvent: string;
  readonly triggerName: string;
  readonly triggerOn: PlainDate;
  /** Which of several possible days `triggerOn` is, e.g. 成文日; absent where there is no choice. */
  readonly triggerBasis?: string;
  /** Where the law leaves the start open: every day it can start from and where that leads, the earliest first. */
  readonly otherReadings?: readonly Reading[];
  readonly dueOn: PlainDate;
  /** End of the due day, 24:00 Beijing, or the moment a period in hours ends; half-open. */
  readonly dueAt: Instant;
  /** The earlier and the later reading of the law, or what a missing notice can still make of it. */
  readonly earliestOn: PlainDate;
  readonly latestOn: PlainDate;
  readonly readings?: string;
  /** How the rule's own words are read where they leave more than one reading. */
  readonly ruleReading?: string;
  /** Minimum periods that something waits for: the first day of the next step, the day after the last. */
  readonly nextStepOn?: PlainDate;
  readonly steps: readonly CountStep[];
  readonly calendarVersion: string;
  /** Runs past official arrangements: 暂定, recalculated when the notice appears. */
  readonly provisional: boolean;
  readonly provisionalNote?: string;
  /** Provisional only: the day by which the notice it waits for has always been out. */
  readonly finalFrom?: PlainDate;
  readonly warnings: readonly string[];
  /** The always visible lines: 最晚, 规定, 算法, then one for each adjustment. */
  readonly explanation: readonly string[];
  /** What was asked, so that another calendar can be asked the same. */
  readonly asked: Asked;
};

/** One day the rule can be read to start from, and where that leads. */
export type Reading = { readonly basis: string; readonly on: PlainDate; readonly dueOn: PlainDate };

/** The question behind a deadline: the rules as in force on `rulesOn`, the trigger, a number other than the rule's, what came after. */
export type Asked = {
  readonly packId: string;
  readonly rulesOn: PlainDate;
  /** The packs that answered, by id: one entered later says nothing about what was asked before. Absent in answers of old. */
  readonly layers?: readonly string[];
  readonly trigger: Trigger;
  readonly valueOverride?: Override;
  readonly adjustments?: readonly Adjustment[];
};

/** Another number than the rule's, with the reason that stands in the notice. */
export type Override = { readonly value: number; readonly reason: string };

export type DeadlineInput = {
  readonly pack: ResolvedPack;
  readonly ruleId: string;
  readonly trigger: Trigger;
  readonly calendar: WorkCalendar;
  readonly valueOverride?: Override;
  /** Extensions, stops and set ends, in their order; made by `adjust.ts`. */
  readonly adjustments?: readonly Adjustment[];
};

const NONE: readonly Adjustment[] = [];

/**
 * Counts one rule from one trigger.
 * @throws CodedError RULE_UNKNOWN, RULE_NOT_IN_FORCE (trigger outside the rule's validity), RULE_PACK_INVALID (unknown unit),
 * COUNT_INVALID (a number the unit cannot have, or none), DATE_OUTSIDE_COVERAGE, DATE_INVALID
 */
export function explainDeadline(input: DeadlineInput): ExplainedDeadline {
  const { pack, trigger, calendar, valueOverride, adjustments = NONE } = input;
  const { first, all } = basesOf(trigger);
  const rule = ruleOf(pack, input.ruleId, first.on);
  checkValidity(rule, first.on);
  const value = valueOverride?.value ?? rule.value;
  const words = triggerWords(rule, trigger);
  const counting: Counting = { rule, value, start: first, verb: words.verb, calendar, adjustments };
  const counted = spanOf(counting);
  const readings = all.length ? readingsFrom(counting, all) : undefined;
  const span = readings ? withReadings(counted, readings) : counted;
  const provisionalNote = span.provisional ? noticeMissing(calendar, span.latestOn, span.regionMissing) : undefined;
  const notes = span.readings ?? provisionalNote;
  const dueAt = span.dueAt ?? endOfDay(span.dueOn);
  return {
    ruleId: rule.id,
    ruleName: rule.name,
    packId: rule.packId,
    packName: rule.packName,
    citation: rule.citation,
    force: rule.force,
    carriedOver: rule.carriedOver,
    ...(value === undefined ? {} : { value }),
    unit: rule.unit,
    bound: rule.bound,
    triggerEvent: trigger.event,
    triggerName: words.name,
    triggerOn: first.on,
    ...(trigger.basis === undefined && !readings ? {} : { triggerBasis: first.basis }),
    ...(readings ? { otherReadings: readings } : {}),
    dueOn: span.dueOn,
    dueAt,
    earliestOn: span.earliestOn,
    latestOn: span.latestOn,
    ...(notes === undefined ? {} : { readings: notes }),
    ...(rule.reading === undefined ? {} : { ruleReading: rule.reading }),
    ...nextStep(rule, span, dueAt),
    steps: span.steps,
    calendarVersion: calendar.version,
    provisional: span.provisional,
    ...(provisionalNote === undefined ? {} : { provisionalNote }),
    // When a region's own notice comes, nobody can say.
    ...(span.provisional && span.regionMissing.length === 0 ? { finalFrom: finalFrom(calendar, span.latestOn) } : {}),
    warnings: warningsOf(rule, span, input),
    explanation: [
      `${rule.dueWords ?? '最晚'}：${dueZh(span, calendar)}${span.provisional ? '（暂定）' : ''}`,
      `规定：${ruleWords(rule, words.name, value)}（${rule.citation.short}${rule.carriedOver ? '，沿用' : ''}）`,
      `算法：${span.method}`,
      ...span.changes.map((change) => adjustmentZh(change, rule, calendar)),
    ],
    asked: {
      packId: pack.id,
      rulesOn: pack.on,
      layers: pack.layers.map((l) => l.packId),
      trigger,
      ...(valueOverride === undefined ? {} : { valueOverride }),
      ...(adjustments.length ? { adjustments } : {}),
    },
  };
}

/** Whether a rule can be counted from a day at all: in force then, with the number its unit needs, and not a date of an earlier year. */
export function isCountable(rule: ResolvedRule, on: PlainDate): boolean {
  const numbered = rule.value !== undefined || rule.unit === 'same-day' || rule.unit === 'fixed-date';
  const gone = rule.onlyYear !== undefined && Number(on.slice(0, 4)) > rule.onlyYear;
  return numbered && !gone && isInForce(rule, on);
}

function isInForce(rule: ResolvedRule, on: PlainDate): boolean {
  return (rule.validFrom === undefined || on >= rule.validFrom) && (rule.validTo === undefined || on <= rule.validTo);
}

function checkValidity(rule: ResolvedRule, on: PlainDate): void {
  if (!isInForce(rule, on)) {
    throw new CodedError(
      'RULE_NOT_IN_FORCE',
      `${rule.id}（${rule.packName}）自${rule.validFrom ?? ''}起施行${rule.validTo === undefined ? '' : `，至${rule.validTo}止`}，起算日是${on}`,
    );
  }
}

function dueZh(span: Span, calendar: WorkCalendar): string {
  return span.dueAt === undefined ? `${formatDateZh(span.dueOn, calendar)}24时` : momentZh(span.dueAt, calendar, true);
}

/** Only what waits has a next step: time given to a reviewer may be used up earlier, a maximum is no waiting time. */
function nextStep(rule: ResolvedRule, span: Span, dueAt: Instant): { nextStepOn?: PlainDate } {
  if (rule.bound !== 'minimum' || rule.givenOnly || !isPeriod(rule.unit)) return {};
  return { nextStepOn: span.dueAt === undefined ? addDays(span.dueOn, 1) : beijingDate(dueAt) };
}

/** Counts the other possible starts too, so that the later readings are seen beside the safe one. */
function readingsFrom(counting: Counting, all: readonly Basis[]): Reading[] {
  return all.map((start) => ({ basis: start.basis, on: start.on, dueOn: spanOf({ ...counting, start }).dueOn }));
}

function withReadings(span: Span, readings: readonly Reading[]): Span {
  const latest = readings.reduce((d, r) => (r.dueOn > d ? r.dueOn : d), span.latestOn);
  const words = readings.map((r) => `按${r.basis}${dayZh(r.on)}起算是${dayZh(r.dueOn)}`).join('，');
  return { ...span, latestOn: latest, readings: `${words}；取较早的` };
}

function warningsOf(rule: ResolvedRule, span: Span, { pack, valueOverride }: DeadlineInput): string[] {
  const least = rule.bound === 'minimum' && isPeriod(rule.unit) ? `${rule.value}${UNIT_ZH[rule.unit as keyof typeof UNIT_ZH]}` : undefined;
  const shorter = least !== undefined && valueOverride !== undefined && rule.value !== undefined && valueOverride.value < rule.value;
  const full = span.changes[0]?.before;
  const cut = least === undefined ? [] : span.changes.flatMap(({ adjustment: a }) => (a.kind === 'end' && a.on < full! ? [a.reason] : []));
  return [
    ...span.warnings,
    ...(shorter ? [`少于规定的${least}，理由：${valueOverride.reason}`] : []),
    ...cut.map((reason) => `少于规定的${least}，理由：${reason}`),
    ...(pack.layersNote === undefined ? [] : [pack.layersNote]),
  ];
}
