import type { Em } from '../clock.ts';
import { DECISION_COLUMNS, pgArray } from './rows.ts';
import type { DecisionRow } from './rows.ts';

export type DecisionFilter = {
  readonly phases?: readonly string[];
  readonly organCode?: string;
  readonly leadOrganCode?: string;
  readonly year?: number;
  readonly dueBefore?: string;
  readonly isOpen?: boolean;
  readonly feedback?: 'published' | 'due';
};
export type Page<T> = { readonly rows: readonly T[]; readonly hasNextPage: boolean };

/**
 * One page of decisions, one statement. Open windows come soonest end first, everything else newest first; the cursor is the
 * last row's sort key and id. Open or closed is asked of the window, never of a flag.
 */
export async function listDecisions(
  em: Em,
  filter: DecisionFilter,
  first: number,
  after?: { key: string; id: string },
): Promise<Page<DecisionRow & { sortKey: string }>> {
  const where: string[] = ['true'];
  const values: unknown[] = [];
  const add = (sql: string, ...v: unknown[]): void => {
    where.push(sql);
    values.push(...v);
  };
  const open = `exists (select 1 from round w where w.decision_id = d.id and w.opens_at <= app_now() and app_now() < w.closes_at)`;
  if (filter.phases?.length) add(`d.phase = any(?)`, pgArray(filter.phases));
  if (filter.organCode !== undefined) add(`d.organ_id = (select id from organ where code = ?)`, filter.organCode);
  if (filter.leadOrganCode !== undefined) add(`d.lead_organ_id = (select id from organ where code = ?)`, filter.leadOrganCode);
  if (filter.year !== undefined) add(`d.year = ?`, filter.year);
  if (filter.dueBefore !== undefined)
    add(
      `exists (select 1 from deadline x where x.subject_id = d.id and x.status in ('open', 'overdue') and x.due_at < ?::timestamptz)`,
      filter.dueBefore,
    );
  if (filter.isOpen !== undefined) add(filter.isOpen ? open : `not ${open}`);
  if (filter.feedback === 'published') add(`d.state->'feedback'->>'publishedAt' is not null`);
  if (filter.feedback === 'due')
    add(
      `d.state->'feedback'->>'publishedAt' is null and exists (select 1 from deadline x where x.subject_id = d.id and x.key = 'feedback' and x.status in ('open', 'overdue'))`,
    );
  // Sorting by the columns themselves lets an index answer the newest first; the cursor's text is made for the page only.
  const ascending = filter.isOpen === true;
  const sort = ascending ? `(select max(w.closes_at) from round w where w.decision_id = d.id)` : `d.created_at`;
  const direction = ascending ? 'asc' : 'desc';
  if (after) add(`(${sort}, d.id) ${ascending ? '>' : '<'} (?::timestamptz, ?::uuid)`, after.key, after.id);
  const rows = await em.execute<(DecisionRow & { sortKey: string })[]>(
    `select ${DECISION_COLUMNS}, to_char(${sort} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "sortKey"
     from decision d join matter m on m.id = d.matter_id where ${where.join(' and ')} order by ${sort} ${direction}, d.id ${direction} limit ?`,
    [...values, first + 1],
  );
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}
