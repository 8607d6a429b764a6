import { instantToIso } from '../../domain/calendar/instant.ts';
import { applyCatalog, newCatalog, nextCatalogInstant, publicationDeadline } from '../../domain/catalog/decide.ts';
import type { CatalogState, StatedElsewhere } from '../../domain/catalog/types.ts';
import type { Moment } from '../calendar/moment.ts';
import type { Em } from '../clock.ts';
import { projectEach, writeEvents } from '../procedure/project.ts';
import { rulesAt } from '../rules.ts';

/**
 * Enters a year's catalog in the books: from then on its date is due, whether or not anybody compiles it.
 * Idempotent; answers the id of the row.
 */
export async function openCatalogYear(
  em: Em,
  organId: string,
  year: number,
  packId: string,
  moment: Moment,
  publishedElsewhere?: StatedElsewhere,
): Promise<string> {
  const [existing] = await em.execute<{ id: string }[]>(`select id from catalog where organ_id = ? and year = ? and undone_at is null`, [
    organId,
    year,
  ]);
  if (existing) return existing.id;
  const [organ] = await em.execute<{ name: string }[]>(`select name from organ where id = ?`, [organId]);
  const title = `${year}年度${organ!.name}重大行政决策事项目录`;
  const [row] = await em.execute<{ id: string }[]>(
    `insert into catalog (organ_id, year, title, phase, pack_id, state, created_at) values (?, ?, ?, 'COMPILING', ?, '{}'::jsonb, app_now())
     on conflict (organ_id, year) where undone_at is null do nothing returning id`,
    [organId, year, title, packId],
  );
  if (!row) return openCatalogYear(em, organId, year, packId, moment, publishedElsewhere);
  const empty = newCatalog({ id: row.id, organId, year, packId, ...(publishedElsewhere ? { publishedElsewhere } : {}) });
  const events = publicationDeadline(empty, rulesAt(packId, moment));
  const recorded = events.map((event, i) => ({ seq: i + 1, at: moment.now, by: 'system', event }));
  const state: CatalogState = recorded.reduce(applyCatalog, empty);
  const subject = { kind: 'catalog', id: row.id } as const;
  await writeEvents(em, subject, recorded, null);
  await projectEach(em, subject, recorded, () => Promise.resolve());
  const next = nextCatalogInstant(state);
  await em.execute(`update catalog set state = ?::jsonb, seq = ?, next_instant = ? where id = ?`, [
    JSON.stringify(state),
    state.seq,
    next === undefined ? null : instantToIso(next),
    row.id,
  ]);
  return row.id;
}
