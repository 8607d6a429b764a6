import type { MikroORM } from '@mikro-orm/postgresql';
import type { Actor } from '../../domain/access/roles.ts';
import type { SubjectRef } from '../../domain/procedure/types.ts';
import type { Em } from '../clock.ts';
import type { OutboxRevision } from '../calendar/versions.ts';
import type { ProcedureGateway, RevisionGateway } from '../procedure/gateway.ts';
import { layDown } from '../procedure/intake.ts';
import type { Command } from '../procedure/intake.ts';

type OutboxRow = { id: string; key: string; kind: string; payload: Record<string, unknown> };
/** `kind = 'command'`: one subject's commit tells another subject; the row's key is the command's key. */
export type OutboxCommand = { readonly subject: SubjectRef; readonly command: Command };
/** `kind = 'notice'`: a message to a role. `onlyWhileOpen` names a deadline; once it is settled the message is pointless. */
export type OutboxNotice = {
  readonly to: string;
  readonly about: string;
  readonly subject: SubjectRef;
  readonly key?: string;
  readonly onlyWhileOpen?: string;
};

const SYSTEM: Actor = { kind: 'system' };

/**
 * Hands over what commits laid into the outbox, each row in a transaction of its own that holds it: several relays share the
 * work, and a row that fails stays, with its error, without holding up the others. At least once; receivers know the key.
 */
export function createRelay({
  orm,
  gateway,
}: {
  orm: MikroORM;
  gateway: Pick<ProcedureGateway, 'act'> & Pick<RevisionGateway, 'reviseCalendar'>;
}) {
  const send: Record<string, (em: Em, row: OutboxRow) => Promise<void>> = {
    command: async (_em, row) => {
      const { subject, command } = row.payload as unknown as OutboxCommand;
      // The body must be committed before its key arrives, so it is laid down outside the transaction that holds the row.
      const known = await layDown(orm.em.fork() as Em, subject, row.key, command, SYSTEM);
      const outcome = known ?? (await gateway.act(subject, row.key, command.kind));
      if (outcome === 'unconfirmed') throw new Error('no outcome yet');
    },
    'calendar-revision': (_em, row) => gateway.reviseCalendar((row.payload as unknown as OutboxRevision).versionId),
    notice: async (em, row) => {
      const notice = row.payload as unknown as OutboxNotice;
      if (notice.onlyWhileOpen !== undefined && !(await isOpen(em, notice.subject, notice.onlyWhileOpen))) return;
      await em.execute(
        `insert into delivery (outbox_id, channel, recipient, delivered_at) values (?, 'in-app', ?, app_now()) on conflict do nothing`,
        [row.id, notice.to],
      );
    },
  };

  async function next(tried: readonly string[]): Promise<{ id: string; sent: boolean } | undefined> {
    return orm.em.fork().transactional(async (tx) => {
      const em = tx as Em;
      const [row] = await em.execute<OutboxRow[]>(
        `select id, key, kind, payload from outbox where sent_at is null and due_at <= app_now() and not id = any(?::uuid[])
         order by due_at, id limit 1 for update skip locked`,
        [`{${tried.join(',')}}`],
      );
      if (!row) return undefined;
      await em.execute('savepoint sending');
      try {
        const way = send[row.kind];
        if (!way) throw new Error(`nobody delivers ${row.kind}`);
        await way(em, row);
        await em.execute(`update outbox set sent_at = app_now(), attempts = attempts + 1, last_error = null where id = ?`, [row.id]);
        return { id: row.id, sent: true };
      } catch (error) {
        await em.execute('rollback to savepoint sending');
        await em.execute(`update outbox set attempts = attempts + 1, last_error = ? where id = ?`, [String(error).slice(0, 500), row.id]);
        return { id: row.id, sent: false };
      }
    });
  }

  /** Sends everything that is due, once each; answers how many went out and how many stay for the next pass. */
  return async function relay(): Promise<{ sent: number; failed: number }> {
    const tried: string[] = [];
    let failed = 0;
    for (let done = await next(tried); done; done = await next(tried)) {
      tried.push(done.id);
      if (!done.sent) failed += 1;
    }
    return { sent: tried.length - failed, failed };
  };
}
export type Relay = ReturnType<typeof createRelay>;

async function isOpen(em: Em, subject: SubjectRef, key: string): Promise<boolean> {
  const rows = await em.execute(
    `select 1 from deadline where subject_kind = ? and subject_id = ? and key = ? and status in ('open', 'overdue')`,
    [subject.kind, subject.id, key],
  );
  return rows.length > 0;
}
