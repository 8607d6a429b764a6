import { CodedError } from '../errors.ts';
import type { Arrangement } from './arrangement.ts';
import { CN_ARRANGEMENTS } from './arrangements/all.ts';
import { festivalsOf } from './festivals.ts';
import { epochDay, fromEpochDay, plainDate, weekdayOf } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

/** What a day is and why; `covered` is false where no official arrangement says so yet. */
export type DayReason = { readonly working: boolean; readonly covered: boolean; readonly label: string };
/** One day of the table, everything a step of an explanation needs. */
export type CalendarDay = DayReason & { readonly date: PlainDate; readonly weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7 };

/** A working-day calendar: tables by day number, built once per set of arrangement versions. */
export type WorkCalendar = {
  readonly region: string;
  /** Which versions it was built from, e.g. `CN 2018–2026（2019v2、2020v2）`. */
  readonly version: string;
  readonly coveredFrom: PlainDate;
  /** The last day whose year has its notice; later results are provisional. */
  readonly coveredThrough: PlainDate;
  /** The last day no later notice has ever reached back to: next year's may still name 29 to 31 December (2019, 2023). */
  readonly firmThrough: PlainDate;
  /** @internal day number of the first table cell */ readonly first: number;
  /** @internal day number of the last covered day */ readonly last: number;
  /** @internal one entry per day from `first` */ readonly days: readonly CalendarDay[];
  /** @internal per day: number of working days up to and including it */ readonly ordinals: Int32Array;
  /** @internal the n-th working day (1-based) as a day number */ readonly workdays: Int32Array;
};

/** Years the tables run past coverage with what the law alone says, so that a provisional result can be given at all. */
const PAST_COVERAGE_YEARS = 5;
/** No notice reached further back into the year before than 29 December (2018-12-29, by the notice for 2019). */
const FIRM_MONTH_DAY = '12-28';

/** When a version can be known: its publication, or its signature where both fall on one day. */
function knownOn(a: Arrangement): string {
  return a.notice.published ?? a.notice.signed;
}

const built = new WeakMap<readonly Arrangement[], Map<number, WorkCalendar>>();

/** The national calendar of the notices that come with the system, see `calendarFrom`. */
export function chinaCalendar(asOf?: PlainDate): WorkCalendar {
  return calendarFrom(CN_ARRANGEMENTS, asOf);
}

/**
 * The calendar of these arrangements as it was known on `asOf`: versions published later are invisible, the newest visible
 * version of a year counts. Without `asOf` everything counts. Before the first notice its year is still used.
 * @param arrangements in the order they became known, years without a gap; kept by identity, so that a list is built once
 */
export function calendarFrom(arrangements: readonly Arrangement[], asOf?: PlainDate): WorkCalendar {
  let visible = arrangements.length;
  if (asOf !== undefined) while (visible > 1 && knownOn(arrangements[visible - 1]!) > asOf) visible--;
  let ofThese = built.get(arrangements);
  if (!ofThese) built.set(arrangements, (ofThese = new Map()));
  let calendar = ofThese.get(visible);
  if (!calendar) ofThese.set(visible, (calendar = buildCalendar(newestOfEachYear(arrangements.slice(0, visible)))));
  return calendar;
}

/** One arrangement per year, in the order of years: a later one replaces the earlier one of its year. */
function newestOfEachYear(arrangements: readonly Arrangement[]): Arrangement[] {
  return [...new Map(arrangements.map((a) => [a.year, a])).values()].sort((a, b) => a.year - b.year);
}

/** Builds a calendar from one arrangement per year, consecutive years in order. */
export function buildCalendar(arrangements: readonly Arrangement[]): WorkCalendar {
  const firstYear = arrangements[0]!.year;
  const lastYear = arrangements.at(-1)!.year;
  const coveredThrough = plainDate(`${lastYear}-12-31`);
  const first = epochDay(plainDate(`${firstYear}-01-01`));
  const last = epochDay(coveredThrough);
  const end = epochDay(plainDate(`${lastYear + PAST_COVERAGE_YEARS}-12-31`));
  const named = new Map([...lawfulDays(lastYear), ...arrangedDays(arrangements)]);
  const days: CalendarDay[] = [];
  const ordinals = new Int32Array(end - first + 1);
  const workdays: number[] = [0];
  for (let n = first; n <= end; n++) {
    const day = dayOf(n, named.get(n) ?? ordinaryDay(n, n <= last));
    if (day.working) workdays.push(n);
    ordinals[n - first] = workdays.length - 1;
    days.push(day);
  }
  const region = arrangements[0]!.region;
  const revised = arrangements.filter((a) => a.version > 1).map((a) => `${a.year}v${a.version}`);
  return {
    region,
    version: `${region} ${firstYear}–${lastYear}${revised.length ? `（${revised.join('、')}）` : ''}`,
    coveredFrom: plainDate(`${firstYear}-01-01`),
    coveredThrough,
    firmThrough: plainDate(`${lastYear}-${FIRM_MONTH_DAY}`),
    first,
    last,
    days,
    ordinals,
    workdays: Int32Array.from(workdays),
  };
}

function arrangedDays(arrangements: readonly Arrangement[]): [number, DayReason][] {
  return arrangements.flatMap((a) =>
    a.days.map(([date, name, kind]): [number, DayReason] => [
      epochDay(plainDate(date)),
      kind === 'off' ? { working: false, covered: true, label: `${name}放假` } : { working: true, covered: true, label: '调休上班' },
    ]),
  );
}

/** Past the notices only the law itself is certain: its festivals are off, the rest is the ordinary week. */
function lawfulDays(lastYear: number): [number, DayReason][] {
  return Array.from({ length: PAST_COVERAGE_YEARS }, (_, i) => festivalsOf(lastYear + 1 + i)).flatMap((year) =>
    year.flatMap((f) =>
      f.days.map((d): [number, DayReason] => [epochDay(d), { working: false, covered: false, label: `${f.name}放假（放假安排尚未公布）` }]),
    ),
  );
}

function ordinaryDay(n: number, covered: boolean): DayReason {
  const working = weekdayOf(n) <= 5;
  const label = working ? '工作日' : '双休日';
  return { working, covered, label: covered ? label : `${label}（放假安排尚未公布）` };
}

function dayOf(n: number, reason: DayReason): CalendarDay {
  return Object.freeze({
    date: fromEpochDay(n),
    weekday: weekdayOf(n),
    working: reason.working,
    covered: reason.covered,
    label: reason.label,
  });
}

/** The table's entry of a day number. @throws CodedError DATE_OUTSIDE_COVERAGE before the first and five years past the last notice */
export function calendarDay(cal: WorkCalendar, n: number): CalendarDay {
  const day = cal.days[n - cal.first];
  if (!day) throw new CodedError('DATE_OUTSIDE_COVERAGE', `${fromEpochDay(n)}，已录入${cal.coveredFrom}至${cal.coveredThrough}`);
  return day;
}

/** What the day is, and whether that is official or only the law and the ordinary week; never throws. */
export function dayReason(cal: WorkCalendar, d: PlainDate): DayReason {
  const n = epochDay(d);
  return cal.days[n - cal.first] ?? ordinaryDay(n, false);
}

/** Beyond coverage this is the law's festivals and the ordinary week, and every result that used it says provisional. */
export function isWorkingDay(cal: WorkCalendar, d: PlainDate): boolean {
  return dayReason(cal, d).working;
}

/** The first working day on or after a day. @throws CodedError DATE_OUTSIDE_COVERAGE */
export function rollForward(cal: WorkCalendar, d: PlainDate): PlainDate {
  let n = epochDay(d);
  while (!calendarDay(cal, n).working) n++;
  return fromEpochDay(n);
}

/** The last working day on or before a day. @throws CodedError DATE_OUTSIDE_COVERAGE */
export function rollBackward(cal: WorkCalendar, d: PlainDate): PlainDate {
  let n = epochDay(d);
  while (!calendarDay(cal, n).working) n--;
  return fromEpochDay(n);
}
