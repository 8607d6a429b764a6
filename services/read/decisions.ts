import { withinSight } from './sight.ts';
import type { Sight } from './sight.ts';
import type { Reader } from './reader.ts';
import {
  DECISION_COLUMNS,
  DECISION_IS_PUBLIC,
  LISTED_DEADLINE,
  listedDeadline,
  NOW,
  ORGAN_COLUMNS,
  pgArray,
  ROUND_COLUMNS,
} from './rows.ts';
import type { DeadlineRow, DecisionRow, ListedDeadline, OrganRow, RoundRow } from './rows.ts';

export type DecisionFilter = {
  readonly phases?: readonly string[];
  readonly organCode?: string;
  readonly leadOrganCode?: string;
  readonly year?: number;
  readonly dueBefore?: string;
  readonly isOpen?: boolean;
  /** A window is open, or ended at most so many times 24 hours ago. */
  readonly closedWithinDays?: number;
  readonly feedback?: 'published' | 'due';
  /** What the public may read; staff read all. */
  readonly publicOnly: boolean;
  /** Whose withheld matters are listed; absent = nobody's. */
  readonly sight?: Sight;
};
export type Page<T> = { readonly rows: readonly T[]; readonly hasNextPage: boolean };

/** A window is open by its instants, never by a flag. */
const IS_OPEN = `exists (select 1 from round w where w.decision_id = d.id and w.opens_at <= ${NOW} and ${NOW} < w.closes_at)`;
/** A window that is open, or ended at most so many days ago. */
const CLOSED_WITHIN = `exists (select 1 from round w where w.decision_id = d.id and w.opens_at <= ${NOW} and w.closes_at > ${NOW} - make_interval(days => ?))`;
const FROM = `from decision d join matter m on m.id = d.matter_id and d.undone_at is null`;
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
  else {
    const seen = withinSight(filter.sight ?? []);
    add(seen.sql, ...seen.values);
  }
  if (filter.phases?.length) add(`d.phase = any(?)`, pgArray(filter.phases));
  if (filter.organCode !== undefined) add(`d.organ_id = any((select organ_with_merged(?))::uuid[])`, filter.organCode);
  if (filter.leadOrganCode !== undefined) add(`d.lead_organ_id = any((select organ_with_merged(?))::uuid[])`, filter.leadOrganCode);
  if (filter.year !== undefined) add(`d.year = ?`, filter.year);
  if (filter.dueBefore !== undefined)
    add(`exists (select 1 from deadline x where ${openDeadline} and x.due_at < ?::timestamptz)`, filter.dueBefore);
  if (filter.isOpen !== undefined) add(filter.isOpen ? IS_OPEN : `not ${IS_OPEN}`);
  if (filter.closedWithinDays !== undefined) add(CLOSED_WITHIN, filter.closedWithinDays);
  if (filter.feedback === 'published') add(`d.state->'feedback'->>'publishedAt' is not null`);
  if (filter.feedback === 'due') add(`exists (select 1 from deadline x where ${openDeadline} and x.key = 'feedback')`);
  return { sql: where.join(' and '), values };
}

/** What a list shows of each decision beside its own row; only what is asked for is read. */
export type ListParts = { readonly organ?: boolean; readonly rounds?: boolean; readonly deadlines?: boolean };
export type ListedDecision = DecisionRow & {
  readonly sortKey: string;
  readonly organRow?: OrganRow;
  readonly roundRows?: RoundRow[];
  readonly deadlineRows?: DeadlineRow[];
};

type Listed = Omit<ListedDecision, 'deadlineRows'> & { deadlineRows?: ListedDeadline[] };

const PARTS: Readonly<Record<keyof ListParts, string>> = {
  organ: `(select to_json(x) from (select ${ORGAN_COLUMNS} from organ o where o.id = d.organ_id) x) as "organRow"`,
  rounds: `(select coalesce(json_agg(x), '[]') from (select ${ROUND_COLUMNS} from round r where r.decision_id = d.id order by r.no) x) as "roundRows"`,
  deadlines: `(select coalesce(json_agg(${LISTED_DEADLINE} order by x.due_at, x.key), '[]') from deadline x where x.subject_id = d.id) as "deadlineRows"`,
};

/**
 * One page of decisions with the parts asked for, one statement: a frontend's list is the most read answer of all. Open windows
 * come soonest end first, lists with closed ones latest end first, everything else newest first; the cursor is the last row's sort key and id.
 */
export async function listDecisions(
  read: Reader,
  filter: DecisionFilter,
  parts: ListParts,
  first: number,
  after?: { key: string; id: string },
): Promise<Page<ListedDecision>> {
  const { sql, values } = conditionOf(filter);
  // Sorting by the columns themselves lets an index answer the newest first; the cursor's text is made for the page only.
  const ascending = filter.isOpen === true;
  const byEnd = ascending || filter.closedWithinDays !== undefined;
  const sort = byEnd ? `(select max(w.closes_at) from round w where w.decision_id = d.id)` : `d.created_at`;
  const direction = ascending ? 'asc' : 'desc';
  const beyond = after ? ` and (${sort}, d.id) ${ascending ? '>' : '<'} (?::timestamptz, ?::uuid)` : '';
  const asked = (Object.keys(PARTS) as (keyof ListParts)[]).filter((p) => parts[p]).map((p) => `, ${PARTS[p]}`);
  // The page comes as one value: three hundred small ones cost more to take apart than to parse.
  const [answer] = await read.execute<{ page: Listed[] }[]>(
    `select coalesce(json_agg(x), '[]') as page from (
     select ${DECISION_COLUMNS}, to_char(${sort} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "sortKey"${asked.join('')}
     ${FROM} where ${sql}${beyond} order by ${sort} ${direction}, d.id ${direction} limit ?) x`,
    [...values, ...(after ? [after.key, after.id] : []), first + 1],
  );
  const { page } = answer!;
  return { rows: page.slice(0, first).map(named), hasNextPage: page.length > first };
}

function named(row: Listed): ListedDecision {
  const deadlineRows = row.deadlineRows?.map((x) => listedDeadline(row.id, x));
  return Object.assign(row, deadlineRows ? { deadlineRows } : {}) as ListedDecision;
}

export async function countDecisions(read: Reader, filter: DecisionFilter): Promise<number> {
  const { sql, values } = conditionOf(filter);
  const [row] = await read.execute<{ n: number }[]>(`select count(*)::int as n ${FROM} where ${sql}`, [...values]);
  return row!.n;
}
