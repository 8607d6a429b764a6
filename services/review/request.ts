import type { MikroORM } from '@mikro-orm/postgresql';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import type { Em } from '../clock.ts';

/**
 * Moves the reminder to the morning of another requested reply date, and lays down a new one where the old one came up while the
 * clock stood still and was dropped.
 */
export async function moveReviewReminder(em: Em, decisionId: string, deadline: string, on: PlainDate): Promise<void> {
  const subject = { kind: 'decision', id: decisionId };
  const reminder = { to: 'legality-reviewer', about: 'review-due', subject, key: deadline, onlyWhileOpen: deadline };
  const key = `decision:${decisionId}:review-due:${deadline.split(':')[1]}`;
  await em.execute(
    `with morning as (select ?::timestamp at time zone 'Asia/Shanghai' as at),
     moved as (update outbox set due_at = morning.at from morning where (key = ? or key like ? || ':%') and sent_at is null returning outbox.id)
     insert into outbox (key, kind, payload, due_at) select ?, 'notice', ?::jsonb, at from morning where not exists (select 1 from moved)
     on conflict (key) do nothing`,
    [on, key, key, `${key}:${on}`, JSON.stringify(reminder)],
  );
}

/**
 * Asks the legality reviewer for an opinion and lays the reminder down for the morning of the requested reply date. Both are
 * outbox rows; the relay drops the reminder when the review is in by then. Idempotent.
 */
export function createReviewRequest({ orm }: { orm: MikroORM }) {
  return (decisionId: string, review: number): Promise<void> =>
    orm.em.fork().transactional(async (em) => {
      const deadline = `legality-review:${review}`;
      const subject = { kind: 'decision', id: decisionId };
      const asked = { to: 'legality-reviewer', about: 'review-requested', subject, key: deadline };
      await (em as Em).execute(
        `insert into outbox (key, kind, payload, due_at) values (?, 'notice', ?::jsonb, app_now()) on conflict (key) do nothing`,
        [`decision:${decisionId}:review-requested:${review}`, JSON.stringify(asked)],
      );
      const reminder = { to: 'legality-reviewer', about: 'review-due', subject, key: deadline, onlyWhileOpen: deadline };
      await (em as Em).execute(
        `insert into outbox (key, kind, payload, due_at)
         select ?, 'notice', ?::jsonb, due_on::timestamp at time zone 'Asia/Shanghai' from deadline where subject_kind = 'decision' and subject_id = ? and key = ?
         on conflict (key) do nothing`,
        [`decision:${decisionId}:review-due:${review}`, JSON.stringify(reminder), decisionId, deadline],
      );
    });
}
