import type { MikroORM } from '@mikro-orm/postgresql';
import { LIMITS } from '../../domain/limits.ts';
import type { SubjectRef } from '../../domain/procedure/types.ts';
import type { Em } from '../clock.ts';
import type { ProcedureGateway, RevisionGateway } from '../procedure/gateway.ts';
import { each } from './each.ts';

/** A gateway that can also say which workflows run. */
export interface WatchedGateway extends ProcedureGateway, Pick<RevisionGateway, 'reviseCalendar'> {
  running(): Promise<SubjectRef[]>;
}
export type Reconciliation = { readonly restarted: readonly SubjectRef[]; readonly woken: readonly SubjectRef[]; readonly resent: number };

/**
 * Compares the record with what runs, and mends the difference: an open row without a workflow is started, a row past its
 * instant is woken, a command nobody answered is handed over again,
 * the batch of a calendar revision that is not through goes on. PostgreSQL is right; every step is safe to repeat.
 */
export function createReconciler({ orm, gateway }: { orm: MikroORM; gateway: WatchedGateway }) {
  let pass = 0;
  return async function reconcile(): Promise<Reconciliation> {
    const em = orm.em.fork() as Em;
    const withEffects = pass % LIMITS.reconcileEffectsEvery === 0;
    pass += 1;
    // Rows first: a workflow that starts in between is then in the list, and one too many is harmless.
    const open = await em.execute<SubjectRef[]>(
      `select 'decision' as kind, id from decision where not closed union all select 'catalog', id from catalog where not closed`,
    );
    const running = new Set((await gateway.running()).map(nameOf));
    const missing = open.filter((s) => !running.has(nameOf(s)));
    await each(missing, LIMITS.wakeConcurrency, (s) => gateway.ensureStarted(s));
    const late = [...(await lateSubjects(em, withEffects)), ...(await undoneSubjects(em)).filter((s) => running.has(nameOf(s)))];
    await each(late, LIMITS.wakeConcurrency, (s) => gateway.wake(s));
    await each(await unfinishedRevisions(em), 1, (v) => gateway.reviseCalendar(v.id));
    return { restarted: missing, woken: late, resent: await resend(em, gateway) };
  };
}
export type Reconciler = ReturnType<typeof createReconciler>;

const nameOf = (s: SubjectRef): string => `${s.kind}:${s.id}`;
const ms = (n: number): string => `${n} milliseconds`;

function lateSubjects(em: Em, withEffects: boolean): Promise<SubjectRef[]> {
  return em.execute<SubjectRef[]>(
    `select 'decision' as kind, id from decision where not closed and next_instant < app_now() - ?::interval
     union select 'catalog', id from catalog where not closed and next_instant < app_now() - ?::interval
     union select subject_kind, subject_id from effect where ? and done_at is null and ordered_at < app_now() - ?::interval
     limit ?`,
    [ms(LIMITS.lateAfterMs), ms(LIMITS.lateAfterMs), withEffects, ms(LIMITS.reconcileEveryMs), LIMITS.reconcileRowsMax],
  );
}

/** What was taken back has nothing to wait for: told so, its workflow ends. */
function undoneSubjects(em: Em): Promise<SubjectRef[]> {
  return em.execute<SubjectRef[]>(
    `select 'decision' as kind, id from decision where undone_at is not null union all select 'catalog', id from catalog where undone_at is not null`,
  );
}

function unfinishedRevisions(em: Em): Promise<{ id: string }[]> {
  return em.execute<{ id: string }[]>(`select id from calendar_version where approved_at is not null and applied_at is null`);
}

/** Stops at the first silence: the server is away then, and every further command would wait as long. */
async function resend(em: Em, gateway: ProcedureGateway): Promise<number> {
  const rows = await em.execute<{ subject_kind: SubjectRef['kind']; subject_id: string; command_key: string; kind: string }[]>(
    `select subject_kind, subject_id, command_key, kind from command_outcome
     where outcome is null and received_at < app_now() - ?::interval order by received_at limit ?`,
    [ms(LIMITS.unansweredAfterMs), LIMITS.reconcileRowsMax],
  );
  let answered = 0;
  for (const row of rows) {
    const outcome = await gateway.act({ kind: row.subject_kind, id: row.subject_id }, row.command_key, row.kind);
    if (outcome === 'unconfirmed') break;
    answered += 1;
  }
  return answered;
}
