import type { MikroORM } from '@mikro-orm/postgresql';
import { personsBehind } from '../../domain/access/capacity.ts';
import type { Capacity } from '../../domain/access/capacity.ts';
import { handOverRefusal, handOverWarnings } from '../../domain/access/handover.ts';
import type { HandOverRequest } from '../../domain/access/handover.ts';
import type { Actor, Operation, Role } from '../../domain/access/roles.ts';
import { beijingDate, endOfDay, instantToIso, isoToInstant, startOfDay } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { CodedError, refuse } from '../../domain/errors.ts';
import type { Refusal } from '../../domain/errors.ts';
import type { HandOverContent } from '../../entities/HandOver.ts';
import { appNow } from '../clock.ts';
import type { Em } from '../clock.ts';
import { openTasksOf } from '../read/open-tasks.ts';
import type { OpenTask } from '../read/open-tasks.ts';
import { sightOf } from '../read/sight.ts';
import { isoText, pgArray } from '../read/rows.ts';
import type { Reader } from '../read/reader.ts';
import { audit } from './audit.ts';
import { capacityAt } from './organ-path.ts';

/** A role of the leaver: whether the receiver gets it, or holds it already for at least as long. */
export type PassingRole = {
  readonly grantId: string;
  readonly role: Role;
  readonly organId: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly heldAlready: boolean;
};
/** The list that is previewed, and confirmed by doing it. */
export type HandOverList = {
  readonly fromId: string;
  readonly toId: string;
  readonly on: string;
  readonly roles: readonly PassingRole[];
  readonly tasks: readonly OpenTask[];
  /** Persons for whom the leaver stands in beyond the day: each must name another deputy. */
  readonly deputyships: readonly { readonly id: string; readonly principal: string }[];
  readonly warnings: readonly string[];
};
export type Previewed = { readonly ok: true; readonly list: HandOverList } | { readonly ok: false; readonly refusal: Refusal };
export type HandedOver =
  | { readonly ok: true; readonly handOverId: string; readonly list: HandOverList }
  | { readonly ok: false; readonly refusal: Refusal };

/** One action for a leaving person: roles pass, and with them whatever waits for who holds them. */
export function createHandOvers({ orm }: { orm: MikroORM }) {
  const within = <T>(work: (em: Em) => Promise<T>): Promise<T> => orm.em.fork().transactional((em) => work(em as Em));
  return {
    /** Writes nothing. */
    preview: (request: HandOverRequest, actor: Actor): Promise<Previewed> => within((em) => planned(em, request, actor, 'handOverPreview')),
    handOver: (request: HandOverRequest, actor: Actor): Promise<HandedOver> => within((em) => handOver(em, request, actor)),
    /** Until 24:00 of the day it was made. @throws CodedError NOT_FOUND */
    undo: (handOverId: string, actor: Actor): Promise<HandedOver> => within((em) => undo(em, handOverId, actor)),
  };
}
export type HandOvers = ReturnType<typeof createHandOvers>;

const no = (...args: Parameters<typeof refuse>) => ({ ok: false, refusal: refuse(...args) }) as const;

type Plan = { readonly ok: true; readonly list: HandOverList; readonly capacity: Capacity; readonly now: Instant };

async function planned(em: Em, r: HandOverRequest, actor: Actor, operation: Operation): Promise<Plan | { ok: false; refusal: Refusal }> {
  // One handover of a person at a time, and no grant to either of them meanwhile.
  await em.execute(`select id from person where id = any(?) order by id for update`, [pgArray([r.fromId, r.toId])]);
  const roles = await passingRoles(em, r);
  const [capacity] = await mayPass(em, actor, operation, roles, r.fromId);
  if (!capacity) return no('FORBIDDEN');
  const now = await appNow(em);
  const refusal = handOverRefusal(r, beijingDate(now), personsBehind(capacity), roles.length);
  if (refusal) return { ok: false, refusal };
  const deputyships = await em.execute<{ id: string; principal: string }[]>(
    `select d.id, p.name as principal from deputyship d join person p on p.id = d.principal_id
     where d.deputy_id = ? and ? < d.to_on and (d.ended_at is null or app_now() < d.ended_at) order by d.from_on, d.id`,
    [r.fromId, r.on],
  );
  const own = await em.execute<{ role: Role; organId: string }[]>(
    `select role, organ_id as "organId" from role_grant where person_id = ? and (valid_to is null or app_now() < valid_to)`,
    [r.toId],
  );
  const tasks = await openTasksOf(em, r.fromId, roles, sightOf(actor));
  return {
    ok: true,
    capacity,
    now,
    list: { fromId: r.fromId, toId: r.toId, on: r.on, roles, tasks, deputyships, warnings: handOverWarnings([...own, ...roles]) },
  };
}

/** Every grant of the leaver that counts after the day begins. */
function passingRoles(em: Em, { fromId, toId, on }: HandOverRequest): Promise<PassingRole[]> {
  return em.execute<PassingRole[]>(
    `select g.id as "grantId", g.role, g.organ_id as "organId", ${isoText('g.valid_from', 'validFrom')}, ${isoText('g.valid_to', 'validTo')},
            exists (select 1 from role_grant t where t.person_id = ? and (t.role, t.organ_id) = (g.role, g.organ_id)
              and t.valid_from <= greatest(g.valid_from, app_now(), ?::timestamptz)
              and (t.valid_to is null or t.valid_to >= g.valid_to)) as "heldAlready"
     from role_grant g where g.person_id = ? and (g.valid_to is null or greatest(app_now(), ?::timestamptz) < g.valid_to) order by g.role, g.organ_id, g.valid_from`,
    [toId, instantToIso(startOfDay(on)), fromId, instantToIso(startOfDay(on))],
  );
}

/** Whoever leads or administers the organ of each role; a person without roles is their own organ's matter. */
async function mayPass(em: Reader, actor: Actor, operation: Operation, roles: readonly PassingRole[], fromId: string): Promise<Capacity[]> {
  const [person] = await em.execute<{ organId: string }[]>(`select organ_id as "organId" from person where id = ?`, [fromId]);
  if (!person) throw new CodedError('NOT_FOUND', fromId);
  const organs = roles.length ? [...new Set(roles.map((g) => g.organId))] : [person.organId];
  const capacities = await Promise.all(organs.map((organ) => capacityAt(em, actor, operation, organ)));
  return capacities.every((c) => c !== undefined) ? capacities : [];
}

async function handOver(em: Em, r: HandOverRequest, actor: Actor): Promise<HandedOver> {
  const plan = await planned(em, r, actor, 'handOver');
  if (!plan.ok) return plan;
  const { list, capacity, now } = plan;
  const last = endOfDay(r.on);
  const grants: HandOverContent['grants'][number][] = [];
  for (const g of list.roles) {
    const passedAs = g.heldAlready
      ? undefined
      : await passTo(em, r.toId, g, instantToIso(Math.max(now, startOfDay(r.on), isoToInstant(g.validFrom))));
    await em.execute(`update role_grant set valid_to = least(valid_to, greatest(valid_from, ?::timestamptz)) where id = ?`, [
      instantToIso(last),
      g.grantId,
    ]);
    grants.push({
      grantId: g.grantId,
      ...(g.validTo === null ? {} : { before: g.validTo }),
      ...(passedAs === undefined ? {} : { passedAs }),
    });
  }
  for (const d of list.deputyships)
    await em.execute(`update deputyship set ended_at = ?::timestamptz, ended_by_id = ?, end_reason = '代理人离岗交接' where id = ?`, [
      instantToIso(last),
      capacity.personId,
      d.id,
    ]);
  const content: HandOverContent = { grants, deputyships: list.deputyships.map((d) => d.id), list };
  const [row] = await em.execute<{ id: string }[]>(
    `insert into hand_over (from_id, to_id, handed_on, reason, content, made_at, made_by_id) values (?, ?, ?, ?, ?::jsonb, app_now(), ?) returning id`,
    [r.fromId, r.toId, r.on, r.reason.trim(), JSON.stringify(content), capacity.personId],
  );
  await audit(em, capacity, 'handOver', { kind: 'hand_over', id: row!.id }, { reason: r.reason.trim(), ...list });
  return { ok: true, handOverId: row!.id, list };
}

/** Begins where a shorter grant of the receiver's own ends; one that was taken back before it began is used again. */
async function passTo(em: Em, personId: string, g: PassingRole, from: string): Promise<string> {
  const [row] = await em.execute<{ id: string }[]>(
    `insert into role_grant (person_id, organ_id, role, valid_from, valid_to)
     select ?, ?, ?, greatest(?::timestamptz, (select max(valid_to) from role_grant where person_id = ? and organ_id = ? and role = ? and valid_from <= ?::timestamptz)), ?
     on conflict (person_id, organ_id, role, valid_from) do update set valid_to = excluded.valid_to returning id`,
    [personId, g.organId, g.role, from, personId, g.organId, g.role, from, g.validTo],
  );
  return row!.id;
}

type Made = { from_id: string; content: HandOverContent; last: string; in_time: boolean; undone: boolean };

async function undo(em: Em, handOverId: string, actor: Actor): Promise<HandedOver> {
  const [made] = await em.execute<Made[]>(
    `select from_id, content, ${isoText(`(handed_on + 1)::timestamp at time zone 'Asia/Shanghai'`, 'last')}, undone_at is not null as undone,
            (made_at at time zone 'Asia/Shanghai')::date = (app_now() at time zone 'Asia/Shanghai')::date as in_time
     from hand_over where id = ? for update`,
    [handOverId],
  );
  if (!made) throw new CodedError('NOT_FOUND', handOverId);
  const { content } = made;
  const list = content.list as unknown as HandOverList;
  const [capacity] = await mayPass(em, actor, 'undoHandOver', list.roles, made.from_id);
  if (!capacity) return no('FORBIDDEN');
  if (made.undone) return { ok: true, handOverId, list };
  if (!made.in_time || (await hasChanged(em, made))) return no('HANDOVER_SETTLED');
  for (const g of content.grants) {
    await em.execute(`update role_grant set valid_to = ?::timestamptz where id = ?`, [g.before ?? null, g.grantId]);
    await em.execute(`update role_grant set valid_to = greatest(valid_from, app_now()) where id = ?`, [g.passedAs ?? null]);
  }
  await em.execute(`update deputyship set ended_at = null, ended_by_id = null, end_reason = null where id = any(?)`, [
    pgArray(content.deputyships),
  ]);
  await em.execute(`update hand_over set undone_at = app_now(), undone_by_id = ? where id = ?`, [capacity.personId, handOverId]);
  await audit(em, capacity, 'undoHandOver', { kind: 'hand_over', id: handOverId }, {});
  return { ok: true, handOverId, list };
}

/** A grant of the leaver or of the receiver that was ended or handed on since: taking back would undo that, too. */
async function hasChanged(em: Em, { content, last }: Made): Promise<boolean> {
  const [row] = await em.execute<{ changed: boolean }[]>(
    `select exists (
       select 1 from jsonb_to_recordset(?::jsonb) as x("grantId" uuid, before timestamptz, "passedAs" uuid)
       join role_grant g on g.id = x."grantId" left join role_grant n on n.id = x."passedAs"
       where g.valid_to is distinct from least(x.before, greatest(g.valid_from, ?::timestamptz)) or (n.id is not null and n.valid_to is distinct from x.before)) as changed`,
    [JSON.stringify(content.grants), last],
  );
  return row!.changed;
}
