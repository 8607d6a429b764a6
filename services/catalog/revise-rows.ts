import type { AdjustmentKind, CatalogEvent, CatalogRowInput, CatalogState } from '../../domain/catalog/types.ts';
import type { PlanCheck } from '../../domain/plan/fits.ts';
import type { Em } from '../clock.ts';
import { checkOf, insertRows, openEntries } from './write-rows.ts';

/** Taken out, reworded, added at the end; then the rows are counted anew, and a number printed as it was counted is the new one. */
export async function reviseRows(em: Em, state: CatalogState, e: Extract<CatalogEvent, { type: 'DraftRevised' }>): Promise<void> {
  const [version] = await em.execute<{ id: string }[]>(`select id from catalog_version where catalog_id = ? and no = ?`, [
    state.id,
    e.version,
  ]);
  const out = e.changes.flatMap((x) => (x.entryId !== undefined && !x.row ? [x.entryId] : []));
  await takeOut(em, state.id, version!.id, out);
  const changes = e.changes.flatMap(({ entryId, row }, i) => (row ? [{ entryId, row, check: checkOf(e, i + 1) }] : []));
  for (const { entryId, row, check } of changes) if (entryId !== undefined) await reword(em, state.id, version!.id, entryId, row, check);
  const added = changes.filter((x) => x.entryId === undefined);
  const entries = await openEntries(
    em,
    state.id,
    added.map((x) => x.row),
  );
  const [{ used }] = (await em.execute<{ used: number }[]>(
    `select coalesce(max(position), 0) as used from catalog_row where version_id = ?`,
    [version!.id],
  )) as [{ used: number }];
  const [adjustment, reason] = e.version > 1 ? (['added', e.reason] as const) : ([null, null] as const);
  await insertRows(
    em,
    version!.id,
    added.map(({ row, check }, i) => ({ entry: entries[i]!, position: used + i + 1, row, adjustment, reason, on: null, check })),
  );
  await em.execute(
    `update catalog_row r set position = n.at, printed_no = case when r.printed_no = r.position::text then n.at::text else r.printed_no end
     from (select id, row_number() over (order by position)::int as at from catalog_row where version_id = ?) n where n.id = r.id and n.at <> r.position`,
    [version!.id],
  );
}

/** An entry nothing else prints goes with its row; one carried over stays where it came from. */
async function takeOut(em: Em, catalogId: string, version: string, entries: readonly string[]): Promise<void> {
  const ids = `{${entries.join(',')}}`;
  await em.execute(`delete from catalog_row where version_id = ? and entry_id = any(?::uuid[])`, [version, ids]);
  const own = `select id from catalog_entry e where id = any(?::uuid[]) and catalog_id = ? and not exists (select from catalog_row r where r.entry_id = e.id)`;
  await em.execute(`delete from matter where entry_id in (${own})`, [ids, catalogId]);
  await em.execute(`delete from catalog_entry where id in (${own})`, [ids, catalogId]);
}

/** The row's place and what adjusted it stay; matters of its own that nobody has begun are those of the new wording. */
async function reword(
  em: Em,
  catalogId: string,
  version: string,
  entry: string,
  row: CatalogRowInput,
  check: PlanCheck | null,
): Promise<void> {
  const [old] = await em.execute<
    { id: string; position: number; printed_no: string; adjustment: AdjustmentKind | null; reason: string | null; on: string | null }[]
  >(
    `delete from catalog_row where version_id = ? and entry_id = ? returning id, position, printed_no, adjustment, adjustment_reason as reason, adjusted_on::text as "on"`,
    [version, entry],
  );
  const { position, printed_no: printedNo, adjustment, reason, on } = old!;
  await insertRows(em, version, [{ entry, position, row: { printedNo, ...row }, adjustment, reason, on, check }]);
  const mine = `select e.id from catalog_entry e where e.id = ? and e.catalog_id = ?
    and not exists (select from matter m join decision d on d.matter_id = m.id where m.entry_id = e.id)`;
  await em.execute(`delete from matter where entry_id in (${mine})`, [entry, catalogId]);
  await em.execute(
    `insert into matter (entry_id, name, created_at) select e.id, n.name, app_now() from (${mine}) e, jsonb_array_elements_text(?::jsonb) as n(name)`,
    [entry, catalogId, JSON.stringify(row.matters?.length ? row.matters : [row.name])],
  );
}
