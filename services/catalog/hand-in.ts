import type { MikroORM } from '@mikro-orm/postgresql';
import type { Actor } from '../../domain/access/roles.ts';
import type { CatalogCommand, ProposalContent } from '../../domain/catalog/types.ts';
import { CodedError } from '../../domain/errors.ts';
import type { Outcome } from '../../domain/procedure/types.ts';
import type { Em } from '../clock.ts';
import type { CommandIntake } from '../procedure/intake.ts';
import { openYearFor } from './create.ts';

/** Whose catalog of which year, and which of the organ's departments hands something in. */
export type HandIn = { readonly organCode: string; readonly year: number; readonly unitCode: string };
type HandedIn = { readonly catalogId?: string; readonly outcome: Outcome | 'unconfirmed' };

/** What departments hand in for a year's catalog, also before anybody has compiled it: matters (申报) or a nil return (零申报). */
export function createHandIn({ orm, intake }: { orm: MikroORM; intake: CommandIntake }) {
  const give = async (to: HandIn, commandOf: (unitId: string) => CatalogCommand, callerKey: string, actor: Actor): Promise<HandedIn> => {
    const commandFor = async (em: Em, organId: string) => commandOf(await unitOf(em, organId, to.unitCode));
    const opened = await openYearFor(orm, to.organCode, to.year, commandFor, actor);
    if ('refusal' in opened) return { outcome: { status: 'refused', refusal: opened.refusal } };
    const { outcome } = await intake.submit({ kind: 'catalog', id: opened.id }, callerKey, opened.command, actor);
    return { catalogId: opened.id, outcome };
  };
  return {
    /** @param no of the returned proposal that is handed in again */
    proposal: (to: HandIn, content: ProposalContent, no: number | undefined, callerKey: string, actor: Actor): Promise<HandedIn> =>
      give(to, (unitId) => ({ kind: 'proposeMatter', unitId, content, ...(no === undefined ? {} : { no }) }), callerKey, actor),
    nilReturn: (to: HandIn, callerKey: string, actor: Actor): Promise<HandedIn> =>
      give(to, (unitId) => ({ kind: 'fileNilReturn', unitId }), callerKey, actor),
    approval: (to: HandIn, callerKey: string, actor: Actor): Promise<HandedIn> =>
      give(to, (unitId) => ({ kind: 'approveNilReturn', unitId }), callerKey, actor),
  };
}
export type CatalogHandIn = ReturnType<typeof createHandIn>;

async function unitOf(em: Em, organId: string, code: string): Promise<string> {
  const [unit] = await em.execute<{ id: string }[]>(`select id from organ where code = ? and parent_id = ?`, [code, organId]);
  if (!unit) throw new CodedError('NOT_FOUND', code.slice(0, 60));
  return unit.id;
}
