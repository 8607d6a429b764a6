import type { MikroORM } from '@mikro-orm/postgresql';
import { capacityOf, personsBehind } from '../../domain/access/capacity.ts';
import type { Capacity } from '../../domain/access/capacity.ts';
import { mayDo } from '../../domain/access/roles.ts';
import type { Actor } from '../../domain/access/roles.ts';
import { beijingDate } from '../../domain/calendar/instant.ts';
import { comparePlainDates } from '../../domain/calendar/plain-date.ts';
import { CodedError, refuse } from '../../domain/errors.ts';
import type { Refusal } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { mergeRefusal, renameRefusal } from '../../domain/organ/change.ts';
import type { OrganChangeContent } from '../../domain/organ/change.ts';
import { cleanText } from '../../domain/text.ts';
import { audit, enteredBehind } from '../access/audit.ts';
import { capacityAt } from '../access/organ-path.ts';
import { appNow } from '../clock.ts';
import type { Em } from '../clock.ts';
import { pgArray } from '../read/rows.ts';
import { effectsOf } from './effects.ts';
import type { OrganEffects } from './effects.ts';
import { organFacts } from './facts.ts';

export type OrganChangeSaved = { readonly ok: true; readonly changeId: string } | { readonly ok: false; readonly refusal: Refusal };

/**
 * Renaming and merging (更名、合并): an administrator proposes, a supervisor approves, and only then anything changes; until then it
 * can be withdrawn.
 */
export function createOrganChanges({ orm }: { orm: MikroORM }) {
  const within = <T>(work: (em: Em) => Promise<T>): Promise<T> => orm.em.fork().transactional((em) => work(em as Em));
  return {
    /** The same proposal again, while it waits, is the same change. @throws CodedError NOT_FOUND */
    propose: (content: OrganChangeContent, actor: Actor): Promise<OrganChangeSaved> => within((em) => propose(em, content, actor)),
    /** Approving what is approved changes nothing. @throws CodedError NOT_FOUND */
    approve: (changeId: string, actor: Actor): Promise<OrganChangeSaved> => within((em) => approve(em, changeId, actor)),
    /** Withdrawing what is withdrawn changes nothing. @throws CodedError NOT_FOUND */
    withdraw: (changeId: string, reason: string, actor: Actor): Promise<OrganChangeSaved> =>
      within((em) => withdraw(em, changeId, reason, actor)),
  };
}
export type OrganChanges = ReturnType<typeof createOrganChanges>;

const no = (...args: Parameters<typeof refuse>): OrganChangeSaved => ({ ok: false, refusal: refuse(...args) });
const operationOf = (c: OrganChangeContent) => (c.kind === 'rename' ? 'renameOrgan' : 'mergeOrgans');
const organsOf = (c: OrganChangeContent): readonly string[] => (c.kind === 'rename' ? [c.organId] : [...c.fromIds, c.intoId]);

async function refusalOf(em: Em, c: OrganChangeContent): Promise<Refusal | undefined> {
  if (c.kind === 'rename') return renameRefusal(c, await organFacts(em, c.organId));
  const from = await Promise.all(c.fromIds.map((id) => organFacts(em, id)));
  return mergeRefusal(c, from, await organFacts(em, c.intoId));
}

async function propose(em: Em, content: OrganChangeContent, actor: Actor): Promise<OrganChangeSaved> {
  const operation = operationOf(content);
  // Whoever takes part in a merger administers each of the organs.
  const capacities = await Promise.all(organsOf(content).map((id) => capacityAt(em, actor, operation, id)));
  const [capacity] = capacities;
  if (!capacity || capacities.includes(undefined)) return no('FORBIDDEN');
  const refusal = await refusalOf(em, content);
  if (refusal) return { ok: false, refusal };
  await em.execute(`select pg_advisory_xact_lock(hashtextextended('organ-change', 0))`);
  const [same] = await em.execute<{ id: string }[]>(
    `select id from organ_change where content = ?::jsonb and approved_at is null and withdrawn_at is null`,
    [JSON.stringify(content)],
  );
  if (same) return { ok: true, changeId: same.id };
  const [row] = await em.execute<{ id: string }[]>(
    `insert into organ_change (content, proposed_at, proposed_by_id) values (?::jsonb, app_now(), ?) returning id`,
    [JSON.stringify(content), capacity.personId],
  );
  await audit(em, capacity, operation, { kind: 'organ_change', id: row!.id }, { ...content });
  return { ok: true, changeId: row!.id };
}

async function approve(em: Em, changeId: string, actor: Actor): Promise<OrganChangeSaved> {
  const capacity = capacityOf(actor, 'approveOrganChange', {});
  if (!capacity || !mayDo(actor, 'approveOrganChange', {})) return no('FORBIDDEN');
  const row = await held(em, changeId);
  if (row.approved) return { ok: true, changeId };
  if (row.withdrawn) return no('ORGAN_CHANGE_SETTLED', undefined, '已经撤回');
  const { content } = row;
  const entered = await enteredBehind(em, operationOf(content), changeId, row.proposed_by_id);
  if (personsBehind(capacity).some((person) => entered.includes(person)))
    return no('SECOND_PERSON_REQUIRED', undefined, '提出机构变动的人不能自己批准');
  // As they stand now: what was right when it was proposed may not be so any more.
  await em.execute(`select id from organ where id = any(?) order by id for update`, [pgArray(organsOf(content))]);
  const refusal = await refusalOf(em, content);
  if (refusal) return { ok: false, refusal };
  const today = beijingDate(await appNow(em));
  if (comparePlainDates(content.on, today) > 0) return no('ORGAN_CHANGE_NOT_YET', undefined, `生效日是${content.on}，今天是${today}`);
  const effects = await effectsOf(em, content);
  await (content.kind === 'rename' ? rename(em, content) : merge(em, content, effects, capacity));
  await em.execute(`update organ_change set approved_at = app_now(), approved_by_id = ?, effects = ?::jsonb where id = ?`, [
    capacity.personId,
    JSON.stringify(effects),
    changeId,
  ]);
  await em.execute(`select pg_notify('subject_changed', ?)`, [`organ:${changeId}`]);
  await audit(em, capacity, 'approveOrganChange', { kind: 'organ_change', id: changeId }, { content, effects });
  return { ok: true, changeId };
}

async function withdraw(em: Em, changeId: string, reason: string, actor: Actor): Promise<OrganChangeSaved> {
  const row = await held(em, changeId);
  const capacities = await Promise.all(organsOf(row.content).map((id) => capacityAt(em, actor, 'withdrawOrganChange', id)));
  const [capacity] = capacities;
  if (!capacity || capacities.includes(undefined)) return no('FORBIDDEN');
  if (row.withdrawn) return { ok: true, changeId };
  if (row.approved) return no('ORGAN_CHANGE_SETTLED', undefined, '已经批准并生效');
  if (reason.trim() === '') return no('REASON_MISSING', undefined, '撤回的原因');
  const why = cleanText(reason, LIMITS.shortTextCharsMax, 'reason');
  await em.execute(`update organ_change set withdrawn_at = app_now(), withdrawn_by_id = ?, withdrawal_reason = ? where id = ?`, [
    capacity.personId,
    why,
    changeId,
  ]);
  await audit(em, capacity, 'withdrawOrganChange', { kind: 'organ_change', id: changeId }, { reason: why });
  return { ok: true, changeId };
}

/** The change, nobody else's until this transaction ends. @throws CodedError NOT_FOUND */
async function held(em: Em, changeId: string): Promise<Held> {
  await em.execute(`select pg_advisory_xact_lock(hashtextextended('organ-change', 0))`);
  const [row] = await em.execute<Held[]>(
    `select content, proposed_by_id, approved_at is not null as approved, withdrawn_at is not null as withdrawn from organ_change where id = ? for update`,
    [changeId],
  );
  if (!row) throw new CodedError('NOT_FOUND', changeId);
  return row;
}
type Held = { content: OrganChangeContent; proposed_by_id: string; approved: boolean; withdrawn: boolean };

/** The old name stays with its days; nothing that was printed is touched. */
async function rename(em: Em, c: Extract<OrganChangeContent, { kind: 'rename' }>): Promise<void> {
  await em.execute(
    `insert into organ_name (organ_id, name, from_on, to_on, basis)
     select o.id, o.name, (select max(n.to_on) + 1 from organ_name n where n.organ_id = o.id), ?::date - 1, ? from organ o where o.id = ?`,
    [c.on, c.basis.trim(), c.organId],
  );
  await em.execute(`update organ set name = ? where id = ?`, [c.newName.trim(), c.organId]);
}

/** The merged organ keeps its name, catalogs and papers; its people, roles and open matters go on at the successor. */
async function merge(em: Em, c: Extract<OrganChangeContent, { kind: 'merge' }>, effects: OrganEffects, by: Capacity): Promise<void> {
  const from = pgArray(c.fromIds);
  const carried = effects.grants.filter((g) => g.notCarried === undefined).map((g) => g.grantId);
  await em.execute(
    `insert into role_grant (person_id, organ_id, role, valid_from, valid_to)
     select person_id, ?, role, greatest(valid_from, app_now()), valid_to from role_grant where id = any(?)
     on conflict (person_id, organ_id, role, valid_from) do update set valid_to = excluded.valid_to`,
    [c.intoId, pgArray(carried)],
  );
  await em.execute(`update role_grant set valid_to = greatest(valid_from, app_now()) where id = any(?)`, [
    pgArray(effects.grants.map((g) => g.grantId)),
  ]);
  await em.execute(`update deputyship set ended_at = app_now(), ended_by_id = ?, end_reason = '机构合并' where id = any(?)`, [
    by.personId,
    pgArray(effects.deputyships.map((d) => d.id)),
  ]);
  await em.execute(`update person set organ_id = ? where organ_id = any(?)`, [c.intoId, from]);
  await em.execute(`update organ set served_by_id = nullif(?::uuid, id) where served_by_id = any(?)`, [c.intoId, from]);
  await em.execute(`update organ set merged_into_id = ?, merged_on = ?, served_by_id = null where id = any(?)`, [c.intoId, c.on, from]);
}
