import { createHash } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { capacityOf, personsBehind } from '../../domain/access/capacity.ts';
import { mayDo } from '../../domain/access/roles.ts';
import type { Actor, Operation } from '../../domain/access/roles.ts';
import type { Arrangement } from '../../domain/calendar/arrangement.ts';
import { readArrangementForm, readNotice } from '../../domain/calendar/notice/read.ts';
import type { NoticeReading } from '../../domain/calendar/notice/read.ts';
import { CodedError, refuse } from '../../domain/errors.ts';
import type { Refusal } from '../../domain/errors.ts';
import { audit, enteredBehind } from '../access/audit.ts';
import type { Em } from '../clock.ts';
import { queueNotice } from '../procedure/project.ts';
import { heldMoment, newestOf } from './moment.ts';
import type { Moment } from './moment.ts';
import { orderRearming } from './rearming.ts';

export type Settled = { readonly ok: true; readonly versionId: string } | { readonly ok: false; readonly refusal: Refusal };
/** Outbox row of kind `calendar-revision`: the batch of this version is to run. */
export type OutboxRevision = { readonly versionId: string };

type Row = {
  id: string;
  year: number;
  region: string;
  arrangement: Arrangement;
  doubts: readonly { line: number; message: string }[];
  imported_by_id: string;
  approved: boolean;
  withdrawn: boolean;
  approval_key: string | null;
};
type PersonActor = Extract<Actor, { kind: 'person' }>;
type Work = (em: Em, actor: PersonActor) => Promise<Settled>;

const ok = (versionId: string): Settled => ({ ok: true, versionId });
const no = (...args: Parameters<typeof refuse>): Settled => ({ ok: false, refusal: refuse(...args) });

/** The notices the supervising body enters: nothing counts with one before a second person has approved it. */
export function createCalendarVersions({ orm }: { orm: MikroORM }) {
  const within = async (operation: Operation, actor: Actor, work: Work): Promise<Settled> => {
    if (actor.kind !== 'person' || !mayDo(actor, operation, {})) throw new CodedError('FORBIDDEN');
    return orm.em.fork().transactional((em) => work(em as Em, actor));
  };
  return {
    /** @throws CodedError FORBIDDEN, CALENDAR_NOTICE_INVALID, CALENDAR_NOTICE_CONFLICT and the text errors of `readNotice` */
    importNotice: (text: string, actor: Actor): Promise<Settled> =>
      within('importCalendarNotice', actor, (em, person) => importNotice(em, text, person)),
    /** @param confirmed numbers (from 1) of the doubts that were checked against the original. @throws CodedError FORBIDDEN, NOT_FOUND */
    approve: (versionId: string, confirmed: readonly number[], callerKey: string, actor: Actor): Promise<Settled> =>
      within('approveCalendarRevision', actor, (em, person) => approve(em, versionId, confirmed, callerKey, person)),
    /** @throws CodedError FORBIDDEN, NOT_FOUND */
    withdraw: (versionId: string, actor: Actor): Promise<Settled> =>
      within('withdrawCalendarVersion', actor, (em, person) => withdraw(em, versionId, person)),
  };
}
export type CalendarVersions = ReturnType<typeof createCalendarVersions>;

/** Reads a notice, as text or as JSON, against what is known at a moment. */
export function readAgainst(moment: Moment, text: string): NoticeReading {
  const earlier = (year: number, region: string): Arrangement | undefined => newestOf(moment, year, region);
  return /^\uFEFF?\s*[{[]/.test(text) ? readArrangementForm(text, earlier) : readNotice(text, earlier);
}

/** The same text is the same version, whoever brings it again; one that was withdrawn may come back. */
async function importNotice(em: Em, text: string, actor: PersonActor): Promise<Settled> {
  const moment = await heldMoment(em);
  await em.execute(`select pg_advisory_xact_lock(hashtextextended('calendar-import', 0))`);
  const hash = createHash('sha256').update(text.replaceAll('\r\n', '\n').trim()).digest('hex');
  const [same] = await em.execute<{ id: string; withdrawn: boolean }[]>(
    `select id, withdrawn_at is not null as withdrawn from calendar_version where source_hash = ?`,
    [hash],
  );
  if (same && !same.withdrawn) return ok(same.id);
  const { arrangement, doubts } = readAgainst(moment, text);
  const { region, year, version } = arrangement;
  if (newestOf(moment, year, region)?.version === version) return no('CALENDAR_NOTICE_KNOWN', undefined, nameOf(arrangement));
  const [pending] = await em.execute<{ arrangement: Arrangement }[]>(
    `select arrangement from calendar_version where region = ? and year = ? and approved_at is null and withdrawn_at is null`,
    [region, year],
  );
  if (pending) return no('CALENDAR_NOTICE_PENDING', undefined, nameOf(pending.arrangement));
  const [row] = await em.execute<{ id: string }[]>(
    `insert into calendar_version (region, year, arrangement, doubts, source_text, source_hash, imported_at, imported_by_id)
     values (?, ?, ?::jsonb, ?::jsonb, ?, ?, app_now(), ?)
     on conflict (source_hash) do update set arrangement = excluded.arrangement, doubts = excluded.doubts, imported_at = excluded.imported_at,
       imported_by_id = excluded.imported_by_id, withdrawn_at = null, withdrawn_by_id = null
     returning id`,
    [region, year, JSON.stringify(arrangement), JSON.stringify(doubts), text, hash, actor.personId],
  );
  await said(em, actor, 'importCalendarNotice', row!.id, { notice: arrangement.notice, year, version, hash, doubts: doubts.length });
  return ok(row!.id);
}

/**
 * From this transaction's end everything counts with the version. It also lays down whom the revision must reach and the order
 * to reach them. Commits wait for it, so it reads and writes no deadline itself.
 */
async function approve(em: Em, versionId: string, confirmed: readonly number[], callerKey: string, actor: PersonActor): Promise<Settled> {
  const [held] = await em.execute<{ at: string }[]>(`select hold_calendars()::text as at`);
  const row = await rowOf(em, versionId);
  const key = createHash('sha256').update(`${actor.personId}|calendar|${callerKey}`).digest('hex');
  if (row.approved && row.approval_key === key) return ok(row.id);
  const [reused] = await em.execute(`select 1 from calendar_version where approval_key = ?`, [key]);
  if (reused) return no('IDEMPOTENCY_KEY_REUSED');
  const refusal = (await refusalOf(em, row, actor)) ?? doubtsRefusal(row, confirmed);
  if (refusal) return { ok: false, refusal };
  const { version } = row.arrangement;
  await em.execute(
    `update calendar_version set approved_at = ?::timestamptz, approved_by_id = ?, approval_key = ?, version = ? where id = ?`,
    [held!.at, actor.personId, key, version, row.id],
  );
  await orderRearming(em, row.id);
  await queueNotice(em, `calendar:${row.id}:revision`, { versionId: row.id } satisfies OutboxRevision, 'calendar-revision');
  await em.execute(`select pg_notify('subject_changed', ?)`, [`calendar:${row.id}`]);
  const { notice } = row.arrangement;
  await said(em, actor, 'approveCalendarRevision', row.id, { notice, year: row.year, version, confirmedDoubts: confirmed });
  return ok(row.id);
}

/** What stands against approving it now, whoever asks with whatever confirmed. */
async function refusalOf(em: Em, row: Row, actor: PersonActor): Promise<Refusal | undefined> {
  if (row.approved || row.withdrawn) return refuse('CALENDAR_VERSION_SETTLED', undefined, nameOf(row.arrangement));
  const entered = await enteredBehind(em, 'importCalendarNotice', row.id, row.imported_by_id);
  if (personsBehind(capacityOf(actor, 'approveCalendarRevision', {})).some((person) => entered.includes(person)))
    return refuse('SECOND_PERSON_REQUIRED', undefined, '录入的人不能批准自己录入的通知');
  const [running] = await em.execute<{ arrangement: Arrangement }[]>(
    `select arrangement from calendar_version where approved_at is not null and applied_at is null`,
  );
  if (running) return refuse('CALENDAR_REVISION_RUNNING', undefined, nameOf(running.arrangement));
  const newest = newestOf(await heldMoment(em), row.year, row.region);
  if (row.arrangement.version !== (newest?.version ?? 0) + 1)
    return refuse('CALENDAR_VERSION_STALE', undefined, ...(newest ? [nameOf(newest)] : []));
  return undefined;
}

function doubtsRefusal({ doubts }: Row, confirmed: readonly number[]): Refusal | undefined {
  const open = doubts.flatMap(({ message }, i) => (confirmed.includes(i + 1) ? [] : [`存疑${i + 1}：${message}`]));
  return open.length ? refuse('CALENDAR_DOUBTS_OPEN', undefined, ...open) : undefined;
}

/** Asking again to withdraw what is withdrawn changes nothing. */
async function withdraw(em: Em, versionId: string, actor: PersonActor): Promise<Settled> {
  const row = await rowOf(em, versionId);
  if (row.approved) return no('CALENDAR_VERSION_SETTLED', undefined, nameOf(row.arrangement));
  if (row.withdrawn) return ok(row.id);
  await em.execute(`update calendar_version set withdrawn_at = app_now(), withdrawn_by_id = ? where id = ?`, [actor.personId, row.id]);
  await said(em, actor, 'withdrawCalendarVersion', row.id, { notice: row.arrangement.notice, year: row.year });
  return ok(row.id);
}

async function rowOf(em: Em, versionId: string): Promise<Row> {
  const [row] = await em.execute<Row[]>(
    `select id, year, region, arrangement, doubts, imported_by_id, approved_at is not null as approved, withdrawn_at is not null as withdrawn, approval_key
     from calendar_version where id = ? for update`,
    [versionId],
  );
  if (!row) throw new CodedError('NOT_FOUND', versionId);
  return row;
}

function nameOf({ year, version, notice }: Arrangement): string {
  return `${year}年第${version}版：${notice.title}（${notice.number}）`;
}

async function said(em: Em, actor: PersonActor, operation: Operation, versionId: string, detail: Record<string, unknown>): Promise<void> {
  await audit(em, capacityOf(actor, operation, {}), operation, { kind: 'calendar', id: versionId }, detail);
}
