import { dayNoteZh, dayZh, formatDateZh } from '../calendar/format.ts';
import { beijingDate, endOfDay, startOfDay } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import { addDays, addMonths, isPlainDate, plainDate } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { isWorkingDay, missingYearsBetween } from '../calendar/work-calendar.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { CodedError } from '../errors.ts';
import type { ResolvedRule } from '../rules/types.ts';
import type { Adjusted, Adjustment, Stop } from './adjustment.ts';
import { countCourse, daysBetween } from './course.ts';
import type { Course, Way } from './course.ts';
import { checkCount, countCalendarDays, countWorkingDays, daysBefore, daysOfMonths, daysOfWeeks, HOURS_MAX } from './periods.ts';
import type { Counted, CountStep } from './periods.ts';
import type { Basis } from './trigger.ts';
import { momentZh, noticeMissing, UNIT_ZH } from './words.ts';

/** Where one rule leads from one start. */
export type Span = {
  readonly dueOn: PlainDate;
  /** Periods in hours end at a moment; everything else at 24:00. */
  readonly dueAt?: Instant;
  readonly earliestOn: PlainDate;
  readonly latestOn: PlainDate;
  readonly steps: readonly CountStep[];
  readonly provisional: boolean;
  /** Years whose regional notice it waits for. */
  readonly regionMissing: readonly number[];
  /** How it was counted, in words, without the adjustments. */
  readonly method: string;
  readonly readings?: string;
  readonly warnings: readonly string[];
  readonly changes: readonly Adjusted[];
};

/** The question put to one unit: the rule, its number (or the notice's), where it starts, and what was done to it since. */
export type Counting = {
  readonly rule: ResolvedRule;
  readonly value: number | undefined;
  readonly start: Basis;
  /** The word after the date: 9月13日出台. */
  readonly verb: string;
  readonly calendar: WorkCalendar;
  readonly adjustments: readonly Adjustment[];
};

/** A length that can be lengthened and stopped; dates and numbers of times cannot. */
export function isPeriod(unit: ResolvedRule['unit']): boolean {
  return unit === 'calendar-day' || unit === 'working-day' || unit === 'week' || unit === 'month' || unit === 'hour';
}

/** @throws CodedError COUNT_INVALID, DATE_OUTSIDE_COVERAGE, DATE_INVALID, RULE_NOT_IN_FORCE, RULE_PACK_INVALID (a unit nobody counts) */
export function spanOf(c: Counting): Span {
  switch (c.rule.unit) {
    case 'working-day':
    case 'calendar-day':
    case 'week':
    case 'month':
      return days(c);
    case 'hour':
      return hours(c);
    case 'fixed-date':
      return fixedDate(c);
    case 'days-before':
      return before(c);
    case 'per-year':
      return times(c, plainDate(`${yearOf(c.start.on)}-12-31`), `${yearOf(c.start.on)}年内`, '12月31日');
    case 'per-quarter':
      return times(c, endOfQuarter(c.start.on), '每季度', '季末');
    case 'same-day':
      return single(c.start.on, `${dayZh(c.start.on)}${c.verb}，同日${c.rule.duty ?? '办理'}`);
    default:
      throw new CodedError('RULE_PACK_INVALID', `${c.rule.id}的单位“${String(c.rule.unit).slice(0, 20)}”没有计算办法`);
  }
}

function yearOf(d: PlainDate): number {
  return Number(d.slice(0, 4));
}

function single(on: PlainDate, method: string): Span {
  return { dueOn: on, earliestOn: on, latestOn: on, steps: [], provisional: false, regionMissing: [], method, warnings: [], changes: [] };
}

// ── periods of days ──

function days(c: Counting): Span {
  const { rule, start, calendar } = c;
  const way: Way = { working: rule.unit === 'working-day', roll: rule.roll };
  const n = daysOf(rule.unit, start.on, c.value);
  const plain = way.working ? countWorkingDays(calendar, start.on, n) : countCalendarDays(calendar, start.on, n, rule.roll);
  const method = `${dayZh(start.on)}${c.verb}，从次日起数${lengthZh(rule.unit, c.value!)}${way.working ? restZh(plain.steps) : ''}${monthEndZh(c, plain)}${rolledZh(plain, calendar)}`;
  if (c.adjustments.length === 0) return counted(plain, method, c, []);
  const { course, changes } = adjusted(c, way, n, plain.result);
  return counted(countCourse(calendar, start.on, course, way), method, c, changes);
}

/** The number of the rule in days of its way, from a start. */
function daysOf(unit: ResolvedRule['unit'], start: PlainDate, value: number | undefined): number {
  if (unit === 'week') return daysOfWeeks(value);
  if (unit === 'month') return daysOfMonths(start, value);
  checkCount(value);
  return value;
}

/** What was done to a period, in order: an extension goes on from the last day, a stop holds the clock, a set end stays. */
function adjusted(c: Counting, way: Way, n: number, first: PlainDate): { course: Course; changes: Adjusted[] } {
  const changes: Adjusted[] = [];
  let course: Course = { n, stops: [] };
  let due = first;
  for (const adjustment of c.adjustments) {
    course = afterOne(c, way, course, due, adjustment);
    const after = countCourse(c.calendar, c.start.on, course, way).result;
    changes.push({ adjustment, before: due, after });
    due = after;
  }
  return { course, changes };
}

function afterOne(c: Counting, way: Way, course: Course, due: PlainDate, a: Adjustment): Course {
  const { rule, start, calendar } = c;
  if (a.kind === 'tolling') return { ...course, stops: [...course.stops, a] };
  if (a.kind === 'extension') {
    const n = daysBetween(calendar, start.on, due, course.stops, way) + daysOf(rule.unit, due, a.value);
    return { n, stops: course.stops };
  }
  // A later calendar may have carried the counted day past the one that was set: then the longer one stands.
  if (a.shorter !== true && due > a.on) return course;
  return { n: daysBetween(calendar, start.on, a.on, course.stops, way), stops: course.stops, setTo: a.on };
}

function lengthZh(unit: ResolvedRule['unit'], value: number): string {
  return `${value}${UNIT_ZH[unit as keyof typeof UNIT_ZH]}`;
}

function restZh(steps: readonly CountStep[]): string {
  let rest = 0;
  let makeup = 0;
  for (const s of steps) {
    if (s.counted === null) rest++;
    else if (s.weekday > 5) makeup++;
  }
  return `${rest ? `；${rest}天休息不计` : ''}${makeup ? `${rest ? '，' : '；'}${makeup}个调休上班日计入` : ''}`;
}

function monthEndZh({ rule, start }: Counting, { unrolled }: Counted): string {
  if (rule.unit !== 'month') return '';
  const same = unrolled.slice(8) === start.on.slice(8);
  return same
    ? `，到${dayZh(unrolled)}`
    : `；${Number(unrolled.slice(5, 7))}月没有${Number(start.on.slice(8))}日，到月末${dayZh(unrolled)}`;
}

function rolledZh(c: Counted, cal: WorkCalendar): string {
  return c.result === c.unrolled ? '' : `；${dayZh(c.unrolled)}是${dayNoteZh(c.unrolled, cal)}，顺延到${dayZh(c.result)}`;
}

function counted(c: Counted, method: string, { rule, value, calendar: cal }: Counting, changes: readonly Adjusted[]): Span {
  const rolled = c.result !== c.unrolled;
  const full = changes.length ? '期满日' : `满${lengthZh(rule.unit, value!)}`;
  const reading = `${full}是${formatDateZh(c.unrolled, cal)}；当天不上班，为方便公众收到下一个工作日`;
  return {
    dueOn: c.result,
    earliestOn: rolled ? c.unrolled : c.earliest,
    latestOn: c.latest,
    steps: c.steps,
    provisional: c.provisional,
    regionMissing: c.regionMissing,
    method,
    ...(rolled ? { readings: c.provisional ? `${reading}。${noticeMissing(cal, c.latest, c.regionMissing)}` : reading } : {}),
    warnings:
      !c.provisional && c.earliest !== c.latest
        ? [`${dayZh(c.result)}可能被${yearOf(cal.coveredThrough) + 1}年放假安排改动：最早${dayZh(c.earliest)}，最晚${dayZh(c.latest)}`]
        : [],
    changes,
  };
}

// ── periods of hours ──

const HOUR_MS = 3_600_000;

/** Hours run through nights and days off, from the moment itself (民法典第二百零一条第二款). */
function hours(c: Counting): Span {
  const { start, value, calendar } = c;
  checkCount(value, '小时数', HOURS_MAX);
  if (start.at !== undefined && beijingDate(start.at) !== start.on)
    throw new CodedError('DATE_INVALID', `起算时刻在${beijingDate(start.at)}，起算日写的是${start.on}`);
  const from = start.at ?? startOfDay(start.on);
  const changes: Adjusted[] = [];
  let dueAt = from + value * HOUR_MS;
  for (const adjustment of c.adjustments) {
    const before = lastDayOf(dueAt);
    dueAt = hoursAfter(from, dueAt, adjustment);
    changes.push({ adjustment, before, after: lastDayOf(dueAt) });
  }
  const unknown = start.at === undefined ? '（没有写明时刻，从0时起）' : '';
  const method = `${momentZh(from, calendar)}${c.verb}${unknown}，满${value}小时，夜间和休息日照算`;
  return { ...single(lastDayOf(dueAt), method), dueAt, changes };
}

/** A moment at 24:00 belongs to the day that ends there. */
function lastDayOf(dueAt: Instant): PlainDate {
  return beijingDate(dueAt - 1);
}

function hoursAfter(from: Instant, dueAt: Instant, a: Adjustment): Instant {
  if (a.kind === 'extension') return dueAt + a.value * HOUR_MS;
  if (a.kind === 'tolling') return dueAt + stoppedMs(from, dueAt, a);
  return a.shorter !== true && dueAt > endOfDay(a.on) ? dueAt : endOfDay(a.on);
}

/** A stop of whole days: what of it lies between start and end, and then all of it that follows at once. */
function stoppedMs(from: Instant, dueAt: Instant, stop: Stop): number {
  const begins = Math.max(from, startOfDay(stop.from));
  return begins >= dueAt ? 0 : Math.max(0, endOfDay(stop.to) - begins);
}

// ── dates and numbers of times ──

function endOfQuarter(on: PlainDate): PlainDate {
  const quarter = Math.ceil(Number(on.slice(5, 7)) / 3);
  return addDays(addMonths(plainDate(`${on.slice(0, 4)}-${String(quarter * 3).padStart(2, '0')}-01`), 1), -1);
}

function times({ value }: Counting, on: PlainDate, within: string, until: string): Span {
  checkCount(value, '次数');
  return single(on, `${within}不少于${value}次，数到${until}`);
}

/** Fixed dates never roll: before a day off the office is warned to act on the last working day. */
function fixedDate({ rule, start, calendar: cal }: Counting): Span {
  const dueOn = fixedDay(rule, start.on);
  const words = `固定日期${formatYearless(dueOn, start.on)}，不因休息日顺延`;
  const span = single(dueOn, words);
  const regionMissing = missingYearsBetween(cal, dueOn, dueOn);
  const isKnown = dueOn <= cal.coveredThrough && regionMissing.length === 0;
  const missing = isKnown ? [] : [`${noticeMissing(cal, dueOn, regionMissing)}；日期不变，当天上不上班以安排为准`];
  if (isWorkingDay(cal, dueOn)) return { ...span, warnings: missing };
  const last = lastWorkedUpTo(cal, dueOn);
  return {
    ...span,
    earliestOn: last,
    readings: `法定最后一天是${formatDateZh(dueOn, cal)}；稳妥是此前最后一个工作日${formatDateZh(last, cal)}`,
    warnings: [
      `${dayZh(dueOn)}是${dayNoteZh(dueOn, cal)}，固定日期不顺延，请在${formatDateZh(last, cal)}24时前${rule.duty ?? '办理'}`,
      ...missing,
    ],
  };
}

/** 3月31日, of the trigger's year, a later one, or one year only; 2月29日 is the end of February in other years. */
function fixedDay(rule: ResolvedRule, on: PlainDate): PlainDate {
  if (rule.onlyYear !== undefined && yearOf(on) > rule.onlyYear)
    throw new CodedError('RULE_NOT_IN_FORCE', `${rule.id}（${rule.packName}）只对${rule.onlyYear}年规定了日期，起算日是${on}`);
  const year = rule.onlyYear ?? yearOf(on) + (rule.yearsAfter ?? 0);
  const day = `${year}-${rule.monthDay}`;
  return isPlainDate(day) || rule.monthDay !== '02-29' ? plainDate(day) : plainDate(`${year}-02-28`);
}

function formatYearless(dueOn: PlainDate, on: PlainDate): string {
  return dayZh(dueOn, yearOf(dueOn) !== yearOf(on));
}

/** Beyond the notices the ordinary week answers; a date outside the tables is no reason to refuse a fixed date. */
function lastWorkedUpTo(cal: WorkCalendar, d: PlainDate): PlainDate {
  let day = d;
  while (!isWorkingDay(cal, day)) day = addDays(day, -1);
  return day;
}

function before({ rule, value, start, verb, calendar: cal }: Counting): Span {
  checkCount(value);
  const { legal, safe } = daysBefore(start.on, value);
  const length = `${value}${rule.unitWord ?? '日'}`;
  const last = lastWorkedUpTo(cal, legal);
  return {
    ...single(legal, `${dayZh(start.on)}${verb}，往前数${length}`),
    earliestOn: safe,
    readings: `法定最晚${dayZh(legal)}；中间留满${length}的稳妥读法是${dayZh(safe)}`,
    warnings:
      last === legal
        ? []
        : [`${dayZh(legal)}是${dayNoteZh(legal, cal)}，往前数的日期不顺延，请在${formatDateZh(last, cal)}24时前${rule.duty ?? '办理'}`],
  };
}
