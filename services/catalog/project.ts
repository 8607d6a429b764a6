import { catalogPath } from '../../domain/catalog/address.ts';
import { elsewhereOnPaper } from '../../domain/catalog/adopt.ts';
import { fieldOf } from '../../domain/catalog/columns.ts';
import type { CatalogField } from '../../domain/catalog/columns.ts';
import type { Recorded } from '../../domain/decision/apply.ts';
import type { AdjustmentKind, CatalogEvent, CatalogState, PublishedElsewhere } from '../../domain/catalog/types.ts';
import type { Em } from '../clock.ts';
import { organCodeOf } from '../organ-code.ts';
import { insertRound, projectRound } from '../participation/rounds.ts';
import { projectEach, queueNotice, writeEvents } from '../procedure/project.ts';
import { draftHash, draftTable } from './draft-table.ts';
import { reviseRows } from './revise-rows.ts';
import { checkOf, COPIED, insertRows, openEntries } from './write-rows.ts';

const RENEWED: ReadonlySet<CatalogField | undefined> = new Set<CatalogField>(['no', 'adjustment', 'adjustment-reason']);

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
      const version = await insertVersion(em, state.id, 1, e.columns, e.standards ?? null, e.legalBases, null, e.publishedElsewhere);
      const entries = await openEntries(em, state.id, e.rows);
      const placed = e.rows.map((row, i) => ({
        entry: entries[i]!,
        position: i + 1,
        row,
        adjustment: row.adjustment ?? null,
        reason: row.adjustmentReason ?? null,
        on: null,
        check: checkOf(e, i + 1),
      }));
      return insertRows(em, version, placed);
    }
    case 'AdjustmentDrafted':
      return draftAdjustment(em, state, e);
    case 'DraftRevised':
      return reviseRows(em, state, e);
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
      await em.execute(`update catalog_version set signed_on = ?, document_no = ?, warnings = ?::jsonb where catalog_id = ? and no = ?`, [
        e.signedOn,
        e.documentNo ?? null,
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
      await tellCommenters(em, state, e.version);
      return tellDecisions(em, state, e.version);
    case 'RoundPrepared':
      return prepareRound(em, state, e);
    case 'RoundOpened':
      await em.execute(`update publication set published_at = app_now() where id = ? and published_at is null`, [e.publicationId]);
      return projectRound(em, { kind: 'catalog', id: state.id }, e);
    case 'RoundExtended':
    case 'RoundCounted':
    case 'RegisterClosed':
      return projectRound(em, { kind: 'catalog', id: state.id }, e);
    case 'RowAdded':
      return addRow(em, state, e);
    case 'RowsCarriedOver':
      return carryRows(em, state, e);
    case 'CompletionPublished':
      return publishCompletion(em, state, e);
    case 'Adopted':
      return projectAdopted(em, state, e);
    case 'AdoptionUndone':
      await em.execute(`update catalog set undone_at = app_now() where id = ?`, [state.id]);
      return;
    default:
  }
}

async function prepareRound(em: Em, state: CatalogState, e: Extract<CatalogEvent, { type: 'RoundPrepared' }>): Promise<void> {
  await insertRound(em, { kind: 'catalog', id: state.id }, state.organId, {
    no: e.round,
    title: e.noticeTitle,
    text: `${e.noticeTitle}。现将目录草案及其编制说明一并公布，向社会公开征求意见。\n${e.explanation}`,
    draftHash: draftHash(await draftTable(em, state.id, e.version)),
    days: e.days,
    closesOn: e.closesOn,
  });
}

/** The answers to what the public said of the draft are out with it. */
async function tellCommenters(em: Em, state: CatalogState, version: number): Promise<void> {
  if (!state.rounds?.some((r) => r.version === version)) return;
  const subject = { kind: 'catalog', id: state.id };
  await queueNotice(em, `catalog:${state.id}:feedback-published:v${version}`, { to: 'commenters', about: 'feedback-published', subject });
}

/** An included proposal stands at the end of the table; in an adjusted version it is one of the added rows. */
async function addRow(em: Em, state: CatalogState, e: Extract<CatalogEvent, { type: 'RowAdded' }>): Promise<void> {
  const [version] = await em.execute<{ id: string; used: number }[]>(
    `select v.id, coalesce((select max(position) from catalog_row where version_id = v.id), 0) as used from catalog_version v where v.catalog_id = ? and v.no = ?`,
    [state.id, e.version],
  );
  const [entry] = await openEntries(em, state.id, [e.row]);
  const added = e.version > 1;
  await insertRows(em, version!.id, [
    {
      entry: entry!,
      position: version!.used + 1,
      row: e.row,
      adjustment: added ? 'added' : null,
      reason: added ? '部门申报，经审核纳入' : null,
      on: null,
      check: checkOf(e, 1),
    },
  ]);
}

/** The same entries, printed next year as they were printed last: their wording and their plan stay. */
async function carryRows(em: Em, state: CatalogState, e: Extract<CatalogEvent, { type: 'RowsCarriedOver' }>): Promise<void> {
  await em.execute(
    `with target as (select id from catalog_version where catalog_id = ? and no = ?),
     given as (select entry::uuid, n from unnest(?::uuid[]) with ordinality as g(entry, n)),
     last as (
       select distinct on (r.entry_id) r.*, g.n from given g join catalog_row r on r.entry_id = g.entry
       join catalog_version v on v.id = r.version_id and v.published_at is not null join catalog c on c.id = v.catalog_id
       where c.organ_id = ? and c.year = ? order by r.entry_id, v.no desc)
     insert into catalog_row (version_id, entry_id, position, printed_no, ${COPIED}, adjustment, adjustment_reason, adjusted_on, as_printed, plan_check)
     select t.id, l.entry_id, p.used + l.n, (p.used + l.n)::text, ${COPIED}, case when ? then 'added' end, case when ? then ? end, null, '[]'::jsonb, l.plan_check
     from last l, target t, (select coalesce(max(position), 0) as used from catalog_row, target where version_id = target.id) p`,
    [
      state.id,
      e.version,
      `{${e.rows.map((r) => r.entryId).join(',')}}`,
      state.organId,
      e.fromYear,
      e.version > 1,
      e.version > 1,
      `${e.fromYear}年度目录结转`,
    ],
  );
}

/** On our own portal what the commit holds is public: rendered, handed over and seen in one, at the database's time. */
async function publishCompletion(em: Em, state: CatalogState, e: Extract<CatalogEvent, { type: 'CompletionPublished' }>): Promise<void> {
  const text = JSON.stringify({ what: 'completion', year: state.year, no: e.no, lines: e.lines });
  const ref = `completion:${e.no}`;
  await em.execute(
    `insert into publication (effect_key, subject_kind, subject_id, what, ref_id, place, address, snapshot, sha256, rendered_at, handed_over_at, published_at)
     values (?, 'catalog', ?, 'completion', ?, 'portal', ?, ?, encode(sha256(convert_to(?, 'UTF8')), 'hex'), app_now(), app_now(), app_now())`,
    [
      `${state.id}:publish:${ref}`,
      state.id,
      ref,
      catalogPath({ year: state.year, organ: { code: await organCodeOf(em, state.organId) } }),
      text,
      text,
    ],
  );
}

/** Shown from this moment on: its publish time is the server's, that on paper stands beside it. */
async function projectAdopted(em: Em, state: CatalogState, e: Extract<CatalogEvent, { type: 'Adopted' }>): Promise<void> {
  await em.execute(`update catalog set title = ? where id = ?`, [e.title, state.id]);
  const version = await insertVersion(em, state.id, 1, e.columns, null, [], null, elsewhereOnPaper(e));
  await em.execute(`update catalog_version set status = 'PUBLISHED', published_at = app_now(), document_no = ? where id = ?`, [
    e.onPaper.documentNo ?? null,
    version,
  ]);
  const entries = await openEntries(em, state.id, e.rows);
  await insertRows(
    em,
    version,
    e.rows.map((row, i) => ({ entry: entries[i]!, position: i + 1, row, adjustment: null, reason: null, on: null, check: null })),
  );
}

async function insertVersion(
  em: Em,
  catalogId: string,
  no: number,
  columns: readonly string[],
  standards: string | null,
  bases: readonly string[],
  reason: string | null,
  elsewhere?: PublishedElsewhere,
): Promise<string> {
  const [row] = await em.execute<{ id: string }[]>(
    `insert into catalog_version (catalog_id, no, status, columns, standards, legal_bases, reason, warnings, published_elsewhere)
     values (?, ?, 'COMPILING', ?::jsonb, ?, ?::jsonb, ?, '[]'::jsonb, ?::jsonb) returning id`,
    [
      catalogId,
      no,
      JSON.stringify(columns),
      standards,
      JSON.stringify(bases),
      reason,
      elsewhere === undefined ? null : JSON.stringify(elsewhere),
    ],
  );
  return row!.id;
}

/** A whole new table: kept and removed rows copy their wording and what was said of their plan, added rows bring their own. */
async function draftAdjustment(em: Em, state: CatalogState, e: Extract<CatalogEvent, { type: 'AdjustmentDrafted' }>): Promise<void> {
  const [previous] = await em.execute<{ id: string; columns: string[]; standards: string | null; legal_bases: string[] }[]>(
    `select id, columns, standards, legal_bases from catalog_version where catalog_id = ? and no = ?`,
    [state.id, e.version - 1],
  );
  const columns = previous!.columns.some((c) => fieldOf(c) === 'adjustment') ? previous!.columns : [...previous!.columns, '调整情况'];
  const version = await insertVersion(em, state.id, e.version, columns, previous!.standards, previous!.legal_bases, e.reason);
  const added = e.rows.flatMap((r, i) => (r.adjustment === 'added' ? [{ ...r, row: r.row!, position: i + 1 }] : []));
  const entries = await openEntries(
    em,
    state.id,
    added.map((r) => r.row),
  );
  await insertRows(
    em,
    version,
    added.map((r, i) => ({
      entry: entries[i]!,
      position: r.position,
      row: r.row,
      adjustment: 'added',
      reason: r.reason ?? null,
      on: e.occurredOn,
      check: checkOf(e, r.position),
    })),
  );
  // Number and adjustment are this version's own; every other wording stays as it was printed.
  const renewed = columns.filter((c) => RENEWED.has(fieldOf(c)));
  for (const [i, r] of e.rows.entries()) {
    if (r.adjustment === 'added') continue;
    await em.execute(
      `insert into catalog_row (version_id, entry_id, position, printed_no, ${COPIED}, adjustment, adjustment_reason, adjusted_on, plan_check, as_printed)
       select ?, entry_id, ?, ?, ${COPIED}, ?, ?, ?, plan_check,
         (select coalesce(jsonb_agg(p), '[]'::jsonb) from jsonb_array_elements(as_printed) p where p ->> 'column' not in (select jsonb_array_elements_text(?::jsonb)))
       from catalog_row where version_id = ? and entry_id = ?`,
      [
        version,
        i + 1,
        String(i + 1),
        r.adjustment,
        r.reason ?? null,
        e.occurredOn,
        JSON.stringify(renewed),
        previous!.id,
        r.entryId ?? null,
      ],
    );
  }
}

/** Workflows never message each other: the decisions of kept and removed rows are told through the outbox. */
async function tellDecisions(em: Em, state: CatalogState, version: number): Promise<void> {
  await tellCarriedOver(em, state, version);
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

/** Decisions of rows that stand in this year's catalog for the first time, but began under an earlier one's. */
async function tellCarriedOver(em: Em, state: CatalogState, version: number): Promise<void> {
  const rows = await em.execute<{ decision_id: string }[]>(
    `select d.id as decision_id
     from catalog_row r join catalog_version v on v.id = r.version_id join catalog_entry e on e.id = r.entry_id
     join matter m on m.entry_id = r.entry_id join decision d on d.matter_id = m.id
     where v.catalog_id = ? and v.no = ? and e.catalog_id <> v.catalog_id and not d.closed and d.phase <> 'TERMINATED'
       and not exists (select 1 from catalog_row pr join catalog_version pv on pv.id = pr.version_id
                       where pv.catalog_id = v.catalog_id and pv.no < v.no and pr.entry_id = r.entry_id)`,
    [state.id, version],
  );
  for (const r of rows) {
    const command = { kind: 'noteCatalogAdjustment', adjustment: 'carried-over', version, note: `结转${state.year}年度目录` };
    const subject = { kind: 'decision', id: r.decision_id };
    await queueNotice(em, `catalog:${state.id}:v${version}:${r.decision_id}`, { subject, command }, 'command');
  }
}
