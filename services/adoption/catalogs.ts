import type { Actor } from '../../domain/access/roles.ts';
import type { AdoptedCatalog, AdoptedMatter, AdoptionReading } from '../../domain/adoption/types.ts';
import { adoptCatalog, isBegun } from '../../domain/catalog/adopt.ts';
import { applyCatalog, newCatalog, nextCatalogInstant, publicationDeadline } from '../../domain/catalog/decide.ts';
import type { CatalogEvent, CatalogState } from '../../domain/catalog/types.ts';
import { adoptDecision } from '../../domain/decision/adopt.ts';
import { apply, newDecision } from '../../domain/decision/apply.ts';
import { nextInstant } from '../../domain/decision/instants.ts';
import { CodedError, refuse } from '../../domain/errors.ts';
import { personOf } from '../../domain/decision/context.ts';
import type { Known } from '../../domain/deadline/known.ts';
import type { Moment } from '../calendar/moment.ts';
import { openNextYear } from '../catalog/open-next.ts';
import { projectCatalog } from '../catalog/project.ts';
import { catalogSubject } from '../catalog/subject.ts';
import type { Em } from '../clock.ts';
import { CODES_GIVEN, insertDecision, nextNumber } from '../decision/insert.ts';
import { projectDecision } from '../decision/project.ts';
import { decisionSubject } from '../decision/subject.ts';
import { rulesAt } from '../rules.ts';
import { RefusedAdoption } from './item.ts';
import type { Item } from './item.ts';

type Given = { readonly importId: string; readonly moment: Moment; readonly actor: Actor };
type Organ = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly packId: string | null;
  readonly parentId: string | null;
};
type Turn = Given & { readonly em: Em; readonly organs: ReadonlyMap<string, Organ> };

/** Past years' catalogs and their matters: whatever is over lies still, whatever goes on has a row that its workflow is started for. */
export async function adoptCatalogs(em: Em, { catalogs }: AdoptionReading, given: Given): Promise<Item[]> {
  const rows = await em.execute<Organ[]>(`select id, code, name, pack_id as "packId", parent_id as "parentId" from organ`);
  const turn: Turn = { ...given, em, organs: new Map(rows.map((o) => [o.code, o])) };
  const items: Item[] = [];
  for (const catalog of catalogs) items.push(...(await adoptOne(turn, catalog)));
  return items;
}

async function adoptOne(turn: Turn, catalog: AdoptedCatalog): Promise<Item[]> {
  const { em, moment, organs, importId } = turn;
  const organ = organs.get(catalog.organ)!;
  const inBooks = await yearInBooks(em, organ, catalog.year);
  const before = inBooks ?? (await enterYear(em, organ, catalog.year));
  const events = adoptCatalog(
    before,
    catalog,
    { importId, organName: organ.name, unitName: (code) => organs.get(code)!.name, now: moment.now },
    inBooks ? [] : deadlinesOf(before, rulesAt(organ.packId!, moment)),
  );
  const by = personOf(turn.actor);
  const recorded = events.map((event, i) => ({ seq: before.seq + 1 + i, at: moment.now, by, event }));
  const state = recorded.reduce(applyCatalog, before);
  await projectCatalog(em, state, recorded, null);
  await catalogSubject.store(em, state, nextCatalogInstant(state));
  const title = events.flatMap((e) => (e.type === 'Adopted' ? [e.title] : []))[0]!;
  // Whose year was over but not closed yet would have opened the next one when it closed; now it is closed here.
  if (inBooks && inBooks.phase !== 'CLOSED' && state.phase === 'CLOSED') await openNextYear(em, state);
  return [{ kind: 'catalog', id: state.id, name: title, seq: state.seq }, ...(await adoptMatters(turn, catalog, organ, state.id))];
}

/** A year of which the books say only that its catalog is due; one with a table, or with something handed in, is not for an adoption. */
async function yearInBooks(em: Em, { id, name }: Organ, year: number): Promise<CatalogState | undefined> {
  const [row] = await em.execute<{ state: CatalogState }[]>(
    `select state from catalog where organ_id = ? and year = ? and undone_at is null for update`,
    [id, year],
  );
  if (row?.state.versions.length) throw new RefusedAdoption(refuse('ADOPTION_CATALOG_EXISTS', undefined, `${name}${year}年度`));
  if (row && isBegun(row.state)) throw new RefusedAdoption(refuse('ADOPTION_YEAR_BEGUN', undefined, `${name}${year}年度`));
  return row?.state;
}

async function enterYear(em: Em, { id: organId, packId }: Organ, year: number): Promise<CatalogState> {
  const [row] = await em.execute<{ id: string }[]>(
    `insert into catalog (organ_id, year, title, phase, pack_id, state, created_at) values (?, ?, '', 'COMPILING', ?, '{}'::jsonb, app_now()) returning id`,
    [organId, year, packId],
  );
  return newCatalog({ id: row!.id, organId, year, packId: packId! });
}

/** A pack that names no such date, or a year before every calendar, has none. */
function deadlinesOf(state: CatalogState, known: Known): CatalogEvent[] {
  try {
    return publicationDeadline(state, known);
  } catch (error) {
    if (error instanceof CodedError && error.code === 'DATE_OUTSIDE_COVERAGE') return [];
    throw error;
  }
}

/** What has begun on paper becomes a decision; a row nobody has begun is started in the system like any other. */
async function adoptMatters(turn: Turn, { matters, year }: AdoptedCatalog, organ: Organ, catalogId: string): Promise<Item[]> {
  const { em } = turn;
  const rows = await em.execute<{ id: string }[]>(
    `select m.id from catalog_row r join catalog_version v on v.id = r.version_id join matter m on m.entry_id = r.entry_id
     where v.catalog_id = ? order by r.position`,
    [catalogId],
  );
  let no = await nextNumber(em, 'decision-code', organ.id, year, CODES_GIVEN);
  const items: Item[] = [];
  for (const [i, matter] of matters.entries()) {
    if (matter.phase === 'CATALOGUED') continue;
    const code = `${organ.code}-${year}-${String(no++).padStart(2, '0')}`;
    items.push(await adoptMatter(turn, { matter, matterId: rows[i]!.id, year, organ, code }));
  }
  return items;
}

type MatterAt = {
  readonly matter: AdoptedMatter;
  readonly matterId: string;
  readonly year: number;
  readonly organ: Organ;
  readonly code: string;
};

async function adoptMatter(turn: Turn, { matter, matterId, year, organ, code }: MatterAt): Promise<Item> {
  const { em, organs, moment, importId } = turn;
  const lead = organs.get(matter.lead)!;
  const named = [...organs.values()].filter((o) => o.parentId === organ.id);
  const coOrgans = matter.coUnits.flatMap((name) => named.find((o) => o.name === name || o.code === name)?.id ?? []);
  const [{ id, today }] = (await em.execute(`select uuidv7() as id, (app_now() at time zone 'Asia/Shanghai')::date::text as today`)) as [
    { id: string; today: string },
  ];
  const { title, phase, paper } = matter;
  const startedOn = paper.initiatedOn ?? paper.consultFrom ?? paper.issuedOn ?? (today as NonNullable<typeof paper.issuedOn>);
  const packId = organ.packId!;
  const empty = newDecision({ id, code, title, year, organId: organ.id, leadOrganId: lead.id, packId, startedOn });
  await insertDecision(em, empty, matterId);
  const adopted = { importId, title, phase, paper, coOrgans: [...new Set(coOrgans)], organName: organ.name };
  const recorded = adoptDecision(empty, adopted, { ...rulesAt(packId, moment), now: moment.now, by: personOf(turn.actor) });
  const state = recorded.reduce(apply, empty);
  await projectDecision(em, state, recorded, null);
  await decisionSubject.store(em, state, nextInstant(state));
  return { kind: 'decision', id, name: title, seq: state.seq };
}
