import { CodedError } from '../errors.ts';
import { FESTIVALS_THROUGH, festivalsOf } from './festivals.ts';
import type { Festival } from './festivals.ts';
import { epochDay, fromEpochDay, weekdayOf } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';
import { NATIONAL } from './regions.ts';
import { calendarDay } from './work-calendar.ts';
import type { WorkCalendar } from './work-calendar.ts';

/**
 * How far a result may move once the missing notice appears. What a notice may do is taken from the law (a festival is off, a
 * festival on a weekend is compensated) and from the notices of 2018–2026: no block longer, no more make-up days, none further
 * from its festival. A test replays every year as it looked before its notice.
 */
export type Outlook = { readonly earliest: PlainDate; readonly latest: PlainDate };

/** No make-up day lay further from its festival's days (2026-02-28 is 9 days after 初三, 2026-09-20 11 days before 1 October). */
const MAKEUP_WITHIN_DAYS = 14;
const SHORT_BLOCK_DAYS = 3;
/**
 * A region's own notice took at most 4 working days of a year (新疆 2022, 2023, 2025; 宁夏 2019, 2020) and made 1 up (广西 2017,
 * 2021), by the notices of 2017–2025 that were read; one more of each, since not all were.
 */
const REGIONAL_OFF_DAYS_MAX = 5;
const REGIONAL_MAKEUP_DAYS_MAX = 2;
const FRIDAY = 5;
const MONDAY = 1;

type Possible = {
  readonly surelyOff: ReadonlySet<number>;
  readonly maybeOff: ReadonlySet<number>;
  readonly makeups: readonly { readonly from: number; readonly to: number; readonly count: number }[];
};

/** What the notices after this calendar may still do, as day numbers. */
function possibleAfter(cal: WorkCalendar): Possible {
  const firm = epochDay(cal.firmThrough);
  const surelyOff = new Set<number>();
  const maybeOff = new Set<number>();
  const makeups: { from: number; to: number; count: number }[] = [];
  for (let year = Number(cal.coveredThrough.slice(0, 4)) + 1; year <= FESTIVALS_THROUGH; year++) {
    for (const f of festivalsOf(year)) {
      const from = epochDay(f.days[0]!);
      const to = epochDay(f.days.at(-1)!);
      const spare = f.blockDaysMax - f.days.length;
      for (let d = from; d <= to; d++) surelyOff.add(d);
      for (let d = from - spare; d <= to + spare; d++) if (d > firm) maybeOff.add(d);
      if (!isLongWeekend(f))
        makeups.push({ from: Math.max(firm + 1, from - MAKEUP_WITHIN_DAYS), to: to + MAKEUP_WITHIN_DAYS, count: f.makeupDaysMax });
    }
  }
  return { surelyOff, maybeOff, makeups };
}

/** A short festival (3 days at most) on Friday to Monday is a long weekend by itself; no notice ever took a weekend for it. */
function isLongWeekend(f: Festival): boolean {
  const day = weekdayOf(epochDay(f.days[0]!));
  return f.blockDaysMax === SHORT_BLOCK_DAYS && (day >= FRIDAY || day === MONDAY);
}

const cache = new WeakMap<WorkCalendar, Possible>();

function possible(cal: WorkCalendar): Possible {
  let known = cache.get(cal);
  if (!known) cache.set(cal, (known = possibleAfter(cal)));
  return known;
}

/** Walks day by day from the day after `from`; `counts` says whether a day may count as worked. */
function walk(cal: WorkCalendar, from: number, n: number, counts: (day: number) => boolean): PlainDate {
  const end = epochDay(`${FESTIVALS_THROUGH}-12-31` as PlainDate);
  let left = n;
  let day = from;
  while (left > 0) {
    if (++day > end) throw new CodedError('DATE_OUTSIDE_COVERAGE', `已录入到${cal.coveredThrough}`);
    if (counts(day)) left--;
  }
  return fromEpochDay(day);
}

/** Days that count for nobody, by day number: a stopped clock. */
export type Stopped = (day: number) => boolean;
const NEVER: Stopped = () => false;

/** The earliest and the latest day `n` working days after `start` can turn out to be. */
export function workdayOutlook(cal: WorkCalendar, start: PlainDate, n: number, stopped: Stopped = NEVER): Outlook {
  const from = epochDay(start);
  const may = mayBeWorkedThere(cal);
  const surely = surelyWorkedThere(cal);
  return { earliest: walk(cal, from, n, (d) => !stopped(d) && may(d)), latest: walk(cal, from, n, (d) => !stopped(d) && surely(d)) };
}

/** The earliest and the latest day a last day can turn out to roll to. */
export function rollOutlook(cal: WorkCalendar, lastDay: PlainDate, stopped: Stopped = NEVER): Outlook {
  return workdayOutlook(cal, fromEpochDay(epochDay(lastDay) - 1), 1, stopped);
}

/** Where a region's own notice is missing, any weekend may still be a make-up day, a few of each year. */
function mayBeWorkedThere(cal: WorkCalendar): (day: number) => boolean {
  const nationally = mayBeWorked(cal);
  if (cal.region === NATIONAL) return nationally;
  const { surelyOff } = possible(cal);
  const madeUp = atMostEachYear(cal, REGIONAL_MAKEUP_DAYS_MAX);
  return (day) => nationally(day) || (weekdayOf(day) > FRIDAY && !surelyOff.has(day) && madeUp(day));
}

/** Where a region's own notice is missing, the first working days of each year may be the ones it takes. */
function surelyWorkedThere(cal: WorkCalendar): (day: number) => boolean {
  const nationally = surelyWorked(cal);
  if (cal.region === NATIONAL) return nationally;
  const taken = atMostEachYear(cal, REGIONAL_OFF_DAYS_MAX);
  return (day) => nationally(day) && !taken(day);
}

/** Says yes so many times for each year whose regional notice is missing, and never for the others. */
function atMostEachYear(cal: WorkCalendar, times: number): (day: number) => boolean {
  const said = new Map<number, number>();
  return (day) => {
    const year = Number(fromEpochDay(day).slice(0, 4));
    if (day <= cal.last && !cal.missingYears.includes(year)) return false;
    said.set(year, (said.get(year) ?? 0) + 1);
    return said.get(year)! <= times;
  };
}

/** Weekends near a festival may be made up, each festival's only so often. */
function mayBeWorked(cal: WorkCalendar): (day: number) => boolean {
  const { surelyOff, makeups } = possible(cal);
  const firm = epochDay(cal.firmThrough);
  const used = new Map<number, number>();
  return (day) => {
    if (day <= firm) return calendarDay(cal, day).working;
    if (surelyOff.has(day)) return false;
    if (day <= cal.last ? calendarDay(cal, day).working : weekdayOf(day) <= FRIDAY) return true;
    if (weekdayOf(day) <= FRIDAY) return false;
    const at = makeups.findIndex((m, i) => day >= m.from && day <= m.to && (used.get(i) ?? 0) < m.count);
    if (at < 0) return false;
    used.set(at, (used.get(at) ?? 0) + 1);
    return true;
  };
}

/** Only what no notice has ever taken: ordinary weekdays away from the festivals. */
function surelyWorked(cal: WorkCalendar): (day: number) => boolean {
  const { maybeOff } = possible(cal);
  const firm = epochDay(cal.firmThrough);
  return (day) => {
    if (day <= firm) return calendarDay(cal, day).working;
    if (maybeOff.has(day)) return false;
    return day <= cal.last ? calendarDay(cal, day).working : weekdayOf(day) <= FRIDAY;
  };
}
