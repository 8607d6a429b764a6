import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Reader } from './read/reader.ts';
import type { Instant } from '../domain/calendar/instant.ts';

/** An entity manager inside or outside a transaction. */
export type Em = SqlEntityManager;

/** The only clock: the database's, in a transaction its start; rehearsals are shifted. Milliseconds since the epoch. */
export async function appNow(reader: Reader): Promise<Instant> {
  const [row] = await reader.execute<{ ms: string }[]>(`select (extract(epoch from app_now()) * 1000)::bigint::text as ms`);
  return Number(row!.ms);
}

/** Whether this database is a rehearsal (演练); decided when it was created, for ever. */
export async function isRehearsal(em: Em): Promise<boolean> {
  const [row] = await em.execute<{ rehearsal: boolean }[]>(`select rehearsal from app_clock`);
  return row!.rehearsal;
}
