import { capacityOf } from '../../domain/access/capacity.ts';
import type { Actor } from '../../domain/access/roles.ts';
import { beijingDate, instantToIso } from '../../domain/calendar/instant.ts';
import {
  applyCatalog,
  decideCatalog,
  decideCatalogInternal,
  enteredAfterItsYear,
  nextCatalogDue,
  nextCatalogInstant,
  recountCatalog,
} from '../../domain/catalog/decide.ts';
import type { CatalogContext } from '../../domain/catalog/decide.ts';
import type { CatalogCommand, CatalogEvent, CatalogState } from '../../domain/catalog/types.ts';
import type { Moment } from '../calendar/moment.ts';
import type { Em } from '../clock.ts';
import { opinionFacts } from '../participation/reconciliation.ts';
import type { SubjectKindOf } from '../procedure/subject.ts';
import { unitsByOrgans } from '../read/catalog-years.ts';
import { organCodeOf } from '../organ-code.ts';
import { rulesAt } from '../rules.ts';
import { openNextYear } from './open-next.ts';
import { projectCatalog } from './project.ts';
import { earlierCatalog, rowCourses } from './row-courses.ts';

const SYSTEM: Actor = { kind: 'system' };
type Context = Omit<CatalogContext, 'actor'>;

/** Everything a catalog's step may depend on, read in the caller's transaction. */
export async function catalogContext(em: Em, state: CatalogState, moment: Moment): Promise<Context> {
  const rows = await em.execute<{ entry_id: string; name: string; own: boolean }[]>(
    `select r.entry_id, r.name, v.no = 1 or r.adjustment is not distinct from 'added' as own from catalog_row r join catalog_version v on v.id = r.version_id
     where v.catalog_id = ? and v.no = (select max(no) from catalog_version where catalog_id = ?) and r.adjustment is distinct from 'removed'`,
    [state.id, state.id],
  );
  const [said] = await em.execute<{ standards: boolean; legalBases: boolean }[]>(
    `select coalesce(btrim(standards), '') <> '' as standards, jsonb_array_length(legal_bases) > 0 as "legalBases"
     from catalog_version where catalog_id = ? order by no desc limit 1`,
    [state.id],
  );
  const earlier = state.versions.at(-1)?.status === 'COMPILING' ? await earlierCatalog(em, state) : undefined;
  const facts = {
    units: await unitsByOrgans(em, [state.organId]),
    states: said ?? { standards: false, legalBases: false },
    entryIds: rows.map((r) => r.entry_id),
    rowNames: rows.map((r) => r.name.trim()),
    ownEntryIds: rows.filter((r) => r.own).map((r) => r.entry_id),
    rows: await rowCourses(em, state.id),
    ...(state.rounds?.length ? { opinions: await opinionFacts(em, state.id) } : {}),
    ...(earlier === undefined ? {} : { earlier }),
  };
  return { ...rulesAt(state.packId, moment), facts, now: moment.now };
}

function isClosed(state: CatalogState): boolean {
  return state.phase === 'CLOSED' && state.effects.every((e) => e.done);
}

export const catalogSubject: SubjectKindOf<CatalogState, CatalogEvent, CatalogCommand> = {
  kind: 'catalog',
  context: catalogContext,
  decide: (state, command, context, actor) => decideCatalog(state, command, { ...(context as Context), actor }),
  capacity: (state, command, actor) => capacityOf(actor, command.kind, state),
  decideInternal: (state, command, context) => decideCatalogInternal(state, command, { ...(context as Context), actor: SYSTEM }),
  recount: (state, moment) => recountCatalog(state, rulesAt(state.packId, moment)),
  due: (state, moment) => nextCatalogDue(state, moment.now),
  nextInstant: nextCatalogInstant,
  apply: applyCatalog,
  project: projectCatalog,
  async store(em, state, next) {
    await em.execute(`update catalog set state = ?::jsonb, phase = ?, seq = ?, next_instant = ?, closed = ? where id = ?`, [
      JSON.stringify(state),
      state.phase,
      state.seq,
      next === undefined ? null : instantToIso(next),
      isClosed(state),
      state.id,
    ]);
  },
  isClosed,
  /** A closed year opens the next one, of the organ that goes on: its date is due from now on. */
  async report(em, state, next) {
    const organCode = await organCodeOf(em, state.organId);
    const summary = [`catalog ${organCode} ${state.year}`, state.phase, next === undefined ? '' : `next ${beijingDate(next)}`]
      .filter(Boolean)
      .join(' · ');
    const attributes = { phase: state.phase, year: state.year, organCode };
    if (!isClosed(state) || enteredAfterItsYear(state) || state.undoneAt !== undefined) return { summary, attributes };
    return { summary, attributes, successor: { kind: 'catalog', id: await openNextYear(em, state) } };
  },
};
