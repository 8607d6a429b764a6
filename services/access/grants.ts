import type { MikroORM } from '@mikro-orm/postgresql';
import { personsBehind } from '../../domain/access/capacity.ts';
import { grantRefusal } from '../../domain/access/grant.ts';
import type { GrantRequest } from '../../domain/access/grant.ts';
import { ROLES } from '../../domain/access/roles.ts';
import type { Actor, Role } from '../../domain/access/roles.ts';
import { beijingDate, endOfDay, instantToIso, startOfDay } from '../../domain/calendar/instant.ts';
import { CodedError, refuse } from '../../domain/errors.ts';
import type { Refusal } from '../../domain/errors.ts';
import { appNow } from '../clock.ts';
import type { Em } from '../clock.ts';
import { audit } from './audit.ts';
import { capacityAt } from './organ-path.ts';

export type GrantSaved = { readonly ok: true; readonly grantId: string } | { readonly ok: false; readonly refusal: Refusal };

/** Roles given and ended by the administrator of the organ or of one above it. */
export function createGrants({ orm }: { orm: MikroORM }) {
  const within = <T>(work: (em: Em) => Promise<T>): Promise<T> => orm.em.fork().transactional((em) => work(em as Em));
  return {
    /** The same request again, while it stands, is the same grant. */
    grant: (request: GrantRequest, actor: Actor): Promise<GrantSaved> => within((em) => grant(em, request, actor)),
    /** From this instant on; ending what has ended changes nothing. @throws CodedError NOT_FOUND */
    end: (grantId: string, reason: string, actor: Actor): Promise<GrantSaved> => within((em) => end(em, grantId, reason, actor)),
  };
}
export type Grants = ReturnType<typeof createGrants>;

const no = (...args: Parameters<typeof refuse>): GrantSaved => ({ ok: false, refusal: refuse(...args) });

async function grant(em: Em, r: GrantRequest, actor: Actor): Promise<GrantSaved> {
  const capacity = await capacityAt(em, actor, 'grantRole', r.organId);
  if (!capacity) return no('FORBIDDEN');
  const now = await appNow(em);
  const refusal = grantRefusal(r, beijingDate(now), personsBehind(capacity));
  if (refusal) return { ok: false, refusal };
  await em.execute(`select id from person where id = ? for update`, [r.personId]);
  const from = instantToIso(Math.max(now, startOfDay(r.fromOn)));
  const to = r.toOn === undefined ? null : instantToIso(endOfDay(r.toOn));
  const [standing] = await em.execute<{ id: string; same: boolean }[]>(
    `select id, valid_to is not distinct from ?::timestamptz and (valid_from <= app_now() or valid_from = ?::timestamptz) as same
     from role_grant where person_id = ? and organ_id = ? and role = ? and (valid_to is null or ?::timestamptz < valid_to)
       and (?::timestamptz is null or valid_from < ?::timestamptz) limit 1`,
    [to, from, r.personId, r.organId, r.role, from, to, to],
  );
  if (standing?.same) return { ok: true, grantId: standing.id };
  if (standing) return no('ROLE_HELD_ALREADY', undefined, ROLES[r.role]);
  const [row] = await em.execute<{ id: string }[]>(
    `insert into role_grant (person_id, organ_id, role, valid_from, valid_to) values (?, ?, ?, ?, ?)
     on conflict (person_id, organ_id, role, valid_from) do update set valid_to = excluded.valid_to returning id`,
    [r.personId, r.organId, r.role, from, to],
  );
  await audit(em, capacity, 'grantRole', { kind: 'role_grant', id: row!.id }, { ...r });
  return { ok: true, grantId: row!.id };
}

async function end(em: Em, grantId: string, reason: string, actor: Actor): Promise<GrantSaved> {
  const [row] = await em.execute<{ person_id: string; organ_id: string; role: Role; over: boolean }[]>(
    `select person_id, organ_id, role, coalesce(valid_to <= app_now(), false) as over from role_grant where id = ? for update`,
    [grantId],
  );
  if (!row) throw new CodedError('NOT_FOUND', grantId);
  const capacity = await capacityAt(em, actor, 'endRole', row.organ_id);
  if (!capacity) return no('FORBIDDEN');
  if (row.over) return { ok: true, grantId };
  // Whoever could end their own would leave the organ without an administrator.
  if (personsBehind(capacity).includes(row.person_id)) return no('SECOND_PERSON_REQUIRED', undefined, '不能终止自己的授权');
  if (reason.trim() === '') return no('REASON_MISSING', undefined, '终止授权的原因');
  // One that has not begun never does.
  await em.execute(`update role_grant set valid_to = greatest(valid_from, app_now()) where id = ?`, [grantId]);
  const detail = { reason: reason.trim(), personId: row.person_id, organId: row.organ_id, role: row.role };
  await audit(em, capacity, 'endRole', { kind: 'role_grant', id: grantId }, detail);
  return { ok: true, grantId };
}
