import type { Arrangement } from './arrangement.ts';
import { CN_ARRANGEMENTS } from './arrangements/all.ts';
import { epochDay, fromEpochDay, plainDate, weekdayOf } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

/** What a day is and why; `covered` is false where no official arrangement says so yet. */
export type DayReason = { readonly working: boolean; readonly covered: boolean; readonly label: string };

/** A working-day calendar: tables by day number, built once per set of arrangement versions. */
export type WorkCalendar = {
  /** Which versions it was built from, e.g. `CN 2018v1–2026v1（2019v2、2020v2）`. */
  readonly version: string;
  readonly coveredFrom: PlainDate;
  /** The last day whose arrangement is known; later results are provisional. */
  readonly coveredThrough: PlainDate;
  /** @internal day number of the first table cell */ readonly first: number;
  /** @internal day number of the last covered day */ readonly last: number;
  /** @internal per day: number of working days up to and including it */ readonly ordinals: Int32Array;
  /** @internal the n-th working day (1-based) as a day number */ readonly workdays: Int32Array;
  /** @internal named days */ readonly named: ReadonlyMap<number, DayReason>;
};

const WEEKEND: DayReason = { working: false, covered: true, label: '双休日' };
const WORKDAY: DayReason = { working: true, covered: true, label: '工作日' };
const WEEKEND_UNCOVERED: DayReason = { working: false, covered: false, label: '双休日（放假安排尚未公布）' };
const WORKDAY_UNCOVERED: DayReason = { working: true, covered: false, label: '工作日（放假安排尚未公布）' };
/** Years the tables run past coverage, so that a provisional result can be given at all. */
const PAST_COVERAGE_YEARS = 5;

const built = new Map<string, WorkCalendar>();

/**
 * The national calendar as it was known on `asOf`: versions whose notice is later are invisible, the newest visible version
 * of a year counts. Without `asOf` everything entered counts.
 */
export function chinaCalendar(asOf?: PlainDate): WorkCalendar {
  const newest = new Map<number, Arrangement>();
  for (const a of CN_ARRANGEMENTS) if (asOf === undefined || a.notice.signed <= asOf) newest.set(a.year, a);
  // Before the first notice entered, its year is still the earliest thing known.
  if (newest.size === 0) newest.set(CN_ARRANGEMENTS[0].year, CN_ARRANGEMENTS[0]);
  const arrangements = [...newest.values()].sort((a, b) => a.year - b.year);
  const key = arrangements.map((a) => `${a.year}v${a.version}`).join(',');
  const known = built.get(key);
  if (known) return known;
  const made = buildCalendar(arrangements);
  built.set(key, made);
  return made;
}

/** Builds a calendar of consecutive years from one arrangement per year. */
export function buildCalendar(arrangements: readonly Arrangement[]): WorkCalendar {
  const firstYear = arrangements[0]!.year;
  const lastYear = arrangements.at(-1)!.year;
  const coveredFrom = plainDate(`${firstYear}-01-01`);
  const coveredThrough = plainDate(`${lastYear}-12-31`);
  const named = new Map<number, DayReason>();
  for (const a of arrangements) {
    for (const [date, name, kind] of a.days) {
      const label = kind === 'off' ? `${name}放假` : '调休上班';
      named.set(epochDay(plainDate(date)), { working: kind === 'makeup', covered: true, label });
    }
  }
  const first = epochDay(coveredFrom);
  const last = epochDay(coveredThrough);
  const end = epochDay(plainDate(`${lastYear + PAST_COVERAGE_YEARS}-12-31`));
  const ordinals = new Int32Array(end - first + 1);
  const workdays: number[] = [0];
  for (let n = first; n <= end; n++) {
    const working = named.get(n)?.working ?? weekdayOf(n) <= 5;
    if (working) workdays.push(n);
    ordinals[n - first] = workdays.length - 1;
  }
  const revised = arrangements.filter((a) => a.version > 1).map((a) => `${a.year}v${a.version}`);
  const version = `${arrangements[0]!.region} ${firstYear}–${lastYear}${revised.length ? `（${revised.join('、')}）` : ''}`;
  return { version, coveredFrom, coveredThrough, first, last, ordinals, workdays: Int32Array.from(workdays), named };
}

/** What the day is, and whether that is known or only the ordinary week. */
export function dayReasonOf(cal: WorkCalendar, n: number): DayReason {
  const name = cal.named.get(n);
  if (name) return name;
  const weekend = weekdayOf(n) > 5;
  if (n < cal.first || n > cal.last) return weekend ? WEEKEND_UNCOVERED : WORKDAY_UNCOVERED;
  return weekend ? WEEKEND : WORKDAY;
}

export function dayReason(cal: WorkCalendar, d: PlainDate): DayReason {
  return dayReasonOf(cal, epochDay(d));
}

/** Beyond coverage this is the ordinary week, and every result that used it says provisional. */
export function isWorkingDay(cal: WorkCalendar, d: PlainDate): boolean {
  return dayReason(cal, d).working;
}

/** The first working day on or after a day. */
export function rollForward(cal: WorkCalendar, d: PlainDate): PlainDate {
  let n = epochDay(d);
  while (!dayReasonOf(cal, n).working) n++;
  return fromEpochDay(n);
}
