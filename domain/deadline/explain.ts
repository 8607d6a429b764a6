import { endOfDay } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import { comparePlainDates, epochDay, fromEpochDay, plainDate, weekday } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { dayZh, formatDateZh } from '../calendar/format.ts';
import { dayReason } from '../calendar/work-calendar.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { Citation, Force, ResolvedPack, ResolvedRule } from '../rules/types.ts';
import { ruleOf } from '../rules/resolve.ts';
import { countCalendarDays, countWorkingDays, daysBefore } from './periods.ts';
import type { CountStep } from './periods.ts';

/** A deadline that anyone can replay: rule, trigger, every counted day, calendar version. JSON only; stored, never typed. */
export type ExplainedDeadline = {
  readonly ruleId: string;
  readonly ruleName: string;
  readonly packId: string;
  readonly packName: string;
  readonly citation: Citation;
  readonly force: Force;
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
  readonly earliestOn: PlainDate;
  readonly latestOn: PlainDate;
  readonly readings?: string;
  readonly steps: readonly CountStep[];
  readonly calendarVersion: string;
  /** Runs past official arrangements: 暂定, recalculated when the notice appears. */
  readonly provisional: boolean;
  readonly warnings: readonly string[];
  /** The always visible lines: 最晚, 规定, 算法. */
  readonly explanation: readonly string[];
};

export type DeadlineInput = {
  readonly pack: ResolvedPack;
  readonly ruleId: string;
  readonly trigger: { readonly event: string; readonly on: PlainDate };
  readonly calendar: WorkCalendar;
  /** Another number of days than the rule's, with the reason that stands in the notice. */
  readonly valueOverride?: { readonly value: number; readonly reason: string };
};

/** Counts one rule from one trigger. @throws CodedError RULE_UNKNOWN, COUNT_INVALID, DATE_OUTSIDE_COVERAGE */
export function explainDeadline(input: DeadlineInput): ExplainedDeadline {
  const rule = ruleOf(input.pack, input.ruleId);
  const on = input.trigger.on;
  const value = input.valueOverride?.value ?? rule.value;
  const span = spanOf(rule, on, value, input.calendar);
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
    triggerEvent: input.trigger.event,
    triggerName: rule.baseName,
    triggerOn: on,
    dueOn: span.dueOn,
    dueAt: endOfDay(span.dueOn),
    earliestOn: span.earliestOn,
    latestOn: span.latestOn,
    ...(span.readings === undefined ? {} : { readings: span.readings }),
    steps: span.steps,
    calendarVersion: input.calendar.version,
    provisional: span.provisional,
    warnings: span.warnings,
    explanation: [
      `${rule.bound === 'minimum' ? '最早结束' : '最晚'}：${formatDateZh(span.dueOn, input.calendar)}24时${span.provisional ? '（暂定）' : ''}`,
      `规定：${ruleWords(rule, value)}（${rule.citation.document}${rule.citation.article}${rule.carriedOver ? '，沿用' : ''}）`,
      `算法：${span.method}`,
    ],
  };
}

type Span = {
  readonly dueOn: PlainDate;
  readonly earliestOn: PlainDate;
  readonly latestOn: PlainDate;
  readonly steps: readonly CountStep[];
  readonly provisional: boolean;
  readonly method: string;
  readonly readings?: string;
  readonly warnings: readonly string[];
};

function spanOf(rule: ResolvedRule, on: PlainDate, value: number | undefined, cal: WorkCalendar): Span {
  switch (rule.unit) {
    case 'working-day':
      return workingDays(rule, on, value!, cal);
    case 'calendar-day':
      return calendarDays(rule, on, value!, cal);
    case 'fixed-date':
      return fixedDate(rule, on, cal);
    case 'days-before':
      return before(rule, on, value!);
    case 'per-year': {
      const end = plainDate(`${on.slice(0, 4)}-12-31`);
      return single(end, `${on.slice(0, 4)}年12月31日前，不少于${value}次`);
    }
    case 'same-day':
      return single(on, `${dayZh(on)}${rule.baseName}，同日公布`);
  }
}

function single(on: PlainDate, method: string): Span {
  return { dueOn: on, earliestOn: on, latestOn: on, steps: [], provisional: false, method, warnings: [] };
}

function workingDays(rule: ResolvedRule, on: PlainDate, n: number, cal: WorkCalendar): Span {
  const c = countWorkingDays(cal, on, n);
  const rest = c.steps.filter((s) => s.counted === null).length;
  const makeup = c.steps.filter((s) => s.reason === '调休上班').length;
  const notes = [rest ? `${rest}天休息不计` : '', makeup ? `${makeup}个调休上班日计入` : ''].filter(Boolean).join('，');
  return {
    dueOn: c.result,
    // Past coverage festivals can only take working days away, and make-up weekends can only give them back.
    earliestOn: c.provisional ? earliestPastCoverage(c.result, on, n, cal) : c.result,
    latestOn: c.provisional ? fromEpochDay(epochDay(c.result) + FESTIVAL_DAYS_MAX) : c.result,
    steps: c.steps,
    provisional: c.provisional,
    method: `${dayZh(on)}${rule.baseName}，从次日起数${n}个工作日${notes ? `；${notes}` : ''}`,
    ...(c.provisional ? { readings: provisionalNote(cal) } : {}),
    warnings: [],
  };
}

/** The longest joined holiday arranged so far had 9 days (2026 春节); a result moves at most by that. */
const FESTIVAL_DAYS_MAX = 9;

/** If every weekend past coverage were worked: the earliest day thinkable. */
function earliestPastCoverage(result: PlainDate, on: PlainDate, n: number, cal: WorkCalendar): PlainDate {
  let counted = 0;
  let d = epochDay(on);
  while (counted < n) {
    d++;
    if (d > cal.last || d < cal.first || dayReason(cal, fromEpochDay(d)).working) counted++;
  }
  const early = fromEpochDay(d);
  return comparePlainDates(early, result) < 0 ? early : result;
}

function provisionalNote(cal: WorkCalendar): string {
  return `暂定：${Number(cal.coveredThrough.slice(0, 4)) + 1}年放假安排尚未公布，公布后自动重算`;
}

function calendarDays(rule: ResolvedRule, on: PlainDate, n: number, cal: WorkCalendar): Span {
  const c = countCalendarDays(cal, on, n, rule.roll);
  const rolled = c.result !== c.unrolled;
  const why = rolled ? `；${dayZh(c.unrolled)}是${dayReason(cal, c.unrolled).label}，顺延到${dayZh(c.result)}` : '';
  return {
    dueOn: c.result,
    earliestOn: c.unrolled,
    latestOn: c.provisional ? fromEpochDay(epochDay(c.result) + FESTIVAL_DAYS_MAX) : c.result,
    steps: c.steps,
    provisional: c.provisional,
    method: `${dayZh(on)}${rule.baseName}，从次日起数${n}日${why}`,
    ...(rolled ? { readings: `满${n}日是${formatDateZh(c.unrolled, cal)}；当天不上班，为方便公众收到下一个工作日` } : c.provisional ? { readings: provisionalNote(cal) } : {}),
    warnings: [],
  };
}

/** Fixed dates never roll: before a weekend the office is warned to act on the last working day. */
function fixedDate(rule: ResolvedRule, on: PlainDate, cal: WorkCalendar): Span {
  const dueOn = plainDate(`${on.slice(0, 4)}-${rule.monthDay}`);
  let working = epochDay(dueOn);
  while (!dayReason(cal, fromEpochDay(working)).working) working--;
  const last = fromEpochDay(working);
  const warnings = last === dueOn ? [] : [`${dayZh(dueOn)}是${formatDateZh(dueOn, cal).replace(/^.*（|）$/g, '')}，固定日期不顺延，请在${formatDateZh(last, cal)}前公布`];
  return { ...single(dueOn, `固定日期${dayZh(dueOn)}，不因休息日顺延`), warnings };
}

function before(rule: ResolvedRule, on: PlainDate, n: number): Span {
  const { legal, safe } = daysBefore(on, n);
  return {
    ...single(legal, `${dayZh(on)}${rule.baseName}，${n}日前`),
    earliestOn: safe,
    readings: `最晚${dayZh(legal)}；中间留满${n}日的读法是${dayZh(safe)}`,
  };
}

function ruleWords(rule: ResolvedRule, value: number | undefined): string {
  switch (rule.unit) {
    case 'working-day':
      return rule.bound === 'minimum' ? `不少于${value}个工作日` : `${rule.baseName}后${value}个工作日内`;
    case 'calendar-day':
      return rule.value === value ? `一般不少于${value}日` : `公告写明${value}日（规定一般不少于${rule.value}日）`;
    case 'fixed-date':
      return `${Number(rule.monthDay!.slice(0, 2))}月${Number(rule.monthDay!.slice(3))}日前`;
    case 'days-before':
      return `${rule.baseName}${value}日前`;
    case 'per-year':
      return `每年不少于${value}次`;
    case 'same-day':
      return `与${rule.baseName}同步`;
  }
}

/** 1–7, for pages that print the weekday of the due day. */
export function dueWeekday(d: ExplainedDeadline): number {
  return weekday(d.dueOn);
}
