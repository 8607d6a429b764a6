import type { MikroORM } from '@mikro-orm/postgresql';
import { mayDo } from '../../domain/access/roles.ts';
import type { Actor } from '../../domain/access/roles.ts';
import { windowRefusal } from '../../domain/adoption/window.ts';
import { beijingDate } from '../../domain/calendar/instant.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import { CodedError, refuse } from '../../domain/errors.ts';
import type { Refusal } from '../../domain/errors.ts';
import { appNow } from '../clock.ts';
import type { Em } from '../clock.ts';

export type Saved = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly refusal: Refusal };
export type OpenInput = { readonly organCode: string; readonly from?: PlainDate; readonly until: PlainDate; readonly reason: string };

export const auditLine = async (em: Em, actor: Actor, operation: string, kind: string, id: string, detail: object): Promise<void> => {
  await em.execute(
    `insert into audit (at, actor_id, operation, subject_kind, subject_id, detail) values (app_now(), ?, ?, ?, ?, ?::jsonb)`,
    [personOrNull(actor), operation, kind, id, JSON.stringify(detail)],
  );
};
export const personOrNull = (actor: Actor): string | null => (actor.kind === 'person' ? actor.personId : null);
/** One adoption, or change of a window, at a time: two workbooks may name the same people. */
export const ONE_AT_A_TIME = `select pg_advisory_xact_lock(hashtextextended('adoption', 0))`;

/** SQL: the window of an organ in which today lies, not closed before. */
const OPEN_TODAY = `organ_code = ? and closed_at is null and (app_now() at time zone 'Asia/Shanghai')::date between from_on and until_on`;

/** The id of the window that is open for an organ now; undefined = none is. */
export async function openWindowOf(em: Em, organCode: string): Promise<string | undefined> {
  const [row] = await em.execute<{ id: string }[]>(`select id from onboarding_window where ${OPEN_TODAY} limit 1`, [organCode]);
  return row?.id;
}

/** 上线补录期: the supervisor opens it for one organ and for some days, and may close it before its last day (P-03). */
export function createOnboarding({ orm }: { orm: MikroORM }) {
  const within = <T>(work: (em: Em) => Promise<T>): Promise<T> => orm.em.fork().transactional((em) => work(em as Em));
  return {
    /** @throws CodedError FORBIDDEN */
    open: (input: OpenInput, actor: Actor): Promise<Saved> => within((em) => open(em, input, actor)),
    /** Closing what is closed changes nothing. @throws CodedError FORBIDDEN, NOT_FOUND */
    close: (windowId: string, actor: Actor): Promise<Saved> => within((em) => close(em, windowId, actor)),
  };
}
export type Onboarding = ReturnType<typeof createOnboarding>;

async function open(em: Em, { organCode, from, until, reason }: OpenInput, actor: Actor): Promise<Saved> {
  if (!mayDo(actor, 'openOnboarding', {})) throw new CodedError('FORBIDDEN');
  await em.execute(ONE_AT_A_TIME);
  const today = beijingDate(await appNow(em));
  const start = from ?? today;
  const wrong = windowRefusal({ from: start, until, reason, today });
  if (wrong) return { ok: false, refusal: wrong };
  const [running] = await em.execute<{ from_on: string; until_on: string }[]>(
    `select from_on::text, until_on::text from onboarding_window where organ_code = ? and closed_at is null and until_on >= ?::date and from_on <= ?::date`,
    [organCode, start, until],
  );
  if (running) return { ok: false, refusal: refuse('ADOPTION_WINDOW_ALREADY_OPEN', undefined, `${running.from_on}至${running.until_on}`) };
  const [row] = await em.execute<{ id: string }[]>(
    `insert into onboarding_window (organ_code, from_on, until_on, reason, opened_at, opened_by_id) values (?, ?, ?, ?, app_now(), ?) returning id`,
    [organCode, start, until, reason, personOrNull(actor)],
  );
  await auditLine(em, actor, 'openOnboarding', 'onboarding_window', row!.id, { organCode, from: start, until, reason });
  return { ok: true, id: row!.id };
}

async function close(em: Em, windowId: string, actor: Actor): Promise<Saved> {
  if (!mayDo(actor, 'closeOnboarding', {})) throw new CodedError('FORBIDDEN');
  const [row] = await em.execute<{ closed: boolean }[]>(
    `select closed_at is not null as closed from onboarding_window where id = ? for update`,
    [windowId],
  );
  if (!row) throw new CodedError('NOT_FOUND', windowId);
  if (row.closed) return { ok: true, id: windowId };
  await em.execute(`update onboarding_window set closed_at = app_now(), closed_by_id = ? where id = ?`, [personOrNull(actor), windowId]);
  await auditLine(em, actor, 'closeOnboarding', 'onboarding_window', windowId, {});
  return { ok: true, id: windowId };
}
