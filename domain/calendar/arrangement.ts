import type { PlainDate } from './plain-date.ts';

/** One official day-off arrangement (放假安排): only the days its notice names. */
export type Arrangement = {
  /** CN, or a region whose own days lie over the national ones (CN-GX …), see `regions.ts`. */
  readonly region: string;
  readonly year: number;
  /** 1 = first announcement; 2 = the whole year after the second notice. */
  readonly version: number;
  /** `published` only where the notice appeared later than the day it was signed. */
  readonly notice: {
    readonly title: string;
    readonly number: string;
    readonly signed: string;
    readonly published?: string;
    readonly address: string;
  };
  /** Date, festival as in the notice, off or make-up working day (调休上班). */
  readonly days: readonly (readonly [date: string, name: string, kind: 'off' | 'makeup'])[];
};

/** When a version can be known: its publication, or its signature where both fall on one day. */
export function knownOn(a: Arrangement): string {
  return a.notice.published ?? a.notice.signed;
}

/** The newest arrangement of a year and region, of all or of those known on a day; undefined where there is none. */
export function newestKnown(arrangements: readonly Arrangement[], year: number, region: string, asOf?: PlainDate): Arrangement | undefined {
  return arrangements
    .filter((a) => a.year === year && a.region === region && (asOf === undefined || knownOn(a) <= asOf))
    .sort((a, b) => a.version - b.version)
    .at(-1);
}
