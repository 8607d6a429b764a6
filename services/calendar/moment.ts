import { knownOn, newestKnown } from '../../domain/calendar/arrangement.ts';
import type { Arrangement } from '../../domain/calendar/arrangement.ts';
import { CN_ARRANGEMENTS } from '../../domain/calendar/arrangements/all.ts';
import { beijingDate } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Reader } from '../read/reader.ts';
import { APPROVED_PACKS, keepPacksCurrent } from '../rules/registry.ts';

/**
 * What deadlines are counted with: the time by the database's clock, and the arrangements known at it, in the order they became
 * known. Whoever has asked for one knows the rule packs approved by then, too (`packsAt`).
 */
export type Moment = { readonly now: Instant; readonly arrangements: readonly Arrangement[] };

/**
 * SQL of the ids of the approved notices, for a transaction that counts: an approval under way is waited for, and the next one
 * waits for this transaction. So whoever decides after an approval counts with it, and nobody ever counts back. Take it before any row.
 */
export const HELD_CALENDARS = `array_to_string(approved_calendars(), ',')`;
/** The same for a read, which waits for nobody. */
const SEEN_CALENDARS = `array_to_string(array(select id from calendar_version where approved_at is not null order by approved_at, id), ',')`;
const NOW_MS = `(extract(epoch from app_now()) * 1000)::float8`;

/** The moment of a transaction that will count; its first statement. */
export function heldMoment(em: Reader): Promise<Moment> {
  return moment(em, HELD_CALENDARS);
}

/** The moment of a read. */
export function momentOf(reader: Reader): Promise<Moment> {
  return moment(reader, SEEN_CALENDARS);
}

async function moment(reader: Reader, calendars: string): Promise<Moment> {
  const [row] = await reader.execute<{ now: number; calendars: string; packs: number }[]>(
    `select ${NOW_MS} as now, ${calendars} as calendars, ${APPROVED_PACKS} as packs`,
  );
  await keepPacksCurrent(reader, row!.packs);
  return { now: Math.trunc(row!.now), arrangements: await arrangementsOf(reader, row!.calendars) };
}

/** Approved notices never change, so what an id stands for is read once; ids are never shared between databases. */
const known = new Map<string, readonly Arrangement[]>([['', CN_ARRANGEMENTS]]);

/** The arrangements that come with the system and the approved ones of these ids. The same ids give the same list. */
export async function arrangementsOf(reader: Reader, ids: string): Promise<readonly Arrangement[]> {
  const kept = known.get(ids);
  if (kept) return kept;
  const rows = await reader.execute<{ arrangement: Arrangement; approvedOn: string }[]>(
    `select arrangement, (approved_at at time zone 'Asia/Shanghai')::date::text as "approvedOn" from calendar_version
     where id = any(string_to_array(?, ',')::uuid[]) order by approved_at, id`,
    [ids],
  );
  // Known from its approval: until then everything was counted without it.
  const entered = rows.map(({ arrangement, approvedOn }) => withKnownOn(arrangement, approvedOn));
  const all = [...CN_ARRANGEMENTS, ...entered].sort((a, b) => (knownOn(a) < knownOn(b) ? -1 : knownOn(a) > knownOn(b) ? 1 : 0));
  known.set(ids, all);
  return all;
}

/** The arrangements that come with the system and had been published by then. */
export function suppliedAt(now: Instant): Arrangement[] {
  const today = beijingDate(now);
  return CN_ARRANGEMENTS.filter((a) => knownOn(a) <= today);
}

/** The newest arrangement of a year known at a moment. */
export function newestOf({ now, arrangements }: Moment, year: number, region: string): Arrangement | undefined {
  return newestKnown(arrangements, year, region, beijingDate(now));
}

/** The moment as it would be with one more arrangement, published just now. */
export function withArrangement(moment: Moment, arrangement: Arrangement): Moment {
  const today = beijingDate(moment.now);
  const known = moment.arrangements.filter((a) => knownOn(a) <= today);
  return { now: moment.now, arrangements: [...known, withKnownOn(arrangement, today)] };
}

/** The arrangement as one that became known on another day than its notice was published. */
function withKnownOn(arrangement: Arrangement, on: string): Arrangement {
  return { ...arrangement, notice: { ...arrangement.notice, published: on } };
}
