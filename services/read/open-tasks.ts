import type { Role } from '../../domain/access/roles.ts';
import { ARTEFACT_NAMES } from '../../domain/decision/publish.ts';
import type { ArtefactKind } from '../../domain/decision/types.ts';
import { reconcileRoundsOf } from '../participation/reconciliation.ts';
import type { Reader } from './reader.ts';
import { withinSight } from './sight.ts';
import type { Sight } from './sight.ts';

export const TASK_KINDS = {
  drafting: '承办中的决策',
  dispositions: '还没有处理结论的意见',
  'disclosure-review': '待保密审查的材料',
  'legality-review': '待合法性审查的草案',
} as const;
export type TaskKind = keyof typeof TASK_KINDS;
/** Of a decision, by its code, or of a catalog, by its year. */
export type OpenTask = {
  readonly kind: TaskKind;
  readonly decisionCode?: string;
  readonly catalogYear?: number;
  readonly title: string;
  readonly what: string;
};

type Held = readonly { readonly role: Role; readonly organId: string }[];
type Open = {
  seen: boolean;
  id: string;
  code: string;
  title: string;
  mine: boolean;
  reviews: boolean;
  papers: { kind: ArtefactKind; version: number }[];
};

/**
 * What waits for a person in open decisions and draft catalogs: nothing is assigned to anybody, so it is read from who started or drafted a
 * matter, and from the roles held where it lies. Titles outside the sight of who asks are not told.
 */
export async function openTasksOf(read: Reader, personId: string, held: Held, sight: Sight): Promise<OpenTask[]> {
  const seen = withinSight(sight);
  const at = (role: Role): string =>
    `{${held
      .filter((h) => h.role === role)
      .map((h) => h.organId)
      .join(',')}}`;
  const rows = await read.execute<Open[]>(
    `select (${seen.sql}) as seen, d.id, d.code, d.title,
            d.state->>'startedBy' = ? or exists (select 1 from artefact a where a.decision_id = d.id and a.saved_by_id = ?) as mine,
            d.phase = 'REVIEWING' and d.state->'gates'->'LEGALITY'->>'status' = 'open' and (array[d.organ_id, d.lead_organ_id] && ?::uuid[]) as reviews,
            case when array[d.organ_id, d.lead_organ_id] && ?::uuid[] then (
              select coalesce(json_agg(json_build_object('kind', n.kind, 'version', n.version) order by n.kind), '[]') from (
                select distinct on (kind) kind, version, cleared_by_id, clearance_note, published_at, saved_by_id from artefact
                where decision_id = d.id order by kind, version desc) n
              where n.cleared_by_id is null and n.clearance_note is null and n.published_at is null and n.saved_by_id <> ?)
            else '[]'::json end as papers
     from decision d where not d.closed order by d.code`,
    [...seen.values, personId, personId, at('legality-reviewer'), at('disclosure-officer'), personId],
  );
  const mine = rows.filter((d) => d.mine);
  const sums = mine.length
    ? await reconcileRoundsOf(
        read,
        mine.map((d) => d.id),
      )
    : [];
  const task = (d: Open, kind: TaskKind, what: string): OpenTask => ({
    kind,
    decisionCode: d.code,
    title: d.seen ? d.title : '不公开的事项',
    what,
  });
  const ofDecisions = rows.flatMap((d) => {
    const undisposed = sums.filter((s) => s.subject_id === d.id).reduce((n, s) => n + s.undisposed, 0);
    return [
      ...(d.mine ? [task(d, 'drafting', '由本人启动或者起草')] : []),
      ...(undisposed ? [task(d, 'dispositions', `${undisposed}条`)] : []),
      ...d.papers.map((paper) => task(d, 'disclosure-review', `${ARTEFACT_NAMES[paper.kind]}（第${paper.version}版）`)),
      ...(d.reviews ? [task(d, 'legality-review', '已送审，尚未答复')] : []),
    ];
  });
  return [...ofDecisions, ...(await catalogTasks(read, at('catalog-manager')))];
}

/** Opinions on a draft catalog that the organ's catalog managers have not answered yet. */
async function catalogTasks(read: Reader, organs: string): Promise<OpenTask[]> {
  const rows = await read.execute<{ id: string; year: number; title: string }[]>(
    `select c.id, c.year, c.title from catalog c where not c.closed and c.organ_id = any(?) and exists (select from round r where r.catalog_id = c.id) order by c.year`,
    [organs],
  );
  const sums = rows.length
    ? await reconcileRoundsOf(
        read,
        rows.map((c) => c.id),
      )
    : [];
  return rows.flatMap(({ id, year, title }) => {
    const undisposed = sums.filter((s) => s.subject_id === id).reduce((n, s) => n + s.undisposed, 0);
    return undisposed ? [{ kind: 'dispositions' as const, catalogYear: year, title, what: `${undisposed}条` }] : [];
  });
}
