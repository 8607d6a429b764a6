import type { OpinionFacts } from '../../domain/decision/types.ts';
import type { Em } from '../clock.ts';
import type { Reader } from '../read/reader.ts';
import { feedbackOfRoundAt, standsNow, stoodAt } from './published-answers.ts';

type Row = {
  /** Its decision or catalog. */
  subject_id: string;
  round_id: string;
  no: number;
  /** A feedback for this round is public. */
  answered: boolean;
  received: number;
  withdrawn: number;
  withheld: number;
  late: number;
  undisposed: number;
};

/**
 * The equations per round (架构 §7): received = counted + withheld + withdrawn + pending, and counted = sum over the classes of
 * disposition once every opinion is answered. Derived from rows on each read; nothing is kept that could drift.
 */
export const reconcileRounds = (em: Em, subjectId: string): Promise<ReconciledRound[]> => reconcileRoundsOf(em, [subjectId]);
export type ReconciledRound = Row & { counted: number; dispositions: Record<string, number> };

/** The same for many decisions and catalogs in one statement, ordered by round. */
export const reconcileRoundsOf = (reader: Reader, subjectIds: readonly string[]): Promise<ReconciledRound[]> =>
  sumsOf(reader, subjectIds, standsNow, 'true');

/** As the newest feedback of each round said it, without letters that were registered after it; `answered` only once one has. */
export const publishedSumsOf = (reader: Reader, subjectIds: readonly string[]): Promise<ReconciledRound[]> =>
  sumsOf(reader, subjectIds, (d) => stoodAt(d, feedbackOfRoundAt('r')), `c.received_at <= coalesce(${feedbackOfRoundAt('r')}, 'infinity')`);

/** `stands`: which answer counts; `arrived`: which opinions do. */
async function sumsOf(
  reader: Reader,
  subjectIds: readonly string[],
  stands: (d: string) => string,
  arrived: string,
): Promise<ReconciledRound[]> {
  const ids = `{${subjectIds.join(',')}}`;
  const rows = await reader.execute<(Row & { dispositions: Record<string, number> })[]>(
    `select coalesce(r.decision_id, r.catalog_id) as subject_id, r.id as round_id, r.no, ${feedbackOfRoundAt('r')} is not null as answered,
            count(c.id)::int as received,
            count(c.id) filter (where c.withdrawn_at is not null)::int as withdrawn,
            count(c.id) filter (where c.withdrawn_at is null and c.withheld_reason is not null)::int as withheld,
            count(c.id) filter (where c.late)::int as late,
            count(c.id) filter (where c.withdrawn_at is null and c.withheld_reason is null and d.id is null)::int as undisposed,
            coalesce((select json_object_agg(k.kind, k.n order by k.kind) from (
              select s.kind, count(*)::int as n from comment x join disposition s on s.comment_id = x.id and ${stands('s')}
              where x.round_id = r.id and x.withdrawn_at is null and x.withheld_reason is null group by s.kind) k), '{}') as dispositions
     from round r
     left join comment c on c.round_id = r.id and ${arrived}
     left join disposition d on d.comment_id = c.id and ${stands('d')}
     where r.decision_id = any(?) or r.catalog_id = any(?) group by r.id order by r.no`,
    [ids, ids],
  );
  return rows.map((r) => ({
    ...r,
    counted: r.received - r.withdrawn - r.withheld,
  }));
}

/** The same as facts for `decide`, by round number. */
export async function opinionFacts(em: Em, subjectId: string): Promise<Record<number, OpinionFacts>> {
  const rounds = await reconcileRounds(em, subjectId);
  return Object.fromEntries(rounds.map((r): [number, OpinionFacts] => [r.no, { ...r, pending: 0 }]));
}
