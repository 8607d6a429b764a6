import { setTimeout as pause } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import { instantToIso } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { SubjectRef } from '../../domain/procedure/types.ts';
import { appNow, isRehearsal } from '../clock.ts';
import type { Em } from '../clock.ts';
import { each } from '../operations/each.ts';
import type { ProcedureGateway } from '../procedure/gateway.ts';

export type AdvanceTo = { readonly to: Instant } | { readonly byMs: number };
/** An instant the clock stood at, and whose turn it was there. */
export type PassedInstant = { readonly at: Instant; readonly subjects: readonly SubjectRef[] };
export type Advanced = { readonly from: Instant; readonly now: Instant; readonly passed: readonly PassedInstant[] };

/** How often PostgreSQL is asked whether an instant's work is done; a commit takes about as long. */
const ASK_MS = 10;
const ONE_AT_A_TIME = 0x726568; // 'reh': key of the advisory lock

/**
 * Rehearsal (演练): lets time pass from due instant to due instant, so that everything is stamped with the instant it became
 * due at, never with the end of one long jump. Each step shifts the database's clock, wakes the workflows whose rows are due,
 * and waits until the rows show the work done; the next step before that would stamp wrongly.
 */
export function createAdvance({ orm, gateway }: { orm: MikroORM; gateway: Pick<ProcedureGateway, 'wake'> }) {
  const rows = (): Em => orm.em.fork() as Em;

  /** @throws CodedError REHEARSAL_ONLY | BAD_USER_INPUT (the target is not ahead) | CONFLICT (another advance runs) | SERVICE_UNAVAILABLE (work does not end) */
  return async function advance(request: AdvanceTo): Promise<Advanced> {
    if (!(await isRehearsal(rows()))) throw new CodedError('REHEARSAL_ONLY');
    return orm.em.fork().transactional(async (holder) => {
      const [lock] = await (holder as Em).execute<{ free: boolean }[]>(`select pg_try_advisory_xact_lock(?) as free`, [ONE_AT_A_TIME]);
      if (!lock?.free) throw new CodedError('CONFLICT', '时间正在推进');
      const from = await appNow(rows());
      const target = 'to' in request ? request.to : from + request.byMs;
      if (!Number.isSafeInteger(target) || target < from) throw new CodedError('BAD_USER_INPUT', '时间只能向前推进');
      return { from, passed: await walk(target), now: await appNow(rows()) };
    });
  };

  async function walk(target: Instant): Promise<PassedInstant[]> {
    const passed: PassedInstant[] = [];
    for (let steps = 0; ; steps += 1) {
      if (steps > LIMITS.advanceInstantsMax) throw new CodedError('BAD_USER_INPUT', `一次最多经过${LIMITS.advanceInstantsMax}个时点`);
      const em = rows();
      const due = await dueSubjects(em);
      await each(due, LIMITS.wakeConcurrency, (s) => gateway.wake({ kind: s.kind, id: s.id }));
      await settled(em);
      for (const { at, kind, id } of due) note(passed, Number(at), { kind, id });
      const now = await appNow(em);
      if (now >= target) return passed;
      await shiftTo(em, Math.min(target, Math.max(now, (await nextInstant(em)) ?? target)));
    }
  }

  async function settled(em: Em): Promise<void> {
    const until = performance.now() + LIMITS.advanceStepMs;
    for (let open = await unsettled(em); open.length; open = await unsettled(em)) {
      if (performance.now() > until) throw new CodedError('SERVICE_UNAVAILABLE', `仍有未完成的办理：${open.slice(0, 5).join('、')}`);
      await pause(ASK_MS);
    }
  }
}
export type Advance = ReturnType<typeof createAdvance>;

/** Exactly to that instant, never back; whoever waits for a subject is told. */
async function shiftTo(em: Em, at: Instant): Promise<void> {
  await em.transactional(async (tx) => {
    await (tx as Em).execute(`update app_clock set shift = greatest(shift, ?::timestamptz - now()) where rehearsal`, [instantToIso(at)]);
    await (tx as Em).execute(`select pg_notify('subject_changed', 'clock')`);
  });
}

/** In the order they became due, which after an outage is not the order of the shift. */
function dueSubjects(em: Em): Promise<(SubjectRef & { at: string })[]> {
  return em.execute<(SubjectRef & { at: string })[]>(
    `select kind, id, (extract(epoch from at) * 1000)::bigint::text as at from (
       select 'decision' as kind, id, next_instant as at from decision where not closed and next_instant <= app_now()
       union all select 'catalog', id, next_instant from catalog where not closed and next_instant <= app_now()) due order by due.at`,
  );
}

function note(passed: PassedInstant[], at: Instant, subject: SubjectRef): void {
  const last = passed.at(-1);
  if (last?.at === at) passed[passed.length - 1] = { at, subjects: [...last.subjects, subject] };
  else passed.push({ at, subjects: [subject] });
}

/** The next instant anything waits for: a subject's, or a message's. */
async function nextInstant(em: Em): Promise<Instant | undefined> {
  const [row] = await em.execute<{ ms: string | null }[]>(
    `select (extract(epoch from min(at)) * 1000)::bigint::text as ms from (
       select min(next_instant) as at from decision where not closed
       union all select min(next_instant) from catalog where not closed
       union all select min(due_at) from outbox where sent_at is null) waiting`,
  );
  return row?.ms == null ? undefined : Number(row.ms);
}

/** What is still to be done at this instant, named for the person who waits; no effect of today waits for people. */
async function unsettled(em: Em): Promise<string[]> {
  const open = await em.execute<{ what: string }[]>(
    `select 'decision ' || id as what from decision where not closed and next_instant <= app_now()
     union all select 'catalog ' || id from catalog where not closed and next_instant <= app_now()
     union all select 'effect ' || key from effect where done_at is null
     union all select 'outbox ' || key from outbox where sent_at is null and due_at <= app_now()
     union all select 'calendar ' || id from calendar_version where approved_at is not null and applied_at is null`,
  );
  return open.map((o) => o.what);
}
