import type { Recorded } from '../../domain/decision/apply.ts';
import type { AdjustmentKind, CatalogEvent, CatalogRowInput, CatalogState, RowPlanCheck } from '../../domain/catalog/types.ts';
import type { PlanCheck } from '../../domain/plan/fits.ts';
import type { Em } from '../clock.ts';
import { projectEach, queueNotice, writeEvents } from '../procedure/project.ts';

/** Events and read model of one catalog; called inside the deciding transaction. */
export async function projectCatalog(
  em: Em,
  state: CatalogState,
  recorded: readonly Recorded<CatalogEvent>[],
  commandKey: string | null,
): Promise<void> {
  const subject = { kind: 'catalog', id: state.id } as const;
  await writeEvents(em, subject, recorded, commandKey);
  await projectEach(em, subject, recorded, (r) => projectOwn(em, state, r.event));
}

async function projectOwn(em: Em, state: CatalogState, e: CatalogEvent): Promise<void> {
  switch (e.type) {
    case 'Compiled': {
      await em.execute(`update catalog set title = ? where id = ?`, [e.title, state.id]);
      const version = await insertVersion(em, state.id, 1, e.columns, e.standards ?? null, e.legalBases, null);
      for (const [i, row] of e.rows.entries())
        await insertRow(em, version, await insertEntry(em, state.id, row.name), i + 1, row, null, null, null, checkOf(e, i + 1));
      return;
    }
    case 'AdjustmentDrafted':
      return draftAdjustment(em, state, e);
    case 'Decided':
    case 'Consented': {
      const [column, status] = e.type === 'Decided' ? ['decision_fact', 'DECIDED'] : ['consent_fact', 'CONSENTED'];
      await em.execute(`update catalog_version set ${column} = ?::jsonb, status = ? where catalog_id = ? and no = ?`, [
        JSON.stringify(e.fact),
        status,
        state.id,
        e.version,
      ]);
      return;
    }
    case 'PublicationOrdered':
      await em.execute(`update catalog_version set signed_on = ?, warnings = ?::jsonb where catalog_id = ? and no = ?`, [
        e.signedOn,
        JSON.stringify(e.warnings),
        state.id,
        e.version,
      ]);
      return;
    case 'Published':
      await em.execute(`update publication set published_at = app_now() where id = ? and published_at is null`, [e.publicationId]);
      await em.execute(`update catalog_version set status = 'PUBLISHED', published_at = app_now() where catalog_id = ? and no = ?`, [
        state.id,
        e.version,
      ]);
      return tellDecisions(em, state, e.version);
    default:
  }
}

async function insertVersion(
  em: Em,
  catalogId: string,
  no: number,
  columns: readonly string[],
  standards: string | null,
  bases: readonly string[],
  reason: string | null,
): Promise<string> {
  const [row] = await em.execute<{ id: string }[]>(
    `insert into catalog_version (catalog_id, no, status, columns, standards, legal_bases, reason, warnings) values (?, ?, 'COMPILING', ?::jsonb, ?, ?::jsonb, ?, '[]'::jsonb) returning id`,
    [catalogId, no, JSON.stringify(columns), standards, JSON.stringify(bases), reason],
  );
  return row!.id;
}

/** A new entry starts with one matter; more may be added when a row bundles several. */
async function insertEntry(em: Em, catalogId: string, name: string): Promise<string> {
  const [entry] = await em.execute<{ id: string }[]>(
    `insert into catalog_entry (catalog_id, created_at) values (?, app_now()) returning id`,
    [catalogId],
  );
  await em.execute(`insert into matter (entry_id, name, created_at) values (?, ?, app_now())`, [entry!.id, name]);
  return entry!.id;
}

function checkOf({ planChecks }: { readonly planChecks?: readonly RowPlanCheck[] }, row: number): PlanCheck | null {
  return planChecks?.find((c) => c.row === row)?.check ?? null;
}

async function insertRow(
  em: Em,
  version: string,
  entry: string,
  position: number,
  row: CatalogRowInput,
  adjustment: AdjustmentKind | null,
  reason: string | null,
  on: string | null,
  check: PlanCheck | null,
): Promise<void> {
  await em.execute(
    `insert into catalog_row (version_id, entry_id, position, printed_no, name, category, lead_unit, co_units, planned_text, planned_precision, planned_from, planned_to, heard, adjustment, adjustment_reason, adjusted_on, plan_check)
     values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)`,
    [
      version,
      entry,
      position,
      row.printedNo ?? String(position),
      row.name,
      row.category ?? null,
      row.leadUnit,
      JSON.stringify(row.coUnits ?? []),
      row.plannedText ?? null,
      row.plannedPrecision ?? null,
      row.plannedFrom ?? null,
      row.plannedTo ?? null,
      row.heard ?? null,
      adjustment,
      reason,
      on,
      check === null ? null : JSON.stringify(check),
    ],
  );
}

/** A whole new table: kept and removed rows copy their wording and what was said of their plan, added rows bring their own. */
async function draftAdjustment(em: Em, state: CatalogState, e: Extract<CatalogEvent, { type: 'AdjustmentDrafted' }>): Promise<void> {
  const [previous] = await em.execute<{ id: string; columns: string[]; standards: string | null; legal_bases: string[] }[]>(
    `select id, columns, standards, legal_bases from catalog_version where catalog_id = ? and no = ?`,
    [state.id, e.version - 1],
  );
  const columns = previous!.columns.includes('调整情况') ? previous!.columns : [...previous!.columns, '调整情况'];
  const version = await insertVersion(em, state.id, e.version, columns, previous!.standards, previous!.legal_bases, e.reason);
  for (const [i, r] of e.rows.entries()) {
    if (r.adjustment === 'added') {
      const entry = await insertEntry(em, state.id, r.row!.name);
      await insertRow(em, version, entry, i + 1, r.row!, 'added', r.reason ?? null, e.occurredOn, checkOf(e, i + 1));
      continue;
    }
    await em.execute(
      `insert into catalog_row (version_id, entry_id, position, printed_no, name, category, lead_unit, co_units, planned_text, planned_precision, planned_from, planned_to, heard, adjustment, adjustment_reason, adjusted_on, plan_check)
       select ?, entry_id, ?, ?, name, category, lead_unit, co_units, planned_text, planned_precision, planned_from, planned_to, heard, ?, ?, ?, plan_check
       from catalog_row where version_id = ? and entry_id = ?`,
      [version, i + 1, String(i + 1), r.adjustment, r.reason ?? null, e.occurredOn, previous!.id, r.entryId ?? null],
    );
  }
}

/** Workflows never message each other: the decisions of kept and removed rows are told through the outbox. */
async function tellDecisions(em: Em, state: CatalogState, version: number): Promise<void> {
  if (version === 1) return;
  const rows = await em.execute<{ decision_id: string; adjustment: AdjustmentKind; adjustment_reason: string | null }[]>(
    `select d.id as decision_id, r.adjustment, r.adjustment_reason
     from catalog_row r join catalog_version v on v.id = r.version_id join matter m on m.entry_id = r.entry_id join decision d on d.matter_id = m.id
     where v.catalog_id = ? and v.no = ? and r.adjustment in ('kept', 'removed') and not d.closed`,
    [state.id, version],
  );
  for (const r of rows) {
    const note = r.adjustment === 'kept' ? `目录第${version}版保留` : `目录第${version}版调出：${r.adjustment_reason ?? ''}`;
    const command = { kind: 'noteCatalogAdjustment', adjustment: r.adjustment, version, note };
    await queueNotice(
      em,
      `catalog:${state.id}:v${version}:${r.decision_id}`,
      { subject: { kind: 'decision', id: r.decision_id }, command },
      'command',
    );
  }
}
