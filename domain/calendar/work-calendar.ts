import { CodedError } from '../errors.ts';
import { knownOn } from './arrangement.ts';
import type { Arrangement } from './arrangement.ts';
import { CN_ARRANGEMENTS } from './arrangements/all.ts';
import { festivalsOf } from './festivals.ts';
import { arrangedIn } from './overlay.ts';
import type { Arranged } from './overlay.ts';
import { epochDay, fromEpochDay, plainDate, weekdayOf } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';
import { NATIONAL, regionOf } from './regions.ts';

/** What a day is and why; `covered` is false where no official arrangement says so yet. */
export type DayReason = { readonly working: boolean; readonly covered: boolean; readonly label: string };
/** One day of the table, everything a step of an explanation needs. */
export type CalendarDay = DayReason & { readonly date: PlainDate; readonly weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7 };

/** A working-day calendar: tables by day number, built once per set of arrangement versions. */
export type WorkCalendar = {
  readonly region: string;
  /** Which versions it was built from, e.g. `CN 2018–2026（2019v2、2020v2）` or `CN 2018–2026（…）＋CN-GX 2024v1`. */
  readonly version: string;
  readonly coveredFrom: PlainDate;
  /** The last day whose year has its notice; later results are provisional. */
  readonly coveredThrough: PlainDate;
  /** The last day no later notice has ever reached back to: next year's may still name 29 to 31 December (2019, 2023). */
  readonly firmThrough: PlainDate;
  /** Covered years whose regional notice is not entered: the region's own days are unknown there; none for the nation. */
  readonly missingYears: readonly number[];
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

type Known = { readonly ordered: readonly Arrangement[]; readonly fewest: number; readonly calendars: Map<number, WorkCalendar> };
const built = new WeakMap<readonly Arrangement[], Map<string, Known>>();

/** The national calendar of the notices that come with the system, see `calendarFor`. */
export function chinaCalendar(asOf?: PlainDate): WorkCalendar {
  return calendarFor(NATIONAL, CN_ARRANGEMENTS, asOf);
}

/** The national calendar of these arrangements, see `calendarFor`. */
export function calendarFrom(arrangements: readonly Arrangement[], asOf?: PlainDate): WorkCalendar {
  return calendarFor(NATIONAL, arrangements, asOf);
}

/**
 * The calendar of a region as it was known on `asOf`: versions published later are invisible, the newest visible version of a
 * year counts, a region's own days lie over the national ones. Without `asOf` everything counts. Before the first notice its
 * year is still used.
 * @param arrangements of any region; of one day, in the order they became known; kept by identity, so that a list is built once
 * @throws CodedError CALENDAR_REGION_UNKNOWN
 */
export function calendarFor(region: string, arrangements: readonly Arrangement[], asOf?: PlainDate): WorkCalendar {
  const { ordered, fewest, calendars } = knownIn(region, arrangements);
  let visible = ordered.length;
  if (asOf !== undefined) while (visible > fewest && knownOn(ordered[visible - 1]!) > asOf) visible--;
  let calendar = calendars.get(visible);
  if (!calendar) calendars.set(visible, (calendar = buildCalendar(region, arrangedIn(region, ordered.slice(0, visible)))));
  return calendar;
}

/** The nation's and the region's arrangements in the order they became known; the first national one is always visible. */
function knownIn(region: string, arrangements: readonly Arrangement[]): Known {
  let ofThese = built.get(arrangements);
  if (!ofThese) built.set(arrangements, (ofThese = new Map()));
  let known = ofThese.get(region);
  if (!known) {
    const { code } = regionOf(region);
    const ordered = arrangements
      .filter((a) => a.region === NATIONAL || a.region === code)
      .sort((a, b) => (knownOn(a) === knownOn(b) ? 0 : knownOn(a) < knownOn(b) ? -1 : 1));
    ofThese.set(region, (known = { ordered, fewest: ordered.findIndex((a) => a.region === NATIONAL) + 1, calendars: new Map() }));
  }
  return known;
}

function buildCalendar(region: string, arranged: Arranged): WorkCalendar {
  const firstYear = arranged.national[0]!.year;
  const lastYear = arranged.national.at(-1)!.year;
  const coveredThrough = plainDate(`${lastYear}-12-31`);
  const first = epochDay(plainDate(`${firstYear}-01-01`));
  const last = epochDay(coveredThrough);
  const end = epochDay(plainDate(`${lastYear + PAST_COVERAGE_YEARS}-12-31`));
  const missingYears = region === NATIONAL ? [] : yearsWithout(arranged, firstYear, lastYear);
  const named = new Map([...lawfulDays(lastYear), ...arrangedDays(arranged, last)]);
  const days: CalendarDay[] = [];
  const ordinals = new Int32Array(end - first + 1);
  const workdays: number[] = [0];
  for (let n = first; n <= end; n++) {
    const day = dayOf(n, named.get(n) ?? ordinaryDay(n, n <= last), missingYears);
    if (day.working) workdays.push(n);
    ordinals[n - first] = workdays.length - 1;
    days.push(day);
  }
  return {
    region,
    version: versionLabel(region, arranged),
    coveredFrom: plainDate(`${firstYear}-01-01`),
    coveredThrough,
    firmThrough: plainDate(`${lastYear}-${FIRM_MONTH_DAY}`),
    missingYears,
    first,
    last,
    days,
    ordinals,
    workdays: Int32Array.from(workdays),
  };
}

function yearsWithout({ regional }: Arranged, firstYear: number, lastYear: number): number[] {
  return Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i).filter((year) => !regional.some((a) => a.year === year));
}

function versionLabel(region: string, { national, regional }: Arranged): string {
  const revised = national.filter((a) => a.version > 1).map((a) => `${a.year}v${a.version}`);
  const label = `${NATIONAL} ${national[0]!.year}–${national.at(-1)!.year}${revised.length ? `（${revised.join('、')}）` : ''}`;
  return region === NATIONAL ? label : `${label}＋${region} ${regional.map((a) => `${a.year}v${a.version}`).join('、') || '未录入'}`;
}

/** Whether a calendar of this version (`WorkCalendar.version`) was built with an arrangement. */
export function isBuiltWith(version: string, a: Arrangement): boolean {
  const [national = '', regional = ''] = version.split('＋');
  if (a.region !== NATIONAL) return regional.startsWith(`${a.region} `) && new RegExp(`\\b${a.year}v${a.version}\\b`).test(regional);
  const [, from, to] = /(\d{4})–(\d{4})/.exec(national) ?? [];
  const revised = new RegExp(`\\b${a.year}v(\\d+)`).exec(national)?.[1];
  return from !== undefined && a.year >= Number(from) && a.year <= Number(to) && a.version === Number(revised ?? 1);
}

/** A region's day past the national notices is known, yet the year is not covered. */
function arrangedDays({ days }: Arranged, last: number): [number, DayReason][] {
  return [...days].map(([date, { name, kind }]): [number, DayReason] => {
    const n = epochDay(plainDate(date));
    return [n, { working: kind === 'makeup', covered: n <= last, label: kind === 'off' ? `${name}放假` : '调休上班' }];
  });
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

function dayOf(n: number, reason: DayReason, missingYears: readonly number[]): CalendarDay {
  const date = fromEpochDay(n);
  return Object.freeze({
    date,
    weekday: weekdayOf(n),
    working: reason.working,
    covered: reason.covered && !missingYears.includes(Number(date.slice(0, 4))),
    label: reason.label,
  });
}

/** The table's entry of a day number. @throws CodedError DATE_OUTSIDE_COVERAGE before the first and five years past the last notice */
export function calendarDay(cal: WorkCalendar, n: number): CalendarDay {
  const day = cal.days[n - cal.first];
  if (!day) throw new CodedError('DATE_OUTSIDE_COVERAGE', `${fromEpochDay(n)}，已录入${cal.coveredFrom}至${cal.coveredThrough}`);
  return day;
}

/** Years from the first day to the last whose regional notice is missing: what was counted there is provisional. */
export function missingYearsBetween(cal: WorkCalendar, from: PlainDate, to: PlainDate): readonly number[] {
  if (cal.missingYears.length === 0) return cal.missingYears;
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return cal.missingYears.filter((year) => year >= first && year <= last);
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
