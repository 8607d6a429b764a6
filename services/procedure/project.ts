import type { Recorded } from '../../domain/decision/apply.ts';
import type { SubjectRef } from '../../domain/procedure/types.ts';
import type { DecisionEvent } from '../../domain/decision/types.ts';
import type { Em } from '../clock.ts';

type Common = Extract<DecisionEvent, { type: 'DeadlineSettled' | 'DeadlinePassed' | 'DeadlineStopped' | 'EffectOrdered' | 'EffectDone' }>;
const COMMON_EVENTS = new Set<string>(['DeadlineSettled', 'DeadlinePassed', 'DeadlineStopped', 'EffectOrdered', 'EffectDone']);

/** Appends the events themselves, as written, in one statement. */
export async function writeEvents(
  em: Em,
  subject: SubjectRef,
  recorded: readonly Recorded<{ type: string }>[],
  commandKey: string | null,
): Promise<void> {
  const rows = recorded.map((r) => {
    const data = r.event as { type: string; occurredOn?: string; fact?: { occurredOn: string } };
    return {
      seq: r.seq,
      type: data.type,
      data,
      occurred_on: data.occurredOn ?? data.fact?.occurredOn ?? null,
      actor: r.by === 'system' ? null : r.by,
    };
  });
  const capacity = recorded.find((r) => r.capacity !== undefined)?.capacity;
  await em.execute(
    `insert into ${subject.kind}_event (${subject.kind}_id, seq, type, data, occurred_on, recorded_at, actor_id, acting, command_key)
     select ?, e.seq, e.type, e.data, e.occurred_on, app_now(), e.actor, a.acting, ?
     from (select named_capacity(?::jsonb) as acting) a, jsonb_to_recordset(?::jsonb) as e(seq int, type text, data jsonb, occurred_on date, actor uuid) order by e.seq`,
    [subject.id, commandKey, capacity === undefined ? null : JSON.stringify(capacity), JSON.stringify(rows)],
  );
}

/** What several events do to rows that every kind of subject has; the rest is for the kind's own `projectOwn`, in order. */
export async function projectEach<E extends { type: string }>(
  em: Em,
  subject: SubjectRef,
  recorded: readonly Recorded<E>[],
  projectOwn: (r: Recorded<E>) => Promise<void>,
): Promise<void> {
  for (let i = 0; i < recorded.length; i++) {
    const r = recorded[i]!;
    if (r.event.type === 'DeadlineSet') {
      const seqs = [r.seq];
      while (recorded[i + 1]?.event.type === 'DeadlineSet') seqs.push(recorded[++i]!.seq);
      await setDeadlines(em, subject, seqs);
    } else if (COMMON_EVENTS.has(r.event.type)) await projectCommon(em, subject, r.event as unknown as Common);
    else await projectOwn(r);
  }
}

/** Deadlines and effects have the same rows for every kind of subject. */
async function projectCommon(em: Em, subject: SubjectRef, event: Common): Promise<void> {
  switch (event.type) {
    case 'DeadlineSettled':
      await em.execute(`update deadline set status = ?, settled_at = app_now() where subject_kind = ? and subject_id = ? and key = ?`, [
        event.status,
        subject.kind,
        subject.id,
        event.key,
      ]);
      return;
    case 'DeadlinePassed':
      await em.execute(`update deadline set status = 'overdue' where subject_kind = ? and subject_id = ? and key = ?`, [
        subject.kind,
        subject.id,
        event.key,
      ]);
      await queueNotice(em, `${subject.kind}:${subject.id}:overdue:${event.key}`, {
        to: 'supervisor',
        about: 'deadline-passed',
        subject,
        key: event.key,
      });
      return;
    case 'DeadlineStopped':
      await em.execute(`update deadline set status = 'stopped' where subject_kind = ? and subject_id = ? and key = ?`, [
        subject.kind,
        subject.id,
        event.key,
      ]);
      return;
    case 'EffectOrdered':
      await em.execute(
        `insert into effect (key, subject_kind, subject_id, kind, ref_id, ordered_at) values (?, ?, ?, ?, ?, app_now()) on conflict (key) do nothing`,
        [event.key, subject.kind, subject.id, event.kind, event.refId],
      );
      return;
    case 'EffectDone':
      await em.execute(`update effect set done_at = app_now() where key = ?`, [event.key]);
  }
}

/**
 * Sets deadlines in one statement, from the events as they have just been written: an explanation is some kilobytes, and travels
 * once. What was before stays beside them, and who works on one hears that it moved or became final.
 */
async function setDeadlines(em: Em, subject: SubjectRef, seqs: readonly number[]): Promise<void> {
  await em.execute(
    `with written as materialized (
       select data->>'key' as key, data->'explained' as explained, data->>'reason' as reason
       from ${subject.kind}_event where ${subject.kind}_id = ? and seq = any(?::int[])),
     given as materialized (
       select key, explained, reason, explained->>'ruleId' as rule_id, (explained->>'dueOn')::date as due_on, to_timestamp((explained->>'dueAt')::float8 / 1000) as due_at,
              (explained->>'provisional')::boolean as provisional, explained->>'calendarVersion' as calendar_version from written),
     subject as (select ?::text as kind, ?::uuid as id),
     kept as (
       insert into deadline_revision (deadline_id, due_on_before, due_on, reason, at, explained_before)
       select x.id, x.due_on, g.due_on, coalesce(g.reason, '重新计算'), app_now(), x.explained
       from given g, subject s, deadline x where x.subject_kind = s.kind and x.subject_id = s.id and x.key = g.key and (x.due_on <> g.due_on or g.reason is not null)
       returning deadline_id),
     told as (
       insert into outbox (key, kind, payload, due_at)
       select s.kind || ':' || s.id || ':moved:' || g.key || ':' || g.calendar_version || ':' || g.due_on, 'notice',
              jsonb_build_object('to', 'undertaker', 'about', case when x.due_on = g.due_on then 'deadline-final' else 'deadline-moved' end,
                                 'subject', jsonb_build_object('kind', s.kind, 'id', s.id), 'key', g.key), app_now()
       from given g, subject s, deadline x, kept
       where g.reason is not null and x.subject_kind = s.kind and x.subject_id = s.id and x.key = g.key and x.id = kept.deadline_id and (x.due_on, x.provisional) <> (g.due_on, g.provisional) on conflict (key) do nothing)
     insert into deadline (subject_kind, subject_id, key, rule_id, due_on, due_at, provisional, status, explained, calendar_version)
     select s.kind, s.id, g.key, g.rule_id, g.due_on, g.due_at, g.provisional, 'open', g.explained, g.calendar_version from given g, subject s
     on conflict (subject_kind, subject_id, key) do update
       set due_on = excluded.due_on, due_at = excluded.due_at, provisional = excluded.provisional, explained = excluded.explained,
           calendar_version = excluded.calendar_version, settled_at = null,
           status = case when deadline.status = 'overdue' and excluded.due_at <= deadline.due_at then 'overdue' else 'open' end`,
    [subject.id, `{${seqs.join(',')}}`, subject.kind, subject.id],
  );
}

/** Every message is a row of the transaction that causes it; the relay hands it over. */
export async function queueNotice(em: Em, key: string, payload: Record<string, unknown>, kind = 'notice'): Promise<void> {
  await em.execute(`insert into outbox (key, kind, payload, due_at) values (?, ?, ?::jsonb, app_now()) on conflict (key) do nothing`, [
    key,
    kind,
    JSON.stringify(payload),
  ]);
}
