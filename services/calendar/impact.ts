import type { Arrangement } from '../../domain/calendar/arrangement.ts';
import { beijingDate } from '../../domain/calendar/instant.ts';
import { plainDate } from '../../domain/calendar/plain-date.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import { calendarFor } from '../../domain/calendar/work-calendar.ts';
import { explainDeadline } from '../../domain/deadline/explain.ts';
import type { ExplainedDeadline } from '../../domain/deadline/explain.ts';
import { impactOf } from '../../domain/deadline/impact.ts';
import type { Impact } from '../../domain/deadline/impact.ts';
import type { Unmoved } from '../../domain/deadline/recount.ts';
import type { DeadlineStatus } from '../../domain/decision/types.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { SubjectKind } from '../../domain/procedure/types.ts';
import type { Reader } from '../read/reader.ts';
import { rulesAt } from '../rules.ts';
import { withArrangement } from './moment.ts';
import type { Moment } from './moment.ts';

/** One deadline that would move, and where it hangs. */
export type ImpactLine = Extract<Impact, { moves: true }> & {
  readonly deadlineId: string;
  readonly key: string;
  readonly ruleName: string;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly title: string;
  /** Who must act: the undertaking unit of a decision, the organ of a catalog. */
  readonly organId: string;
  readonly organName: string;
};
/** Sums over lines; a line may count in several. */
export type ImpactTotals = {
  readonly moved: number;
  readonly later: number;
  readonly earlier: number;
  readonly becomeOverdue: number;
  readonly becomeFinal: number;
  readonly windowsExtended: number;
};
/** A catalog date nobody has entered in the books yet. */
export type CatalogDate = {
  readonly organName: string;
  readonly year: number;
  readonly dueOn: PlainDate;
  readonly safeFrom: PlainDate;
  readonly safeTo: PlainDate;
};
export type ImpactReport = {
  readonly arrangement: Arrangement;
  readonly calendarVersion: string;
  /** Open deadlines that were asked. */
  readonly asked: number;
  /** What is overdue at once first, then by the new day. */
  readonly lines: readonly ImpactLine[];
  readonly totals: ImpactTotals;
  readonly organs: readonly ({ readonly organId: string; readonly organName: string } & ImpactTotals)[];
  /** Why the others stay as they are; `settled` = done or cancelled, never counted again; a stopped one is counted when its clock goes on. */
  readonly unmoved: Readonly<Record<Unmoved | 'settled', number>>;
  readonly catalogDates: readonly CatalogDate[];
};

type Row = {
  id: string;
  key: string;
  status: DeadlineStatus;
  explained: ExplainedDeadline;
  kind: SubjectKind;
  subject_id: string;
  title: string;
  pack_id: string;
  organ_id: string;
  organ_name: string;
  window_closes_on: PlainDate | null;
};

/**
 * What approving an arrangement would do, before anything changes: every open deadline is asked by the same functions that
 * would move it. Reads some thousand deadlines a statement and keeps only what moves. An arrangement that counts already moves nothing.
 */
export async function impactReport(reader: Reader, moment: Moment, arrangement: Arrangement): Promise<ImpactReport> {
  const then = withArrangement(moment, arrangement);
  const lines: ImpactLine[] = [];
  const unmoved = { 'minimum-kept': 0, 'fixed-date': 0, 'no-days-off': 0, 'same-days': 0, settled: await settledCount(reader) };
  let asked = 0;
  for await (const row of openDeadlines(reader)) {
    asked += 1;
    const deadline = { key: row.key, status: row.status, explained: row.explained };
    const impact = impactOf(deadline, rulesAt(row.pack_id, then), moment.now, row.window_closes_on ?? undefined);
    if (impact.moves) lines.push(lineOf(row, impact));
    else unmoved[impact.why] += 1;
  }
  lines.sort((a, b) => Number(b.becomesOverdue) - Number(a.becomesOverdue) || compare(a.to, b.to) || compare(a.deadlineId, b.deadlineId));
  return {
    arrangement,
    calendarVersion: calendarFor(arrangement.region, then.arrangements, beijingDate(moment.now)).version,
    asked,
    lines,
    totals: totalsOf(lines),
    organs: organsOf(lines),
    unmoved,
    catalogDates: await catalogDates(reader, moment, then, arrangement.year),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

async function* openDeadlines(reader: Reader): AsyncGenerator<Row> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const page: Row[] = await reader.execute<Row[]>(
      `select x.id, x.key, x.status, x.explained, x.subject_kind as kind, x.subject_id, coalesce(d.title, c.title) as title,
              coalesce(d.pack_id, c.pack_id) as pack_id, o.id as organ_id, o.name as organ_name,
              (select r.closes_on::text from round r where r.decision_id = d.id and 'consultation:' || r.no = x.key and r.opens_at <= app_now() and app_now() < r.closes_at) as window_closes_on
       from deadline x
       left join decision d on x.subject_kind = 'decision' and d.id = x.subject_id
       left join catalog c on x.subject_kind = 'catalog' and c.id = x.subject_id
       join organ o on o.id = coalesce(d.lead_organ_id, c.organ_id)
       where x.status in ('open', 'overdue') and not coalesce(d.closed, c.closed) and x.id > ?::uuid order by x.id limit ?`,
      [after, LIMITS.impactPageSize],
    );
    yield* page;
    if (page.length < LIMITS.impactPageSize) return;
    after = page.at(-1)!.id;
  }
}

function lineOf(row: Row, impact: Extract<Impact, { moves: true }>): ImpactLine {
  return {
    ...impact,
    deadlineId: row.id,
    key: row.key,
    ruleName: row.explained.ruleName,
    subjectKind: row.kind,
    subjectId: row.subject_id,
    title: row.title,
    organId: row.organ_id,
    organName: row.organ_name,
  };
}

async function settledCount(reader: Reader): Promise<number> {
  const [row] = await reader.execute<{ n: number }[]>(
    `select count(*)::int as n from deadline where status not in ('open', 'overdue', 'stopped')`,
  );
  return row!.n;
}

/** Sums of some lines. */
export function totalsOf(lines: readonly ImpactLine[]): ImpactTotals {
  const count = (holds: (l: ImpactLine) => boolean): number => lines.filter(holds).length;
  return {
    moved: lines.length,
    later: count((l) => l.to > l.from),
    earlier: count((l) => l.to < l.from),
    becomeOverdue: count((l) => l.becomesOverdue),
    becomeFinal: count((l) => l.becomesFinal),
    windowsExtended: count((l) => l.extendsWindow),
  };
}

function organsOf(lines: readonly ImpactLine[]): ImpactReport['organs'] {
  return [...Map.groupBy(lines, (l) => l.organId)]
    .map(([organId, its]) => ({ organId, organName: its[0]!.organName, ...totalsOf(its) }))
    .sort((a, b) => b.moved - a.moved || compare(a.organId, b.organId));
}

/** Catalogs of the arrangement's year and the next that are not yet in the books: their safe day before 31 March may change. */
async function catalogDates(reader: Reader, now: Moment, then: Moment, year: number): Promise<CatalogDate[]> {
  const organs = await reader.execute<{ id: string; name: string; pack_id: string; years: number[] }[]>(
    `select o.id, o.name, o.pack_id, array(select c.year from catalog c where c.organ_id = o.id and c.undone_at is null) as years
     from organ o where o.pack_id is not null order by o.code`,
  );
  return organs.flatMap((o) =>
    [year, year + 1].flatMap((y) => {
      if (o.years.includes(y)) return [];
      const [before, after] = [safeDay(o.pack_id, now, y), safeDay(o.pack_id, then, y)];
      return before && after && before.earliestOn !== after.earliestOn
        ? [{ organName: o.name, year: y, dueOn: after.dueOn, safeFrom: before.earliestOn, safeTo: after.earliestOn }]
        : [];
    }),
  );
}

/** Undefined where the pack knows no such date, or the year lies past all calendars or before today. */
function safeDay(packId: string, moment: Moment, year: number): ExplainedDeadline | undefined {
  const { rules, calendar } = rulesAt(packId, moment);
  const on = plainDate(`${year}-01-01`);
  if (!rules.rules.has('catalog-publication') || `${year}-12-31` < beijingDate(moment.now) || on > calendar.days.at(-1)!.date)
    return undefined;
  return explainDeadline({ pack: rules, ruleId: 'catalog-publication', trigger: { event: 'year-begins', on }, calendar });
}
