import type { Role } from '../../domain/access/roles.ts';
import { mayDisposeOf } from '../../domain/catalog/consultation.ts';
import type { CatalogState } from '../../domain/catalog/types.ts';
import { ARTEFACT_NAMES } from '../../domain/decision/publish.ts';
import type { ArtefactKind } from '../../domain/decision/types.ts';
import { momentOf } from '../calendar/moment.ts';
import { reconcileRoundsOf } from '../participation/reconciliation.ts';
import { packAt } from '../rules.ts';
import type { Reader } from './reader.ts';
import { withinSight } from './sight.ts';
import type { Sight } from './sight.ts';

export const TASK_KINDS = {
  drafting: '承办中的决策',
  dispositions: '还没有处理结论的意见',
  'disclosure-review': '待保密审查的材料',
  signature: '待负责人审签的材料',
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
  packId: string;
  withheld: boolean;
  clears: boolean;
  signs: boolean;
  papers: Paper[];
};
/** The newest version of one kind of paper. */
type Paper = {
  kind: ArtefactKind;
  version: number;
  published: boolean;
  clearedBy: string | null;
  /** Whether a reviewer has spoken, for it or against it. */
  answered: boolean;
  savedBy: string;
  /** Also where it was saved before signatures were recorded. */
  signed: boolean;
};

const paperWords = (p: Paper): string => `${ARTEFACT_NAMES[p.kind]}（第${p.version}版）`;

/**
 * What waits for a person in open decisions and draft catalogs: nothing is assigned to anybody, so it is read from who started or
 * drafted a matter, and from the roles held where it lies. Titles outside the sight of who asks are not told.
 */
export async function openTasksOf(read: Reader, personId: string, held: Held, sight: Sight): Promise<OpenTask[]> {
  const seen = withinSight(sight);
  const at = (role: Role): string =>
    `{${held
      .filter((h) => h.role === role)
      .map((h) => h.organId)
      .join(',')}}`;
  const clearing = [at('disclosure-officer'), at('unit-head')];
  const rows = await read.execute<Open[]>(
    `select (${seen.sql}) as seen, d.id, d.code, d.title,
            d.state->>'startedBy' = ? or exists (select 1 from artefact a where a.decision_id = d.id and a.saved_by_id = ?) as mine,
            d.phase = 'REVIEWING' and d.state->'gates'->'LEGALITY'->>'status' = 'open' and (array[d.organ_id, d.lead_organ_id] && ?::uuid[]) as reviews,
            d.pack_id as "packId", jsonb_exists(d.state, 'withheld') as withheld,
            array[d.organ_id, d.lead_organ_id] && ?::uuid[] as clears, array[d.organ_id, d.lead_organ_id] && ?::uuid[] as signs,
            case when array[d.organ_id, d.lead_organ_id] && (?::uuid[] || ?::uuid[]) then (select coalesce(json_agg(n order by n.kind), '[]') from (
               select distinct on (kind) kind, version, published_at is not null as published, cleared_by_id as "clearedBy", clearance_note is not null as answered,
                 saved_by_id as "savedBy", signed_at is not null or before_signatures as signed
               from artefact where decision_id = d.id order by kind, version desc) n) else '[]'::json end as papers
     from decision d where not d.closed order by d.code`,
    [...seen.values, personId, personId, at('legality-reviewer'), ...clearing, ...clearing],
  );
  const { now } = await momentOf(read);
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
  const awaitsReview = (p: Paper): boolean => !p.published && p.clearedBy === null && !p.answered && p.savedBy !== personId;
  const awaitsHead = (p: Paper): boolean =>
    !p.published && p.clearedBy !== null && !p.signed && ![p.savedBy, p.clearedBy].includes(personId);
  const ofDecisions = rows.flatMap((d) => {
    const asked = d.signs && !d.withheld && packAt(d.packId, now).signature !== undefined;
    const [toClear, toSign] = [d.clears ? d.papers.filter(awaitsReview) : [], asked ? d.papers.filter(awaitsHead) : []];
    const undisposed = sums.filter((s) => s.subject_id === d.id).reduce((n, s) => n + s.undisposed, 0);
    return [
      ...(d.mine ? [task(d, 'drafting', '由本人启动或者起草')] : []),
      ...(undisposed ? [task(d, 'dispositions', `${undisposed}条`)] : []),
      ...toClear.map((p) => task(d, 'disclosure-review', paperWords(p))),
      ...toSign.map((p) => task(d, 'signature', paperWords(p))),
      ...(d.reviews ? [task(d, 'legality-review', '已送审，尚未答复')] : []),
    ];
  });
  return [...ofDecisions, ...(await catalogTasks(read, at('catalog-manager')))];
}

/** Opinions on a draft catalog that the organ's catalog managers have not answered, and still can. */
async function catalogTasks(read: Reader, organs: string): Promise<OpenTask[]> {
  const rows = await read.execute<{ id: string; year: number; title: string; state: CatalogState }[]>(
    `select c.id, c.year, c.title, c.state from catalog c where not c.closed and c.organ_id = any(?) and exists (select from round r where r.catalog_id = c.id) order by c.year`,
    [organs],
  );
  const sums = rows.length
    ? await reconcileRoundsOf(
        read,
        rows.map((c) => c.id),
      )
    : [];
  return rows.flatMap(({ id, year, title, state }) => {
    const undisposed = sums.filter((s) => s.subject_id === id && mayDisposeOf(state, s.no)).reduce((n, s) => n + s.undisposed, 0);
    return undisposed ? [{ kind: 'dispositions' as const, catalogYear: year, title, what: `${undisposed}条` }] : [];
  });
}
