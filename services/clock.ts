import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { APPROVED_CALENDARS, keepCalendarsCurrent } from './calendar/registry.ts';
import type { Reader } from './read/reader.ts';
import { APPROVED_PACKS, keepPacksCurrent } from './rules/registry.ts';
import type { Instant } from '../domain/calendar/instant.ts';

/** An entity manager inside or outside a transaction. */
export type Em = SqlEntityManager;

/**
 * The only clock: the database's, in a transaction its start; rehearsals are shifted. Milliseconds since the epoch. Whoever
 * knows the time knows the calendars and rule packs approved by then.
 */
export async function appNow(reader: Reader): Promise<Instant> {
  const [row] = await reader.execute<{ ms: string; calendars: number; packs: number }[]>(
    `select (extract(epoch from app_now()) * 1000)::bigint::text as ms, ${APPROVED_CALENDARS} as calendars, ${APPROVED_PACKS} as packs`,
  );
  await keepCalendarsCurrent(reader, row!.calendars);
  await keepPacksCurrent(reader, row!.packs);
  return Number(row!.ms);
}

/** Whether this database is a rehearsal (演练); decided when it was created, for ever. */
export async function isRehearsal(em: Em): Promise<boolean> {
  const [row] = await em.execute<{ rehearsal: boolean }[]>(`select rehearsal from app_clock`);
  return row!.rehearsal;
}
