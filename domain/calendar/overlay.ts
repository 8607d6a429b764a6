import type { Arrangement } from './arrangement.ts';
import { NATIONAL } from './regions.ts';

export type ArrangedDay = { readonly name: string; readonly kind: 'off' | 'makeup' };
/** What the visible notices arrange in a region. */
export type Arranged = {
  /** The newest of each year, consecutive years: one after a gap waits for the year before it. */
  readonly national: readonly Arrangement[];
  /** The newest of each year of the region's own; empty for the nation. */
  readonly regional: readonly Arrangement[];
  readonly days: ReadonlyMap<string, ArrangedDay>;
};

/** A date as the last notice that changed it left it; no day = back to the ordinary week. */
type Change = { readonly day: ArrangedDay | undefined; readonly at: number };

/**
 * The days of a region: its own notices over the national ones. On one date the notice that changed it last counts: a region
 * may free its people on a national make-up day (广西 2023-04-23, 2022-04-02), because its notice came later and knew the
 * national one; and the State Council's later word on the same date stands over the region's earlier one.
 * @param known in the order they became known
 */
export function arrangedIn(region: string, known: readonly Arrangement[]): Arranged {
  const national = withoutGap(newestOfEachYear(known.filter((a) => a.region === NATIONAL)));
  const lastYear = national.at(-1)!.year;
  const changes = changesOf(known, (a) => a.region === NATIONAL && a.year <= lastYear);
  const days = new Map<string, ArrangedDay>();
  for (const [date, { day }] of changes) if (day) days.set(date, day);
  if (region === NATIONAL) return { national, regional: [], days };
  for (const [date, own] of changesOf(known, (a) => a.region === region))
    if (own.day && own.at > (changes.get(date)?.at ?? -1)) days.set(date, own.day);
  return { national, regional: newestOfEachYear(known.filter((a) => a.region === region)), days };
}

/** One arrangement per year, in the order of years: a later version, or a later notice of the same, replaces the earlier one. */
function newestOfEachYear(arrangements: readonly Arrangement[]): Arrangement[] {
  const newest = new Map<number, Arrangement>();
  for (const a of arrangements) if (!isOutdated(a, newest)) newest.set(a.year, a);
  return [...newest.values()].sort((a, b) => a.year - b.year);
}

/** A first version whose publication came after the second was signed. */
function isOutdated(a: Arrangement, newest: ReadonlyMap<number, Arrangement>): boolean {
  return a.version < (newest.get(a.year)?.version ?? 0);
}

function withoutGap(years: readonly Arrangement[]): Arrangement[] {
  return years.filter((a, i) => a.year === years[0]!.year + i);
}

/** Which notice changed each date last: a second notice repeats its year, but only what it changes is its word. */
function changesOf(known: readonly Arrangement[], chosen: (a: Arrangement) => boolean): Map<string, Change> {
  const changes = new Map<string, Change>();
  const newest = new Map<number, Arrangement>();
  known.forEach((a, at) => {
    if (!chosen(a) || isOutdated(a, newest)) return;
    const before = daysByDate(newest.get(a.year));
    const after = daysByDate(a);
    newest.set(a.year, a);
    for (const [date, day] of after)
      if (before.get(date)?.kind !== day.kind || before.get(date)?.name !== day.name) changes.set(date, { day, at });
    for (const date of before.keys()) if (!after.has(date)) changes.set(date, { day: undefined, at });
  });
  return changes;
}

function daysByDate(a: Arrangement | undefined): Map<string, ArrangedDay> {
  return new Map(a?.days.map(([date, name, kind]) => [date, { name, kind }]));
}
