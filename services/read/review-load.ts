import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { Page } from './decisions.ts';
import type { Reader } from './reader.ts';

/** One review in the load: handed in with the reply asked for by `on`, or planned to be handed in by `on`. */
export type ReviewItem = {
  readonly state: 'open' | 'planned';
  readonly title: string;
  /** Public code of the decision; null = not started. */
  readonly code: string | null;
  readonly on: PlainDate;
  /** `on` is the year's last day: the catalog has no planned days. */
  readonly withoutPlan: boolean;
};
/** What one deciding organ's reviewer has of one department in one week. */
export type ReviewLoadRow = {
  readonly sortKey: string;
  /** The Monday. What was due before today lies in today's week. */
  readonly week: PlainDate;
  readonly organId: string;
  readonly department: string;
  readonly open: number;
  readonly overdue: number;
  readonly planned: number;
  readonly plannedLate: number;
  readonly withoutPlan: number;
  readonly items: readonly ReviewItem[];
};

/** Held decisions count by where they go on. */
const PHASE = `coalesce(d.state->>'heldFrom', d.phase)`;
const BEFORE_REVIEW = `${PHASE} in ('CATALOGUED', 'INITIATED', 'DRAFTING', 'CONSULTING', 'REVISING')`;

/** Handed in and not answered; a meeting that was postponed has its answer. What was returned for a supplement is never late. */
const OPEN = `
  select d.organ_id, lead.name as department, 'open' as state, d.title, d.code, (d.state->'review'->>'requestedReplyOn')::date as due, false as without_plan, d.state->'review'->'returned' is not null as never_late
  from decision d join organ lead on lead.id = current_organ(d.lead_organ_id)
  where d.phase in ('REVIEWING', 'SUSPENDED', 'RETURNED') and ${PHASE} = 'REVIEWING' and d.state->'gates'->'LEGALITY'->>'status' = 'open' and d.undone_at is null`;

/**
 * Rows of the newest catalogs whose review is still to come: by the latest day to hand in that was told at entry, else by the
 * planned last day, else by the year's end. A plan that was brought in from paper is never late here.
 */
const PLANNED = `
  select c.organ_id, coalesce(lead.name, r.lead_unit) as department, 'planned' as state, coalesce(d.title, r.name) as title, d.code,
         coalesce((r.plan_check->>'reviewBy')::date, r.planned_to, make_date(c.year, 12, 31)) as due, r.planned_to is null as without_plan, v.published_elsewhere is not null as never_late
  from catalog c join catalog_version v on v.catalog_id = c.id and v.no = (select max(no) from catalog_version where catalog_id = c.id)
  join catalog_row r on r.version_id = v.id join matter m on m.entry_id = r.entry_id
  left join decision d on d.matter_id = m.id and d.phase <> 'TERMINATED' left join organ lead on lead.id = current_organ(d.lead_organ_id)
  where c.undone_at is null and case when d.id is null then c.phase <> 'CLOSED' and r.adjustment is distinct from 'removed' else ${BEFORE_REVIEW} end`;

/**
 * The load of all reviewers, one line per week, deciding organ and department, one statement: soonest week first, then by the
 * organ's code. The cursor is the last line's sort key.
 */
export async function listReviewLoad(read: Reader, weeks: number, first: number, after: string | null): Promise<Page<ReviewLoadRow>> {
  const rows = await read.execute<ReviewLoadRow[]>(
    `with today as (select (app_now() at time zone 'Asia/Shanghai')::date as day),
     reviews as (
       select r.*, date_trunc('week', greatest(r.due, t.day))::date as week, r.due < t.day and not r.never_late as late from (${OPEN} union all ${PLANNED}) r, today t),
     load as (
       select to_char(r.week, 'YYYY-MM-DD') || ':' || o.code || ':' || md5(r.department) as "sortKey",
         r.week::text as week, r.organ_id as "organId", r.department,
         count(*) filter (where r.state = 'open')::int as open, count(*) filter (where r.state = 'open' and r.late)::int as overdue,
         count(*) filter (where r.state = 'planned')::int as planned, count(*) filter (where r.state = 'planned' and r.late)::int as "plannedLate",
         count(*) filter (where r.without_plan)::int as "withoutPlan",
         to_json((array_agg(json_build_object('state', r.state, 'title', r.title, 'code', r.code, 'on', r.due, 'withoutPlan', r.without_plan)
                  order by r.due, r.title, r.code))[1:${LIMITS.reviewLoadItemsMax}]) as items
       from reviews r join organ o on o.id = r.organ_id, today t
       where r.week < date_trunc('week', t.day)::date + 7 * ?::int group by r.week, r.organ_id, o.code, r.department)
     select * from load where (?::text is null or "sortKey" collate "C" > ?) order by "sortKey" collate "C" limit ?`,
    [weeks, after, after, first + 1],
  );
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}
