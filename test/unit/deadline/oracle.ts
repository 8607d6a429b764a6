import { CN_ARRANGEMENTS } from '../../../domain/calendar/arrangements/all.ts';

const DAY = 86_400_000;
/** `YYYY-MM-DD` of a UTC midnight; the oracle may use Date, the domain may not. */
const names = new Map<number, string>();
function iso(t: number): string {
  let name = names.get(t);
  if (name === undefined) names.set(t, (name = new Date(t).toISOString().slice(0, 10)));
  return name;
}

const named = new Map<string, 'off' | 'makeup'>();
for (const year of [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]) {
  const newest = CN_ARRANGEMENTS.filter((a) => a.year === year).sort((a, b) => b.version - a.version)[0]!;
  for (const [date, , kind] of newest.days) named.set(date, kind);
}

function worked(t: number): boolean {
  const kind = named.get(iso(t));
  if (kind) return kind === 'makeup';
  const day = new Date(t).getUTCDay();
  return day !== 0 && day !== 6;
}

/** Day by day, one at a time, no tables: what the fast code must agree with. Undefined = past 2026, unknown. */
export function workingDaysAfter(start: string, n: number): string | undefined {
  let t = Date.parse(`${start}T00:00:00Z`);
  for (let left = n; left > 0;) {
    t += DAY;
    if (iso(t) > '2026-12-31') return undefined;
    if (worked(t)) left--;
  }
  return iso(t);
}

/** The last of `n` days and the working day it is moved to; undefined = past 2026. */
export function rolledPeriod(start: string, n: number): string | undefined {
  let t = Date.parse(`${start}T00:00:00Z`) + n * DAY;
  for (; iso(t) <= '2026-12-31'; t += DAY) if (worked(t)) return iso(t);
  return undefined;
}

/** Every day from 2018-01-01 to 2026-12-31. */
export function* startDays(): Generator<string> {
  for (let t = Date.UTC(2018, 0, 1); t <= Date.UTC(2026, 11, 31); t += DAY) yield iso(t);
}
