import { instantToIso } from '../../domain/calendar/instant.ts';
import type { Recorded } from '../../domain/decision/apply.ts';
import type { SubjectRef } from '../../domain/procedure/types.ts';
import type { DecisionEvent } from '../../domain/decision/types.ts';
import type { Em } from '../clock.ts';

type Common = Extract<DecisionEvent, { type: 'DeadlineSet' | 'DeadlineSettled' | 'DeadlinePassed' | 'EffectOrdered' | 'EffectDone' }>;
export const COMMON_EVENTS = new Set<string>(['DeadlineSet', 'DeadlineSettled', 'DeadlinePassed', 'EffectOrdered', 'EffectDone']);

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
  await em.execute(
    `insert into ${subject.kind}_event (${subject.kind}_id, seq, type, data, occurred_on, recorded_at, actor_id, command_key)
     select ?, e.seq, e.type, e.data, e.occurred_on, app_now(), e.actor, ?
     from jsonb_to_recordset(?::jsonb) as e(seq int, type text, data jsonb, occurred_on date, actor uuid) order by e.seq`,
    [subject.id, commandKey, JSON.stringify(rows)],
  );
}

/** Deadlines and effects have the same rows for every kind of subject. */
export async function projectCommon(em: Em, subject: SubjectRef, event: Common): Promise<void> {
  switch (event.type) {
    case 'DeadlineSet': {
      const d = event.explained;
      await em.execute(
        `with kept as (
           insert into deadline_revision (deadline_id, due_on_before, due_on, reason, at, explained_before)
           select id, due_on, ?, ?, app_now(), explained from deadline where subject_kind = ? and subject_id = ? and key = ? and due_on <> ?)
         insert into deadline (subject_kind, subject_id, key, rule_id, due_on, due_at, provisional, status, explained, calendar_version)
         values (?, ?, ?, ?, ?, ?, ?, 'open', ?::jsonb, ?)
         on conflict (subject_kind, subject_id, key) do update
           set due_on = excluded.due_on, due_at = excluded.due_at, provisional = excluded.provisional, explained = excluded.explained,
               calendar_version = excluded.calendar_version, status = 'open', settled_at = null`,
        [
          d.dueOn,
          event.reason ?? '重新计算',
          subject.kind,
          subject.id,
          event.key,
          d.dueOn,
          subject.kind,
          subject.id,
          event.key,
          d.ruleId,
          d.dueOn,
          instantToIso(d.dueAt),
          d.provisional,
          JSON.stringify(d),
          d.calendarVersion,
        ],
      );
      return;
    }
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

/** Every message is a row of the transaction that causes it; the relay hands it over. */
export async function queueNotice(em: Em, key: string, payload: Record<string, unknown>, kind = 'notice'): Promise<void> {
  await em.execute(`insert into outbox (key, kind, payload, due_at) values (?, ?, ?::jsonb, app_now()) on conflict (key) do nothing`, [
    key,
    kind,
    JSON.stringify(payload),
  ]);
}
