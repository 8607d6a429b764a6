import type { Instant } from '../../domain/calendar/instant.ts';
import type { SubjectKind } from '../../domain/procedure/types.ts';
import type { Em } from '../clock.ts';

/** The next instant a subject's row names; undefined = none. */
export async function storedInstantOf(em: Em, kind: SubjectKind, id: string): Promise<Instant | undefined> {
  const [row] = await em.execute<{ ms: string | null }[]>(
    `select (extract(epoch from next_instant) * 1000)::bigint::text as ms from ${kind} where id = ?`,
    [id],
  );
  return row?.ms === null || row?.ms === undefined ? undefined : Number(row.ms);
}
