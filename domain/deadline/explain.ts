import { beijingDate, endOfDay, startOfDay } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import { addDays, addMonths, epochDay, plainDate } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { dayNoteZh, dayZh, formatDateZh, formatInstantZh } from '../calendar/format.ts';
import { isWorkingDay, rollBackward } from '../calendar/work-calendar.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { CodedError } from '../errors.ts';
import type { Citation, Force, ResolvedPack, ResolvedRule } from '../rules/types.ts';
import { ruleOf } from '../rules/resolve.ts';
import { countCalendarDays, countWorkingDays, daysBefore } from './periods.ts';
import type { Counted, CountStep } from './periods.ts';

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
  readonly dueOn: PlainDate;
  /** End of the due day, 24:00 Beijing; half-open. */
  readonly dueAt: Instant;
  /** The earlier and the later reading of the law, or what a missing notice can still make of it. */
  readonly earliestOn: PlainDate;
  readonly latestOn: PlainDate;
  readonly readings?: string;
  /** Minimum periods: the first day of the next step, the day after the last. */
  readonly nextStepOn?: PlainDate;
  readonly steps: readonly CountStep[];
  readonly calendarVersion: string;
  /** Runs past official arrangements: 暂定, recalculated when the notice appears. */
  readonly provisional: boolean;
  readonly provisionalNote?: string;
  readonly warnings: readonly string[];
  /** The always visible lines: 最晚, 规定, 算法. */
  readonly explanation: readonly string[];
  /** What was asked, so that another calendar can be asked the same. */
  readonly asked: Asked;
};

/** The question behind a deadline: the rules as in force on `rulesOn`, the trigger, and a number other than the rule's. */
export type Asked = {
  readonly packId: string;
  readonly rulesOn: PlainDate;
  readonly trigger: Trigger;
  readonly valueOverride?: { readonly value: number; readonly reason: string };
};

/** What started the period. */
export type Trigger = {
  readonly event: string;
  readonly on: PlainDate;
  /** The moment, for periods in hours; absent = 00:00 of `on`. */
  readonly at?: Instant;
  /** Words for this event where they differ from the rule's, e.g. 事项终止. */
  readonly name?: string;
  /** Which of several possible days `on` is, e.g. 成文日. */
  readonly basis?: string;
  /** Other days the rule can be read to start from, e.g. 公布日: the earliest counts, all are shown. */
  readonly otherBases?: readonly { readonly basis: string; readonly on: PlainDate }[];
};

export type DeadlineInput = {
  readonly pack: ResolvedPack;
  readonly ruleId: string;
  readonly trigger: Trigger;
  readonly calendar: WorkCalendar;
  /** Another number of days than the rule's, with the reason that stands in the notice. */
  readonly valueOverride?: { readonly value: number; readonly reason: string };
};

/**
 * Counts one rule from one trigger.
 * @throws CodedError RULE_UNKNOWN, RULE_NOT_IN_FORCE (trigger outside the rule's validity), COUNT_INVALID, DATE_OUTSIDE_COVERAGE
 */
export function explainDeadline(input: DeadlineInput): ExplainedDeadline {
  const { pack, trigger, calendar } = input;
  const rule = ruleOf(pack, input.ruleId);
  const { on, others } = basesOf(trigger);
  checkValidity(rule, on);
  const value = input.valueOverride?.value ?? rule.value;
  const span = withOtherReadings(spanOf(rule, trigger, on, value, calendar), rule, value, trigger, others, calendar);
  const provisionalNote = span.provisional ? noticeMissing(calendar) : undefined;
  const readings = span.readings ?? provisionalNote;
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
    triggerName: trigger.name ?? rule.baseName,
    triggerOn: on,
    dueOn: span.dueOn,
    dueAt: span.dueAt ?? endOfDay(span.dueOn),
    earliestOn: span.earliestOn,
    latestOn: span.latestOn,
    ...(readings === undefined ? {} : { readings }),
    ...(rule.bound === 'minimum' && isPeriod(rule) ? { nextStepOn: addDays(span.dueOn, 1) } : {}),
    steps: span.steps,
    calendarVersion: calendar.version,
    provisional: span.provisional,
    ...(provisionalNote === undefined ? {} : { provisionalNote }),
    warnings: warningsOf(rule, span, input),
    explanation: [
      `${rule.dueWords ?? '最晚'}：${span.dueAt === undefined ? `${formatDateZh(span.dueOn, calendar)}24时` : formatInstantZh(span.dueAt, false)}${span.provisional ? '（暂定）' : ''}`,
      `规定：${ruleWords(rule, trigger, value)}（${rule.citation.short}${rule.carriedOver ? '，沿用' : ''}）`,
      `算法：${span.method}`,
    ],
    asked: {
      packId: pack.id,
      rulesOn: pack.on,
      trigger,
      ...(input.valueOverride === undefined ? {} : { valueOverride: input.valueOverride }),
    },
  };
}

const HOUR_MS = 3_600_000;

type Span = {
  readonly dueOn: PlainDate;
  /** Periods in hours end at a moment; everything else at 24:00. */
  readonly dueAt?: Instant;
  readonly earliestOn: PlainDate;
  readonly latestOn: PlainDate;
  readonly steps: readonly CountStep[];
  readonly provisional: boolean;
  readonly method: string;
  readonly readings?: string;
  readonly warnings: readonly string[];
};

function isPeriod(rule: ResolvedRule): boolean {
  return rule.unit === 'calendar-day' || rule.unit === 'working-day';
}

/** Where the law leaves the start open, the earliest day is safe. */
function basesOf(trigger: Trigger): { on: PlainDate; others: readonly { basis: string; on: PlainDate }[] } {
  if (!trigger.otherBases?.length) return { on: trigger.on, others: [] };
  const all = [{ basis: trigger.basis ?? '起算日', on: trigger.on }, ...trigger.otherBases].sort((a, b) => epochDay(a.on) - epochDay(b.on));
  return { on: all[0]!.on, others: all };
}

function checkValidity(rule: ResolvedRule, on: PlainDate): void {
  if ((rule.validFrom !== undefined && on < rule.validFrom) || (rule.validTo !== undefined && on > rule.validTo)) {
    throw new CodedError(
      'RULE_NOT_IN_FORCE',
      `${rule.id}（${rule.packName}）自${rule.validFrom ?? ''}起施行${rule.validTo === undefined ? '' : `，至${rule.validTo}止`}，起算日是${on}`,
    );
  }
}

function spanOf(rule: ResolvedRule, trigger: Trigger, on: PlainDate, value: number | undefined, cal: WorkCalendar): Span {
  switch (rule.unit) {
    case 'working-day':
      return workingDays(rule, trigger, on, value!, cal);
    case 'calendar-day':
      return calendarDays(rule, trigger, on, value!, cal);
    case 'week':
      return single(addDays(on, 7 * value!), `${dayZh(on)}${trigger.name ?? rule.baseVerb}，满${value}周`);
    case 'month':
      return single(addMonths(on, value!), `${dayZh(on)}${trigger.name ?? rule.baseVerb}，满${value}个月；没有对应日的为月末`);
    case 'hour':
      return hours(rule, trigger, on, value!);
    case 'per-quarter':
      return single(endOfQuarter(on), `每季度不少于${value}次，数到季末`);
    case 'fixed-date':
      return fixedDate(rule, on, cal);
    case 'days-before':
      return before(rule, on, value!);
    case 'per-year':
      return single(plainDate(`${on.slice(0, 4)}-12-31`), `${on.slice(0, 4)}年内不少于${value}次，数到12月31日`);
    case 'same-day':
      return single(on, `${dayZh(on)}${trigger.name ?? rule.baseVerb}，同日${rule.duty ?? '办理'}`);
  }
}

function single(on: PlainDate, method: string): Span {
  return { dueOn: on, earliestOn: on, latestOn: on, steps: [], provisional: false, method, warnings: [] };
}

/** Hours run through nights and days off. */
function hours(rule: ResolvedRule, trigger: Trigger, on: PlainDate, n: number): Span {
  const from = trigger.at ?? startOfDay(on);
  const dueAt = from + n * HOUR_MS;
  const dueOn = beijingDate(dueAt - 1);
  return {
    ...single(dueOn, `${formatInstantZh(from, false)}${trigger.name ?? rule.baseVerb}，满${n}小时，夜间和休息日照算`),
    dueAt,
  };
}

function endOfQuarter(on: PlainDate): PlainDate {
  const quarter = Math.ceil(Number(on.slice(5, 7)) / 3);
  return addDays(addMonths(plainDate(`${on.slice(0, 4)}-${String(quarter * 3).padStart(2, '0')}-01`), 1), -1);
}

function workingDays(rule: ResolvedRule, trigger: Trigger, on: PlainDate, n: number, cal: WorkCalendar): Span {
  const c = countWorkingDays(cal, on, n);
  let rest = 0;
  let makeup = 0;
  for (const s of c.steps) {
    if (s.counted === null) rest++;
    else if (s.weekday > 5) makeup++;
  }
  const notes = `${rest ? `；${rest}天休息不计` : ''}${makeup ? `${rest ? '，' : '；'}${makeup}个调休上班日计入` : ''}`;
  return counted(c, `${dayZh(on)}${trigger.name ?? rule.baseVerb}，从次日起数${n}个工作日${notes}`, cal);
}

function calendarDays(rule: ResolvedRule, trigger: Trigger, on: PlainDate, n: number, cal: WorkCalendar): Span {
  const c = countCalendarDays(cal, on, n, rule.roll);
  const start = `${dayZh(on)}${trigger.name ?? rule.baseVerb}，从次日起数${n}日`;
  if (c.result === c.unrolled) return counted(c, start, cal);
  const span = counted(c, `${start}；${dayZh(c.unrolled)}是${dayNoteZh(c.unrolled, cal)}，顺延到${dayZh(c.result)}`, cal);
  const reading = `满${n}日是${formatDateZh(c.unrolled, cal)}；当天不上班，为方便公众收到下一个工作日`;
  return { ...span, earliestOn: c.unrolled, readings: span.provisional ? `${reading}。${noticeMissing(cal)}` : reading };
}

function counted(c: Counted, method: string, cal: WorkCalendar): Span {
  return {
    dueOn: c.result,
    earliestOn: c.earliest,
    latestOn: c.latest,
    steps: c.steps,
    provisional: c.provisional,
    method,
    warnings:
      !c.provisional && c.result > cal.firmThrough
        ? [`${dayZh(c.result)}可能被${yearAfter(cal)}年放假安排改动：最早${dayZh(c.earliest)}，最晚${dayZh(c.latest)}`]
        : [],
  };
}

function yearAfter(cal: WorkCalendar): number {
  return Number(cal.coveredThrough.slice(0, 4)) + 1;
}

/** Notices came out between 25 October and 8 December of the year before (2018–2026). */
function noticeMissing(cal: WorkCalendar): string {
  const year = yearAfter(cal);
  return `${year}年放假安排尚未公布（一般在${year - 1}年10月至12月公布），公布后自动重算`;
}

/** Fixed dates never roll: before a weekend the office is warned to act on the last working day. */
function fixedDate(rule: ResolvedRule, on: PlainDate, cal: WorkCalendar): Span {
  const dueOn = plainDate(`${rule.onlyYear ?? Number(on.slice(0, 4)) + (rule.yearsAfter ?? 0)}-${rule.monthDay}`);
  const span = single(dueOn, `固定日期${dayZh(dueOn)}，不因休息日顺延`);
  if (isWorkingDay(cal, dueOn)) return span;
  const last = rollBackward(cal, dueOn);
  return {
    ...span,
    earliestOn: last,
    readings: `法定最后一天是${formatDateZh(dueOn, cal)}；稳妥是此前最后一个工作日${formatDateZh(last, cal)}`,
    warnings: [`${dayZh(dueOn)}是${dayNoteZh(dueOn, cal)}，固定日期不顺延，请在${formatDateZh(last, cal)}24时前${rule.duty ?? '办理'}`],
  };
}

function before(rule: ResolvedRule, on: PlainDate, n: number): Span {
  const { legal, safe } = daysBefore(on, n);
  return {
    ...single(legal, `${dayZh(on)}${rule.baseVerb}，往前数${n}日`),
    earliestOn: safe,
    readings: `法定最晚${dayZh(legal)}；中间留满${n}日的稳妥读法是${dayZh(safe)}`,
  };
}

/** Counts the other possible starts too, so that the later readings are seen beside the safe one. */
function withOtherReadings(
  span: Span,
  rule: ResolvedRule,
  value: number | undefined,
  trigger: Trigger,
  bases: readonly { basis: string; on: PlainDate }[],
  cal: WorkCalendar,
): Span {
  if (bases.length === 0) return span;
  const read = bases.map((b) => ({ ...b, dueOn: spanOf(rule, trigger, b.on, value, cal).dueOn }));
  const latest = read.at(-1)!.dueOn;
  const words = read.map((r) => `按${r.basis}${dayZh(r.on)}起算是${dayZh(r.dueOn)}`).join('，');
  return { ...span, latestOn: latest > span.latestOn ? latest : span.latestOn, readings: `${words}；取较早的` };
}

function warningsOf(rule: ResolvedRule, span: Span, { pack, valueOverride }: DeadlineInput): string[] {
  const shorter = valueOverride !== undefined && rule.bound === 'minimum' && rule.value !== undefined && valueOverride.value < rule.value;
  return [
    ...span.warnings,
    ...(shorter ? [`少于规定的${rule.value}日，理由：${valueOverride.reason}`] : []),
    ...(pack.layersNote === undefined ? [] : [pack.layersNote]),
  ];
}

function ruleWords(rule: ResolvedRule, trigger: Trigger, value: number | undefined): string {
  const duty = rule.duty ?? '';
  switch (rule.unit) {
    case 'working-day':
      return rule.bound === 'minimum' ? `一般不少于${value}个工作日` : `${trigger.name ?? rule.baseName}后${value}个工作日内${duty}`;
    case 'calendar-day':
      return rule.value === value ? `一般不少于${value}日` : `公告写明${value}日（规定一般不少于${rule.value}日）`;
    case 'fixed-date':
      return `${Number(rule.monthDay!.slice(0, 2))}月${Number(rule.monthDay!.slice(3))}日前${duty}`;
    case 'days-before':
      return `${rule.baseName}${value}日前${duty}`;
    case 'week':
    case 'month':
    case 'hour':
      return `${trigger.name ?? rule.baseName}后${value}${rule.unit === 'week' ? '周' : rule.unit === 'month' ? '个月' : '小时'}内${duty}`;
    case 'per-year':
      return `每年不少于${value}次`;
    case 'per-quarter':
      return `每季度不少于${value}次`;
    case 'same-day':
      return `与${trigger.name ?? rule.baseName}同步${duty}`;
  }
}
