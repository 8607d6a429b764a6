import type { MikroORM } from '@mikro-orm/postgresql';
import type { Em } from '../clock.ts';

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
