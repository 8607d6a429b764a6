import type { AdjustmentKind, CatalogRowInput, RowPlanCheck } from '../../domain/catalog/types.ts';
import type { PlanCheck } from '../../domain/plan/fits.ts';
import type { Em } from '../clock.ts';

/** What a row carries from one version to the next as it is. */
export const COPIED =
  'name, category, main_content, legal_basis, lead_unit, co_units, procedures, participation_ways, planned_text, planned_precision, planned_from, planned_to, heard';

/** New entries, each with one matter or, where its row bundles several drafts, with one for each; ids in the order of the rows. */
export async function openEntries(em: Em, catalogId: string, rows: readonly CatalogRowInput[]): Promise<string[]> {
  const entries = await em.execute<{ id: string }[]>(
    `insert into catalog_entry (catalog_id, created_at) select ?, app_now() from generate_series(1, ?::int) returning id`,
    [catalogId, rows.length],
  );
  const matters = rows.flatMap((row, i) =>
    (row.matters?.length ? row.matters : [row.name]).map((name) => ({ entry: entries[i]!.id, name })),
  );
  await em.execute(
    `insert into matter (entry_id, name, created_at)
     select entry, name, app_now() from jsonb_to_recordset(?::jsonb) as m(entry uuid, name text)`,
    [JSON.stringify(matters)],
  );
  return entries.map((e) => e.id);
}

/** What was said of a row's plan when it was entered; rows are counted from 1. */
export function checkOf({ planChecks }: { readonly planChecks?: readonly RowPlanCheck[] }, row: number): PlanCheck | null {
  return planChecks?.find((c) => c.row === row)?.check ?? null;
}

/** A row in its place. */
export type Placed = {
  readonly entry: string;
  readonly position: number;
  readonly row: CatalogRowInput;
  readonly adjustment: AdjustmentKind | null;
  readonly reason: string | null;
  readonly on: string | null;
  readonly check: PlanCheck | null;
};

/** One statement, however many rows: a catalog of hundreds is entered at once. */
export async function insertRows(em: Em, version: string, placed: readonly Placed[]): Promise<void> {
  const rows = placed.map(({ entry, position, row, adjustment, reason, on, check }) => ({
    entry,
    position,
    printed_no: row.printedNo ?? String(position),
    name: row.name,
    category: row.category ?? null,
    main_content: row.mainContent ?? null,
    legal_basis: row.legalBasis ?? null,
    lead_unit: row.leadUnit,
    co_units: row.coUnits ?? [],
    procedures: row.procedures ?? [],
    participation_ways: row.participationWays ?? [],
    planned_text: row.plannedText ?? null,
    planned_precision: row.plannedPrecision ?? null,
    planned_from: row.plannedFrom ?? null,
    planned_to: row.plannedTo ?? null,
    heard: row.heard ?? null,
    adjustment,
    reason,
    adjusted_on: on,
    as_printed: row.asPrinted ?? [],
    plan_check: check,
  }));
  await em.execute(
    `insert into catalog_row (version_id, entry_id, position, printed_no, ${COPIED}, adjustment, adjustment_reason, adjusted_on, as_printed, plan_check)
     select ?, entry, position, printed_no, ${COPIED}, adjustment, reason, adjusted_on, as_printed, nullif(plan_check, 'null'::jsonb)
     from jsonb_to_recordset(?::jsonb) as r(entry uuid, position int, printed_no text, name text, category text, main_content text, legal_basis text,
       lead_unit text, co_units jsonb, procedures jsonb, participation_ways jsonb, planned_text text, planned_precision text, planned_from date,
       planned_to date, heard boolean, adjustment text, reason text, adjusted_on date, as_printed jsonb, plan_check jsonb)`,
    [version, JSON.stringify(rows)],
  );
}
