import type { MikroORM } from '@mikro-orm/postgresql';
import { LIMITS } from '../../domain/limits.ts';
import type { RevisionProgress, SubjectRef } from '../../domain/procedure/types.ts';
import type { Em } from '../clock.ts';
import { each } from '../operations/each.ts';
import type { Commit } from '../procedure/commit.ts';
import type { RevisionGateway } from '../procedure/gateway.ts';
import type { Reader } from '../read/reader.ts';
import { pgArray } from '../read/rows.ts';

/** Lays down whom a revision must reach: every open subject that still has something to do by a day. In the approving transaction. */
export async function orderRearming(em: Em, versionId: string): Promise<void> {
  await em.execute(
    `insert into rearming (calendar_version_id, subject_kind, subject_id)
     select distinct ?::uuid, x.subject_kind, x.subject_id from deadline x
     left join decision d on x.subject_kind = 'decision' and d.id = x.subject_id
     left join catalog c on x.subject_kind = 'catalog' and c.id = x.subject_id
     where x.status in ('open', 'overdue') and not coalesce(d.closed, c.closed)`,
    [versionId],
  );
}

/** In the transaction of a commit that has just counted its subject again, whoever asked for it: one revision runs at a time. */
export async function noteRecounted(em: Em, subject: SubjectRef, moved: number): Promise<void> {
  await em.execute(
    `update rearming set counted_at = app_now(), moved = ? where subject_kind = ? and subject_id = ? and counted_at is null`,
    [moved, subject.kind, subject.id],
  );
}

type Row = { subject_kind: SubjectRef['kind']; subject_id: string; counted: boolean };
export type RearmDeps = {
  readonly orm: MikroORM;
  readonly commit: Commit;
  readonly gateway: Pick<RevisionGateway, 'wakeOnce'>;
};

/**
 * One page of a revision: each subject is counted again by a commit like any other, which writes events, deadlines, history
 * and notices in one transaction; then the workflows of those that moved are woken and take their new instant. Whatever was
 * done before a crash is found in the rows: a repeated commit changes nothing, a repeated wake is one.
 */
export function createRearming({ orm, commit, gateway }: RearmDeps) {
  const rows = (): Em => orm.em.fork() as Em;
  return async function rearmPage(versionId: string, alive: () => void = () => undefined): Promise<RevisionProgress> {
    const em = rows();
    const page = await nextPage(em, versionId);
    const failures: unknown[] = [];
    const counted: SubjectRef[] = [];
    await each(page.filter((r) => !r.counted).map(refOf), LIMITS.revisionConcurrency, async (subject) => {
      // One that cannot be counted holds up no other; it is tried again with the next page.
      await commit(subject, []).then(
        () => counted.push(subject),
        (error: unknown) => failures.push(error),
      );
      alive();
    });
    await markCounted(em, versionId, counted);
    const moved = await movedOf(em, versionId, page.map(refOf));
    await each(moved, LIMITS.wakeConcurrency, async (subject) => {
      await gateway.wakeOnce(subject, `calendar:${versionId}`);
      alive();
    });
    await markWoken(em, versionId, moved);
    if (failures.length) throw new AggregateError(failures, `${failures.length} of ${page.length} subjects could not be counted again`);
    const progress = await progressOf(em, versionId);
    if (progress.finished) await finish(em, versionId);
    return progress;
  };
}
export type RearmPage = ReturnType<typeof createRearming>;

const refOf = (r: Row): SubjectRef => ({ kind: r.subject_kind, id: r.subject_id });
const LEFT = `(counted_at is null or (moved > 0 and woken_at is null))`;

function nextPage(em: Em, versionId: string): Promise<Row[]> {
  return em.execute<Row[]>(
    `select subject_kind, subject_id, counted_at is not null as counted from rearming
     where calendar_version_id = ? and ${LEFT} order by subject_kind, subject_id limit ?`,
    [versionId, LIMITS.revisionPageSize],
  );
}

/** A commit that found nothing to move leaves no trace of its own. */
async function markCounted(em: Em, versionId: string, subjects: readonly SubjectRef[]): Promise<void> {
  await em.execute(
    `update rearming set counted_at = app_now() where calendar_version_id = ? and subject_id = any(?) and counted_at is null`,
    [versionId, pgArray(subjects.map((s) => s.id))],
  );
}

async function movedOf(em: Em, versionId: string, subjects: readonly SubjectRef[]): Promise<SubjectRef[]> {
  const found = await em.execute<Row[]>(
    `select subject_kind, subject_id from rearming where calendar_version_id = ? and subject_id = any(?) and moved > 0 and woken_at is null`,
    [versionId, pgArray(subjects.map((s) => s.id))],
  );
  return found.map(refOf);
}

async function markWoken(em: Em, versionId: string, subjects: readonly SubjectRef[]): Promise<void> {
  await em.execute(`update rearming set woken_at = app_now() where calendar_version_id = ? and subject_id = any(?)`, [
    versionId,
    pgArray(subjects.map((s) => s.id)),
  ]);
}

async function finish(em: Em, versionId: string): Promise<void> {
  await em.execute(`update calendar_version set applied_at = app_now() where id = ? and applied_at is null`, [versionId]);
}

/** How far a revision is, from its rows. */
export async function progressOf(reader: Reader, versionId: string): Promise<RevisionProgress> {
  const [row] = await reader.execute<RevisionProgress[]>(
    `select count(*)::int as subjects, count(counted_at)::int as counted, coalesce(sum(moved), 0)::int as moved, count(woken_at)::int as woken,
            coalesce(bool_and(not ${LEFT}), true) as finished
     from rearming where calendar_version_id = ?`,
    [versionId],
  );
  return row!;
}
