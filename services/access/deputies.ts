import type { MikroORM } from '@mikro-orm/postgresql';
import type { Capacity } from '../../domain/access/capacity.ts';
import { deputyRefusal } from '../../domain/access/deputy.ts';
import type { DeputyRequest } from '../../domain/access/deputy.ts';
import { fittingRoles } from '../../domain/access/roles.ts';
import type { Actor, Operation, RoleHolding } from '../../domain/access/roles.ts';
import { beijingDate } from '../../domain/calendar/instant.ts';
import { CodedError, refuse } from '../../domain/errors.ts';
import type { Refusal } from '../../domain/errors.ts';
import { appNow } from '../clock.ts';
import type { Em } from '../clock.ts';
import { rolesOf } from './actor.ts';
import { audit } from './audit.ts';
import { capacityAt, organPath } from './organ-path.ts';

export type DeputySaved = { readonly ok: true; readonly deputyshipId: string } | { readonly ok: false; readonly refusal: Refusal };

/** Deputies for a time (AB角): named by the principal, the head of the organ or its administrator; ended early by the same. */
export function createDeputies({ orm }: { orm: MikroORM }) {
  const within = <T>(work: (em: Em) => Promise<T>): Promise<T> => orm.em.fork().transactional((em) => work(em as Em));
  return {
    /** The same request again, while it stands, is the same deputyship. @throws CodedError NOT_FOUND */
    appoint: (request: DeputyRequest, actor: Actor): Promise<DeputySaved> => within((em) => appoint(em, request, actor)),
    /** From this instant on the deputy acts no more; ending what has ended changes nothing. @throws CodedError NOT_FOUND */
    end: (deputyshipId: string, reason: string, actor: Actor): Promise<DeputySaved> => within((em) => end(em, deputyshipId, reason, actor)),
  };
}
export type Deputies = ReturnType<typeof createDeputies>;

const no = (...args: Parameters<typeof refuse>): DeputySaved => ({ ok: false, refusal: refuse(...args) });

async function organOf(em: Em, personId: string): Promise<string> {
  const [person] = await em.execute<{ organ_id: string }[]>(`select organ_id from person where id = ? for share`, [personId]);
  if (!person) throw new CodedError('NOT_FOUND', personId);
  return person.organ_id;
}

async function appoint(em: Em, request: DeputyRequest, actor: Actor): Promise<DeputySaved> {
  const principalOrganId = await organOf(em, request.principalId);
  const deputyOrgans = await organPath(em, await organOf(em, request.deputyId));
  const wrong = await authorityRefusal(em, actor, 'appointDeputy', request.principalId, principalOrganId, request.covers?.organId);
  if (wrong) return { ok: false, refusal: wrong };
  const today = beijingDate(await appNow(em));
  // What is held for a served body comes with the role itself.
  const held = (await rolesOf(em, request.principalId)).filter((h) => h.through === undefined);
  const refusal = deputyRefusal(request, { today, held, principalOrganId, deputyOrgans });
  if (refusal) return { ok: false, refusal };
  const { principalId, deputyId, covers, fromOn, toOn } = request;
  // Two requests at once would both find nothing standing.
  await em.execute(`select pg_advisory_xact_lock(hashtextextended('deputies', 0))`);
  const what = [principalId, deputyId, covers?.role ?? null, covers?.organId ?? null, fromOn, toOn];
  const [same] = await em.execute<{ id: string }[]>(
    `select id from deputyship where principal_id = ? and deputy_id = ? and role is not distinct from ? and organ_id is not distinct from ?
       and from_on = ? and to_on = ? and (ended_at is null or app_now() < ended_at)`,
    what,
  );
  if (same) return { ok: true, deputyshipId: same.id };
  const by = actor.kind === 'person' ? actor.personId : null;
  const [row] = await em.execute<{ id: string }[]>(
    `insert into deputyship (principal_id, deputy_id, role, organ_id, from_on, to_on, reason, appointed_at, appointed_by_id)
     values (?, ?, ?, ?, ?, ?, ?, app_now(), ?) returning id`,
    [...what, request.reason.trim(), by],
  );
  const subject = { kind: 'deputyship', id: row!.id };
  await audit(em, await actingOn(em, actor, 'appointDeputy', principalOrganId), 'appointDeputy', subject, { ...request });
  return { ok: true, deputyshipId: row!.id };
}

async function end(em: Em, deputyshipId: string, reason: string, actor: Actor): Promise<DeputySaved> {
  const [row] = await em.execute<{ principal_id: string; organ_id: string | null; principal_organ: string; ended: boolean }[]>(
    `select d.principal_id, d.organ_id, p.organ_id as principal_organ, coalesce(d.ended_at <= app_now(), false) as ended
     from deputyship d join person p on p.id = d.principal_id where d.id = ? for update of d`,
    [deputyshipId],
  );
  if (!row) throw new CodedError('NOT_FOUND', deputyshipId);
  const wrong = await authorityRefusal(em, actor, 'endDeputy', row.principal_id, row.principal_organ, row.organ_id ?? undefined);
  if (wrong) return { ok: false, refusal: wrong };
  if (row.ended) return { ok: true, deputyshipId };
  if (reason.trim() === '') return no('REASON_MISSING', undefined, '提前结束的原因');
  const by = actor.kind === 'person' ? actor.personId : null;
  await em.execute(`update deputyship set ended_at = app_now(), ended_by_id = ?, end_reason = ? where id = ?`, [
    by,
    reason.trim(),
    deputyshipId,
  ]);
  const subject = { kind: 'deputyship', id: deputyshipId };
  await audit(em, await actingOn(em, actor, 'endDeputy', row.principal_organ), 'endDeputy', subject, { reason: reason.trim() });
  return { ok: true, deputyshipId };
}

/** Oneself, or whoever leads or administers the organ of the person or of the role; what one holds as a deputy does not count. */
async function authorityRefusal(
  em: Em,
  actor: Actor,
  operation: 'appointDeputy' | 'endDeputy',
  principalId: string,
  ...organs: readonly (string | undefined)[]
): Promise<Refusal | undefined> {
  if (actor.kind === 'system' || actor.personId === principalId) return undefined;
  const places = (await Promise.all(organs.filter((o) => o !== undefined).map((o) => organPath(em, o)))).flat();
  const may = (held: readonly RoleHolding[]): boolean => places.some((organId) => fittingRoles(held, operation, { organId }).length > 0);
  if (may(actor.roles.filter((h) => h.deputyFor === undefined))) return undefined;
  return may(actor.roles) ? refuse('DEPUTY_OF_DEPUTY') : refuse('FORBIDDEN');
}

/** Principals act in no role of their own here. */
async function actingOn(em: Em, actor: Actor, operation: Operation, organId: string): Promise<Capacity | undefined> {
  return (await capacityAt(em, actor, operation, organId)) ?? (actor.kind === 'person' ? { personId: actor.personId } : undefined);
}
