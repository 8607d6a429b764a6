import { beijingDate, endOfDay } from '../../domain/calendar/instant.ts';
import type { Em } from '../clock.ts';

/** Now by the database, and the next instant at which the clock alone changes what the public reads: an edge, or Beijing midnight. */
export async function nextPublicInstant(em: Em): Promise<{ nowMs: number; nextMs: number }> {
  const [row] = await em.execute<{ now_ms: string; next_ms: string | null }[]>(
    `select (extract(epoch from app_now()) * 1000)::bigint::text as now_ms,
            (extract(epoch from least((select min(closes_at) from round where closes_at > app_now()),
                                      (select min(due_at) from deadline where status = 'open' and due_at > app_now()))) * 1000)::bigint::text as next_ms`,
  );
  const nowMs = Number(row!.now_ms);
  const midnight = endOfDay(beijingDate(nowMs));
  return { nowMs, nextMs: row!.next_ms === null ? midnight : Math.min(midnight, Number(row!.next_ms)) };
}
