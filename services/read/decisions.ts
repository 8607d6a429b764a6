import type { Em } from '../clock.ts';
import { DECISION_COLUMNS, DECISION_IS_PUBLIC, pgArray } from './rows.ts';
import type { DecisionRow } from './rows.ts';

export type DecisionFilter = {
  readonly phases?: readonly string[];
  readonly organCode?: string;
  readonly leadOrganCode?: string;
  readonly year?: number;
  readonly dueBefore?: string;
  readonly isOpen?: boolean;
  readonly feedback?: 'published' | 'due';
  /** What the public may read; staff read all. */
  readonly publicOnly: boolean;
};
export type Page<T> = { readonly rows: readonly T[]; readonly hasNextPage: boolean };

/** A window is open by its instants, never by a flag. */
const IS_OPEN = `exists (select 1 from round w where w.decision_id = d.id and w.opens_at <= app_now() and app_now() < w.closes_at)`;
const FROM = `from decision d join matter m on m.id = d.matter_id`;
type Condition = { readonly sql: string; readonly values: readonly unknown[] };

/** Open, closed and overdue are asked of the clock; `app_now()` and not a flag. */
function conditionOf(filter: DecisionFilter): Condition {
  const where: string[] = ['true'];
  const values: unknown[] = [];
  const add = (sql: string, ...v: unknown[]): void => {
    where.push(sql);
    values.push(...v);
  };
  const openDeadline = `x.subject_id = d.id and x.status in ('open', 'overdue')`;
  if (filter.publicOnly) add(DECISION_IS_PUBLIC);
  if (filter.phases?.length) add(`d.phase = any(?)`, pgArray(filter.phases));
  if (filter.organCode !== undefined) add(`d.organ_id = (select id from organ where code = ?)`, filter.organCode);
  if (filter.leadOrganCode !== undefined) add(`d.lead_organ_id = (select id from organ where code = ?)`, filter.leadOrganCode);
  if (filter.year !== undefined) add(`d.year = ?`, filter.year);
  if (filter.dueBefore !== undefined)
    add(`exists (select 1 from deadline x where ${openDeadline} and x.due_at < ?::timestamptz)`, filter.dueBefore);
  if (filter.isOpen !== undefined) add(filter.isOpen ? IS_OPEN : `not ${IS_OPEN}`);
  if (filter.feedback === 'published') add(`d.state->'feedback'->>'publishedAt' is not null`);
  if (filter.feedback === 'due')
    add(`d.state->'feedback'->>'publishedAt' is null and exists (select 1 from deadline x where ${openDeadline} and x.key = 'feedback')`);
  return { sql: where.join(' and '), values };
}

/**
 * One page of decisions, one statement. Open windows come soonest end first, everything else newest first; the cursor is the
 * last row's sort key and id.
 */
export async function listDecisions(
  em: Em,
  filter: DecisionFilter,
  first: number,
  after?: { key: string; id: string },
): Promise<Page<DecisionRow & { sortKey: string }>> {
  const { sql, values } = conditionOf(filter);
  // Sorting by the columns themselves lets an index answer the newest first; the cursor's text is made for the page only.
  const ascending = filter.isOpen === true;
  const sort = ascending ? `(select max(w.closes_at) from round w where w.decision_id = d.id)` : `d.created_at`;
  const direction = ascending ? 'asc' : 'desc';
  const beyond = after ? ` and (${sort}, d.id) ${ascending ? '>' : '<'} (?::timestamptz, ?::uuid)` : '';
  const rows = await em.execute<(DecisionRow & { sortKey: string })[]>(
    `select ${DECISION_COLUMNS}, to_char(${sort} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "sortKey"
     ${FROM} where ${sql}${beyond} order by ${sort} ${direction}, d.id ${direction} limit ?`,
    [...values, ...(after ? [after.key, after.id] : []), first + 1],
  );
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}

export async function countDecisions(em: Em, filter: DecisionFilter): Promise<number> {
  const { sql, values } = conditionOf(filter);
  const [row] = await em.execute<{ n: number }[]>(`select count(*)::int as n ${FROM} where ${sql}`, [...values]);
  return row!.n;
}
