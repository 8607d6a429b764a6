import type { MikroORM } from '@mikro-orm/postgresql';
import { capacityOf } from '../../domain/access/capacity.ts';
import { mayDo } from '../../domain/access/roles.ts';
import type { Actor } from '../../domain/access/roles.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import { newDecision } from '../../domain/decision/apply.ts';
import { decide } from '../../domain/decision/decide.ts';
import { withholdingRefusal } from '../../domain/decision/steps/withheld.ts';
import type { WithheldMatter, Withholding } from '../../domain/decision/withheld.ts';
import { CodedError, refuse } from '../../domain/errors.ts';
import type { Refusal } from '../../domain/errors.ts';
import { heldMoment } from '../calendar/moment.ts';
import { openCatalogYear } from '../catalog/open.ts';
import { audit } from '../access/audit.ts';
import type { Em } from '../clock.ts';
import { commandKeyOf } from '../procedure/intake.ts';
import type { CommandIntake } from '../procedure/intake.ts';
import { insertDecision, nextNumber } from './insert.ts';
import type { Started } from './start.ts';
import { decisionContext } from './subject.ts';

export type WithheldInput = {
  readonly organId: string;
  readonly leadOrganId: string;
  readonly year: number;
  readonly title: string;
  readonly occurredOn: PlainDate;
  readonly withholding: WithheldMatter;
};
export type ClassifiedInput = { readonly organId: string; readonly year: number; readonly withholding: Withholding };
export type Registered = { readonly ok: true; readonly number: string } | { readonly ok: false; readonly refusal: Refusal };

/**
 * The internal register (内部登记册): what is lawfully not public, with ground and approver. A matter is worked on from here as from
 * a catalog's row; of a state secret only the entry exists. Neither is in a public list or a public count.
 */
export function createInternalRegister({ orm, intake }: { orm: MikroORM; intake: CommandIntake }) {
  const within = <T>(work: (em: Em) => Promise<T>): Promise<T> => orm.em.fork().transactional((em) => work(em as Em));
  return {
    async startWithheld(input: WithheldInput, callerKey: string, actor: Actor): Promise<Started> {
      const opened = await within((em) => open(em, input, callerKey, actor));
      if ('refusal' in opened) return { outcome: { status: 'refused', refusal: opened.refusal } };
      const { title, occurredOn, withholding } = input;
      const command = { kind: 'startWithheldDecision', occurredOn, title, withholding } as const;
      const { outcome } = await intake.submit({ kind: 'decision', id: opened.id }, callerKey, command, actor);
      return { decisionId: opened.id, outcome };
    },
    registerClassified: (input: ClassifiedInput, callerKey: string, actor: Actor): Promise<Registered> =>
      within((em) => registerClassified(em, input, callerKey, actor)),
  };
}
export type InternalRegister = ReturnType<typeof createInternalRegister>;

const keyOf = (actor: Actor, organId: string, callerKey: string): string =>
  commandKeyOf(actor, { kind: 'catalog', id: `register:${organId}` }, callerKey);

async function open(em: Em, input: WithheldInput, callerKey: string, actor: Actor): Promise<{ id: string } | { refusal: Refusal }> {
  const moment = await heldMoment(em);
  if (!mayDo(actor, 'startWithheldDecision', { organId: input.organId })) return { refusal: refuse('FORBIDDEN') };
  const key = keyOf(actor, input.organId, callerKey);
  // The same person asking again with the same key is answered by the outcome already stored.
  const known = await knownBy(em, key);
  if (known?.decision_id) return { id: known.decision_id };
  if (known) return { refusal: refuse('IDEMPOTENCY_KEY_REUSED') };
  const packId = await packOf(em, input.organId, input.leadOrganId);
  const number = await nextOf(em, input);
  const [{ id }] = (await em.execute<{ id: string }[]>(`select uuidv7() as id`)) as [{ id: string }];
  const { year, organId, leadOrganId, title, occurredOn } = input;
  const state = newDecision({ id, code: number, title, year, organId, leadOrganId, packId, startedOn: occurredOn });
  const command = { kind: 'startWithheldDecision', occurredOn, title, withholding: input.withholding } as const;
  const tried = decide(state, command, { ...(await decisionContext(em, state, moment)), actor });
  if (!tried.ok) return { refusal: tried.refusal };
  const catalogId = await openCatalogYear(em, organId, year, packId, moment);
  const [entry] = await em.execute<{ id: string }[]>(
    `insert into catalog_entry (catalog_id, created_at) values (?, app_now()) returning id`,
    [catalogId],
  );
  const [matter] = await em.execute<{ id: string }[]>(
    `insert into matter (entry_id, name, created_at) values (?, ?, app_now()) returning id`,
    [entry!.id, title],
  );
  await insertDecision(em, state, matter!.id);
  await enter(em, { ...input, number, decisionId: id, key }, actor);
  return { id };
}

async function registerClassified(em: Em, input: ClassifiedInput, callerKey: string, actor: Actor): Promise<Registered> {
  const moment = await heldMoment(em);
  if (!mayDo(actor, 'registerClassifiedMatter', { organId: input.organId })) return { ok: false, refusal: refuse('FORBIDDEN') };
  const refusal = withholdingRefusal(input.withholding, moment);
  if (refusal) return { ok: false, refusal };
  const key = keyOf(actor, input.organId, callerKey);
  const known = await knownBy(em, key);
  if (known)
    return known.decision_id === null ? { ok: true, number: known.number } : { ok: false, refusal: refuse('IDEMPOTENCY_KEY_REUSED') };
  const number = await nextOf(em, input);
  await enter(em, { ...input, number, decisionId: null, key }, actor);
  return { ok: true, number };
}

async function knownBy(em: Em, key: string): Promise<{ number: string; decision_id: string | null } | undefined> {
  const [known] = await em.execute<{ number: string; decision_id: string | null }[]>(
    `select number, decision_id from internal_matter where command_key = ?`,
    [key],
  );
  return known;
}

/** The deciding organ's rules; the lead is one of its units or itself. @throws CodedError NOT_FOUND */
async function packOf(em: Em, organId: string, leadOrganId: string): Promise<string> {
  const [organ] = await em.execute<{ pack_id: string | null; leads: boolean }[]>(
    `select o.pack_id, exists (select from organ l where l.id = ? and (l.id = o.id or l.parent_id = o.id)) as leads from organ o where o.id = ?`,
    [leadOrganId, organId],
  );
  if (!organ?.pack_id || !organ.leads) throw new CodedError('NOT_FOUND', leadOrganId);
  return organ.pack_id;
}

/** Neutral: organ, year, and a count of the register alone, so that no public number has a gap. */
async function nextOf(em: Em, { organId, year }: { organId: string; year: number }): Promise<string> {
  const n = await nextNumber(
    em,
    'internal-matter',
    organId,
    year,
    `select count(*)::int as n from internal_matter where organ_id = ? and year = ?`,
  );
  const [organ] = await em.execute<{ code: string }[]>(`select code from organ where id = ?`, [organId]);
  return `${organ!.code}-${year}-n${String(n).padStart(2, '0')}`;
}

type Entered = ClassifiedInput & { readonly number: string; readonly decisionId: string | null; readonly key: string };
async function enter(em: Em, { organId, year, withholding: w, number, decisionId, key }: Entered, actor: Actor): Promise<void> {
  const who = actor.kind === 'person' ? actor.personId : null;
  const operation = decisionId === null ? 'registerClassifiedMatter' : 'startWithheldDecision';
  await em.execute(
    `insert into internal_matter (organ_id, year, number, ground, basis, approver, approved_on, document_no, registered_at, registered_by_id, decision_id, command_key)
     values (?, ?, ?, ?, ?, ?, ?, ?, app_now(), ?, ?, ?)`,
    [organId, year, number, w.ground, w.basis, w.approver, w.approvedOn, w.documentNo, who, decisionId, key],
  );
  const by = capacityOf(actor, operation, { organId });
  await audit(em, by, 'registerInternalMatter', { kind: 'organ', id: organId }, { number, ground: w.ground });
}
