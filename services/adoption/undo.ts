import { mayDo } from '../../domain/access/roles.ts';
import type { Actor } from '../../domain/access/roles.ts';
import { cancelled } from '../../domain/catalog/adopt.ts';
import { applyCatalog } from '../../domain/catalog/decide.ts';
import type { CatalogEvent, CatalogState } from '../../domain/catalog/types.ts';
import { apply } from '../../domain/decision/apply.ts';
import { isBlank, personOf } from '../../domain/decision/context.ts';
import type { DecisionEvent, DecisionState } from '../../domain/decision/types.ts';
import { CodedError, refuse } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { heldMoment } from '../calendar/moment.ts';
import type { Moment } from '../calendar/moment.ts';
import { openCatalogYear } from '../catalog/open.ts';
import { projectCatalog } from '../catalog/project.ts';
import { catalogSubject } from '../catalog/subject.ts';
import type { Em } from '../clock.ts';
import { projectDecision } from '../decision/project.ts';
import { decisionSubject } from '../decision/subject.ts';
import { pgArray } from '../read/rows.ts';
import { touchedSince } from './touched.ts';
import { ONE_AT_A_TIME, auditLine, openWindowOf, personOrNull } from './windows.ts';
import type { Saved } from './windows.ts';

type Import = { organ_code: string; undone: boolean };

/**
 * Takes an import back. The record is not rewritten: catalogs and decisions get one more event and are shown to nobody from then
 * on; people nobody has acted as are deleted with their roles, and so are organs that nothing of the record names.
 */
export async function undoAdoption(em: Em, importId: string, reason: string, actor: Actor): Promise<Saved> {
  if (!mayDo(actor, 'undoAdoption', {})) throw new CodedError('FORBIDDEN');
  if (isBlank(reason)) return { ok: false, refusal: refuse('REASON_MISSING', undefined, '理由') };
  const moment = await heldMoment(em);
  await em.execute(ONE_AT_A_TIME);
  const [row] = await em.execute<Import[]>(
    `select organ_code, undone_at is not null as undone from adoption_import where id = ? for update`,
    [importId],
  );
  if (!row) throw new CodedError('NOT_FOUND', importId);
  if (row.undone) return { ok: true, id: importId };
  if ((await openWindowOf(em, row.organ_code)) === undefined)
    return { ok: false, refusal: refuse('ADOPTION_WINDOW_CLOSED', undefined, row.organ_code) };
  const undoing = new Undoing(em, importId, reason, { ...moment, by: personOf(actor) });
  await undoing.lock();
  const touched = await touchedSince(em, importId);
  if (touched.length) return { ok: false, refusal: refuse('ADOPTION_TOUCHED', undefined, ...touched.slice(0, LIMITS.packProblemsMax)) };
  await undoing.run();
  await em.execute(`update adoption_import set undone_at = app_now(), undone_by_id = ?, undo_reason = ? where id = ?`, [
    personOrNull(actor),
    reason,
    importId,
  ]);
  await auditLine(em, actor, 'undoAdoption', 'adoption_import', importId, { reason });
  return { ok: true, id: importId };
}

class Undoing {
  private readonly em: Em;
  private readonly importId: string;
  private readonly reason: string;
  private readonly stamp: Moment & { readonly by: string };
  private decisions: DecisionState[] = [];
  private catalogs: CatalogState[] = [];
  constructor(em: Em, importId: string, reason: string, stamp: Moment & { by: string }) {
    this.em = em;
    this.importId = importId;
    this.reason = reason;
    this.stamp = stamp;
  }

  /** Whoever decides on one of them, or starts one of their entries, holds its row: no step slips between the look and the undo. */
  async lock(): Promise<void> {
    await this.em.execute(
      `select id from catalog_entry where catalog_id in (select subject_id from adoption_item where adoption_id = ? and kind = 'catalog') order by id for update`,
      [this.importId],
    );
    const states = async <S>(kind: 'decision' | 'catalog'): Promise<S[]> => {
      const rows = await this.em.execute<{ state: S }[]>(
        `select state from ${kind} where id in (select subject_id from adoption_item where adoption_id = ? and kind = ?) order by id for update`,
        [this.importId, kind],
      );
      return rows.map((r) => r.state);
    };
    this.decisions = await states<DecisionState>('decision');
    this.catalogs = await states<CatalogState>('catalog');
  }

  async run(): Promise<void> {
    const undone = { type: 'AdoptionUndone', importId: this.importId, reason: this.reason } as const;
    for (const before of this.decisions) {
      const events: DecisionEvent[] = [undone, ...cancelled(before.deadlines)];
      const recorded = this.numbered(before.seq, events);
      const state = recorded.reduce(apply, before);
      await projectDecision(this.em, state, recorded, null);
      await decisionSubject.store(this.em, state, undefined);
    }
    for (const before of this.catalogs) {
      const events: CatalogEvent[] = [undone, ...cancelled(before.deadlines)];
      const recorded = this.numbered(before.seq, events);
      const state = recorded.reduce(applyCatalog, before);
      await projectCatalog(this.em, state, recorded, null);
      await catalogSubject.store(this.em, state, undefined);
    }
    await this.reopenYears();
    await this.dismissPeople();
    await this.dismissOrgans();
  }

  /** A year that was in the books before the import is in them again, without a catalog: its date is due, or was missed. */
  private async reopenYears(): Promise<void> {
    const rows = await this.em.execute<{ id: string }[]>(
      `select c.id from catalog c join adoption_item i on i.subject_id = c.id and i.kind = 'catalog' join adoption_import a on a.id = i.adoption_id
       where a.id = ? and c.created_at < a.imported_at`,
      [this.importId],
    );
    const earlier = this.catalogs.filter((c) => rows.some((r) => r.id === c.id));
    for (const { organId, year, packId } of earlier) await openCatalogYear(this.em, organId, year, packId, this.stamp);
  }

  private numbered<E>(seq: number, events: readonly E[]) {
    return events.map((event, i) => ({ seq: seq + 1 + i, at: this.stamp.now, by: this.stamp.by, event }));
  }

  private async ids(kind: 'organ' | 'person' | 'grant'): Promise<string> {
    const rows = await this.em.execute<{ id: string }[]>(`select subject_id as id from adoption_item where adoption_id = ? and kind = ?`, [
      this.importId,
      kind,
    ]);
    return pgArray(rows.map((r) => r.id));
  }

  /** Roles given to people who were here before end now; who came with the import goes with it. */
  private async dismissPeople(): Promise<void> {
    const [people, grants] = [await this.ids('person'), await this.ids('grant')];
    await this.em.execute(`delete from role_grant where person_id = any(?)`, [people]);
    await this.em.execute(
      `update role_grant set valid_to = greatest(valid_from, app_now()) where id = any(?) and (valid_to is null or valid_to > app_now())`,
      [grants],
    );
    await this.em.execute(`delete from person where id = any(?)`, [people]);
  }

  /** An organ that the record names keeps its name and gives up its code and its place, so that both can be given again. */
  private async dismissOrgans(): Promise<void> {
    const organs = await this.ids('organ');
    await this.em.execute(`update organ set code = code || '~' || ?, parent_id = null, pack_id = null where id = any(?)`, [
      this.importId,
      organs,
    ]);
    await this.em.execute(
      `delete from organ o where o.id = any(?)
         and not exists (select 1 from catalog c where c.organ_id = o.id) and not exists (select 1 from decision d where o.id in (d.organ_id, d.lead_organ_id))
         and not exists (select 1 from organ_role r where r.organ_id = o.id) and not exists (select 1 from role_grant g where g.organ_id = o.id)`,
      [organs],
    );
  }
}
