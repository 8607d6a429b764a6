import type { MikroORM } from '@mikro-orm/postgresql';
import type { Actor } from '../../domain/access/roles.ts';
import { mayDo } from '../../domain/access/roles.ts';
import { beijingDate } from '../../domain/calendar/instant.ts';
import { decideCatalog } from '../../domain/catalog/decide.ts';
import type { CatalogCommand, CatalogState } from '../../domain/catalog/types.ts';
import { assertYearCanBegin } from '../../domain/catalog/year.ts';
import { CodedError, ERRORS, refusalOf, refuse } from '../../domain/errors.ts';
import type { Refusal } from '../../domain/errors.ts';
import type { Outcome } from '../../domain/procedure/types.ts';
import { heldMoment } from '../calendar/moment.ts';
import type { Em } from '../clock.ts';
import type { CommandIntake } from '../procedure/intake.ts';
import { openCatalogYear } from './open.ts';
import { catalogContext } from './subject.ts';

export type CreateCatalogInput = { readonly organCode: string; readonly year: number } & Omit<
  Extract<CatalogCommand, { kind: 'createCatalog' }>,
  'kind'
>;

/** Compiles the catalog of a year; the row is opened when the previous year did not open it already. */
export function createCatalogService({ orm, intake }: { orm: MikroORM; intake: CommandIntake }) {
  return async (
    { organCode, year, ...content }: CreateCatalogInput,
    callerKey: string,
    actor: Actor,
  ): Promise<{ catalogId?: string; outcome: Outcome | 'unconfirmed' }> => {
    const command: CatalogCommand = { kind: 'createCatalog', ...content };
    const opened = await openYearFor(orm, organCode, year, () => Promise.resolve(command), actor);
    if ('refusal' in opened) return { outcome: { status: 'refused', refusal: opened.refusal } };
    const { outcome } = await intake.submit({ kind: 'catalog', id: opened.id }, callerKey, command, actor);
    return { catalogId: opened.id, outcome };
  };
}

/**
 * The year's catalog for a step that may be its first; the row is opened unless it is there. A first step that would be refused
 * leaves nothing. @throws CodedError NOT_FOUND, BAD_USER_INPUT at `year`
 */
export async function openYearFor(
  orm: MikroORM,
  organCode: string,
  year: number,
  commandFor: (em: Em, organId: string) => Promise<CatalogCommand>,
  actor: Actor,
): Promise<{ id: string; command: CatalogCommand } | { refusal: Refusal }> {
  return orm.em
    .fork()
    .transactional((em) => open(em as Em, organCode, year, commandFor, actor))
    .catch((error: unknown) => {
      if (error instanceof RefusedStart) return { refusal: error.refusal };
      // A year whose date nobody can count yet.
      if (error instanceof CodedError && ERRORS[error.code].kind === 'refusal') return { refusal: refusalOf(error) };
      throw error;
    });
}

async function open(
  em: Em,
  organCode: string,
  year: number,
  commandFor: (em: Em, organId: string) => Promise<CatalogCommand>,
  actor: Actor,
): Promise<{ id: string; command: CatalogCommand } | { refusal: Refusal }> {
  const moment = await heldMoment(em);
  const [organ] = await em.execute<{ id: string; pack_id: string | null; merged: boolean }[]>(
    `select id, pack_id, merged_into_id is not null as merged from organ where code = ? for update`,
    [organCode],
  );
  if (!organ?.pack_id) throw new CodedError('NOT_FOUND', organCode);
  if (organ.merged) return { refusal: refuse('ORGAN_MERGED') };
  const command = await commandFor(em, organ.id);
  const unit = 'unitId' in command ? { leadOrganId: command.unitId } : {};
  if (!mayDo(actor, command.kind, { organId: organ.id, ...unit })) return { refusal: refuse('FORBIDDEN') };
  const elsewhere = command.kind === 'createCatalog' ? command.publishedElsewhere : undefined;
  assertYearCanBegin(year, beijingDate(moment.now), elsewhere);
  const [existing] = await em.execute<{ id: string }[]>(`select id from catalog where organ_id = ? and year = ? and undone_at is null`, [
    organ.id,
    year,
  ]);
  if (existing) return { ...existing, command };
  const id = await openCatalogYear(em, organ.id, year, organ.pack_id, moment, elsewhere);
  const [row] = await em.execute<{ state: CatalogState }[]>(`select state from catalog where id = ?`, [id]);
  const tried = decideCatalog(row!.state, command, { ...(await catalogContext(em, row!.state, moment)), actor });
  if (tried.ok) return { id, command };
  // Nothing may stay of a refused first attempt.
  throw new RefusedStart(tried.refusal);
}

class RefusedStart extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}
