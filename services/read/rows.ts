import type { Acting } from '../../domain/access/capacity.ts';
import type { CatalogState } from '../../domain/catalog/types.ts';
import type { ArtefactKind, DeadlineStatus, DecisionState, GateFact, Phase } from '../../domain/decision/types.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import type { ExplainedDeadline } from '../../domain/deadline/explain.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { PlanCheck } from '../../domain/plan/fits.ts';
import type { Reader } from './reader.ts';
import { withinSight } from './sight.ts';
import type { Sight } from './sight.ts';

/** Rows as queries read them: columns renamed once, here, instants as ISO text. */
export type OrganRow = {
  id: string;
  code: string;
  name: string;
  kind: string;
  phone: string | null;
  phoneHours: string | null;
  address: string | null;
  packId: string | null;
  parentId: string | null;
  servedById: string | null;
  mergedIntoId: string | null;
  mergedOn: PlainDate | null;
};
export type DecisionRow = {
  id: string;
  code: string;
  title: string;
  year: number;
  packId: string;
  matterId: string;
  entryId: string;
  organId: string;
  leadOrganId: string;
  /** The decision that this one adjusts. */
  adjustsId: string | null;
  phase: Phase;
  /** A draft of it has been published: its own title is public. */
  draftIsPublic: boolean;
  createdAt: string;
};
/** The whole folded state, several kilobytes: read only where something of it is asked for. */
export type StateRow = { id: string; state: DecisionState };
export type CatalogRowSet = { id: string; year: number; title: string; organId: string; packId: string; state: CatalogState };
export type VersionRow = {
  id: string;
  catalogId: string;
  no: number;
  status: string;
  columns: string[];
  standards: string | null;
  legalBases: string[];
  reason: string | null;
  signedOn: PlainDate | null;
  documentNo: string | null;
  decisionFact: { actingBody: string; occurredOn: string } | null;
  consentFact: { actingBody: string; occurredOn: string } | null;
  publishedAt: string | null;
  warnings: string[];
};
export type EntryRow = {
  id: string;
  entryId: string;
  catalogId: string;
  matterId: string;
  versionNo: number;
  position: number;
  printedNo: string;
  name: string;
  category: string | null;
  mainContent: string | null;
  legalBasis: string | null;
  leadUnit: string;
  coUnits: string[];
  procedures: string[];
  participationWays: string[];
  plannedText: string | null;
  plannedPrecision: string | null;
  plannedFrom: PlainDate | null;
  plannedTo: PlainDate | null;
  heard: boolean | null;
  adjustment: string | null;
  adjustmentReason: string | null;
  adjustedOn: PlainDate | null;
  /** Beijing day of the first published version that prints it, of one published elsewhere the day claimed; null = none yet, or not stated. */
  cataloguedOn: PlainDate | null;
  asPrinted: { column: string; text: string }[];
  /** Printed names of the columns of its version. */
  columns: string[];
  matters: { id: string; name: string }[];
};
export type ArtefactRow = {
  id: string;
  decisionId: string;
  kind: ArtefactKind;
  version: number;
  title: string;
  text: string;
  hash: string;
  savedAt: string;
  publishedAt: string | null;
  cleared: boolean;
  clearedAt: string | null;
  signedAt: string | null;
  /** The three steps before a publication, in the names of their moment; null in rows from before capacities were kept. */
  savedAs: Acting | null;
  clearedAs: Acting | null;
  signedAs: Acting | null;
  signatureFact: GateFact | null;
};
export type RoundRow = {
  id: string;
  /** Of one of the two. */
  decisionId: string | null;
  catalogId: string | null;
  no: number;
  days: number;
  closesOn: PlainDate;
  opensAt: string | null;
  closesAt: string | null;
  shortenedReason: string | null;
  draftHash: string;
  registerClosedAt: string | null;
  countedAt: string | null;
  /** Opinions counted when the window had ended; null before. */
  receivedAtClose: number | null;
  noticeId: string;
  /** Open by its window at the instant of reading. */
  isOpen: boolean;
  extensions: { from: PlainDate; to: PlainDate; reason: string; at: string }[];
};
export type DraftRow = { id: string; version: number; columns: string[]; rows: string[][] };
export type DeadlineRow = {
  id: string;
  subjectKind: string;
  subjectId: string;
  key: string;
  /** At the instant of reading. */
  status: DeadlineStatus;
  settledAt: string | null;
  dueOn: PlainDate;
  dueAt: Instant;
};
export type NoticeRow = { id: string; title: string; text: string };

/** The clock, asked once per statement and not once per row: it is a table behind a function. */
export const NOW = `(select app_now())`;
/** An instant as ISO text with milliseconds, UTC. */
export const isoText = (column: string, alias: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "${alias}"`;

export const ORGAN_COLUMNS = `o.id, o.code, o.name, o.kind, o.phone, o.phone_hours as "phoneHours", o.address, o.pack_id as "packId", o.parent_id as "parentId", o.served_by_id as "servedById", o.merged_into_id as "mergedIntoId", o.merged_on::text as "mergedOn"`;
export const DECISION_COLUMNS = `d.id, d.code, d.title, d.year, d.pack_id as "packId", d.matter_id as "matterId", m.entry_id as "entryId", d.organ_id as "organId", d.lead_organ_id as "leadOrganId", d.adjusts_id as "adjustsId", d.phase, exists (select 1 from round w where w.decision_id = d.id and w.opens_at is not null) as "draftIsPublic", ${isoText('d.created_at', 'createdAt')}`;
const VERSION_COLUMNS = `v.id, v.catalog_id as "catalogId", v.no, v.status, v.columns, v.standards, v.legal_bases as "legalBases", v.reason, v.signed_on::text as "signedOn", v.document_no as "documentNo", v.decision_fact as "decisionFact", v.consent_fact as "consentFact", ${isoText('v.published_at', 'publishedAt')}, v.warnings`;
const ENTRY_COLUMNS = `r.id, r.entry_id as "entryId", v.catalog_id as "catalogId", (select id from matter m where m.entry_id = r.entry_id order by created_at, id limit 1) as "matterId", v.no as "versionNo", r.position, r.printed_no as "printedNo", r.name, r.category, r.main_content as "mainContent", r.legal_basis as "legalBasis", r.lead_unit as "leadUnit", r.co_units as "coUnits", r.procedures, r.participation_ways as "participationWays", r.planned_text as "plannedText", r.planned_precision as "plannedPrecision", r.planned_from::text as "plannedFrom", r.planned_to::text as "plannedTo", r.heard, r.adjustment, r.adjustment_reason as "adjustmentReason", r.adjusted_on::text as "adjustedOn", r.as_printed as "asPrinted", v.columns, (select json_agg(json_build_object('id', m.id, 'name', m.name) order by m.created_at, m.id) from matter m where m.entry_id = r.entry_id) as matters, (select min(case when pv.published_elsewhere is null then (pv.published_at at time zone 'Asia/Shanghai')::date when pv.published_at is not null then (pv.published_elsewhere->>'on')::date end)::text from catalog_row pr join catalog_version pv on pv.id = pr.version_id where pr.entry_id = r.entry_id) as "cataloguedOn"`;
const ARTEFACT_COLUMNS = `a.id, a.decision_id as "decisionId", a.kind, a.version, a.title, a.text, a.hash, ${isoText('a.saved_at', 'savedAt')}, ${isoText('a.published_at', 'publishedAt')}, a.cleared_by_id is not null as cleared, ${isoText('a.cleared_at', 'clearedAt')}, ${isoText('a.signed_at', 'signedAt')}, a.saved_as as "savedAs", a.cleared_as as "clearedAs", a.signed_as as "signedAs", a.signature_fact as "signatureFact"`;
export const ROUND_COLUMNS = `r.id, r.decision_id as "decisionId", r.catalog_id as "catalogId", r.no, r.days, r.closes_on::text as "closesOn", ${isoText('r.opens_at', 'opensAt')}, ${isoText('r.closes_at', 'closesAt')}, r.shortened_reason as "shortenedReason", r.draft_hash as "draftHash", ${isoText('r.register_closed_at', 'registerClosedAt')}, ${isoText('r.counted_at', 'countedAt')}, r.received_at_close as "receivedAtClose", r.notice_id as "noticeId", coalesce(r.opens_at <= ${NOW} and ${NOW} < r.closes_at, false) as "isOpen", r.extensions`;
/** Overdue is a matter of the clock, not of a flag; the end of a consultation obliges nobody. */
const STATUS_NOW = `case when x.status = 'open' and x.due_at <= ${NOW} and x.key not like 'consultation:%' then 'overdue' else x.status end`;
const DUE_AT = `(extract(epoch from x.due_at) * 1000)::float8`;
const DEADLINE_COLUMNS = `x.id, x.subject_kind as "subjectKind", x.subject_id as "subjectId", x.key, ${STATUS_NOW} as status, ${isoText('x.settled_at', 'settledAt')}, x.due_on::text as "dueOn", ${DUE_AT} as "dueAt"`;
/** A decision's deadline inside a list: by position, for a list brings a hundred of them. */
export const LISTED_DEADLINE = `json_build_array(x.id, x.key, ${STATUS_NOW}, to_char(x.settled_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), x.due_on, ${DUE_AT})`;
export type ListedDeadline = readonly [
  id: string,
  key: string,
  status: DeadlineStatus,
  settledAt: string | null,
  dueOn: PlainDate,
  dueAt: Instant,
];
export function listedDeadline(decisionId: string, [id, key, status, settledAt, dueOn, dueAt]: ListedDeadline): DeadlineRow {
  return { id, subjectKind: 'decision', subjectId: decisionId, key, status, settledAt, dueOn, dueAt };
}

export const CATALOG_COLUMNS = `c.id, c.year, c.title, c.organ_id as "organId", c.pack_id as "packId", c.state`;
/** Deny by default: the public reads a decision when a published version prints its row, and not before. `m` is its matter. */
export const DECISION_IS_PUBLIC = `d.undone_at is null and exists (select 1 from catalog_entry pe join catalog_version pv on pv.catalog_id = pe.catalog_id and pv.published_at is not null join catalog_row pr on pr.version_id = pv.id and pr.entry_id = pe.id where pe.id = m.entry_id)`;
const DECISIONS = `select ${DECISION_COLUMNS} from decision d join matter m on m.id = d.matter_id and d.undone_at is null`;

/** PostgreSQL array literal of uuids or words that hold no quotes. */
export const pgArray = (values: readonly string[]): string => `{${values.join(',')}}`;

export const organsByIds = (read: Reader, ids: readonly string[]): Promise<OrganRow[]> =>
  read.execute(`select ${ORGAN_COLUMNS} from organ o where o.id = any(?)`, [pgArray(ids)]);
export const statesByIds = (read: Reader, ids: readonly string[]): Promise<StateRow[]> =>
  read.execute(`select id, state from decision where id = any(?)`, [pgArray(ids)]);
export const noticesByIds = (read: Reader, ids: readonly string[]): Promise<NoticeRow[]> =>
  read.execute(`select id, title, text from notice where id = any(?)`, [pgArray(ids)]);
/** What staff find: a withheld matter only within their sight. */
export const decisionsByIds =
  (sight: Sight) =>
  (read: Reader, ids: readonly string[]): Promise<DecisionRow[]> => {
    const seen = withinSight(sight);
    return read.execute(`${DECISIONS} where d.id = any(?) and ${seen.sql}`, [pgArray(ids), ...seen.values]);
  };
export const publicDecisionsByIds = (read: Reader, ids: readonly string[]): Promise<DecisionRow[]> =>
  read.execute(`${DECISIONS} where d.id = any(?) and ${DECISION_IS_PUBLIC}`, [pgArray(ids)]);
export const decisionsByEntries = (read: Reader, ids: readonly string[]): Promise<DecisionRow[]> =>
  read.execute(`${DECISIONS} where m.entry_id = any(?) order by d.created_at, d.id`, [pgArray(ids)]);
export const publicDecisionsByEntries = (read: Reader, ids: readonly string[]): Promise<DecisionRow[]> =>
  read.execute(`${DECISIONS} where m.entry_id = any(?) and ${DECISION_IS_PUBLIC} order by d.created_at, d.id`, [pgArray(ids)]);
/** Decisions that adjust others, or mean to; one that was given up adjusts nothing. */
const ADJUSTING = `${DECISIONS} where d.adjusts_id = any(?) and d.phase <> 'TERMINATED'`;
export const decisionsAdjusting = (read: Reader, ids: readonly string[]): Promise<DecisionRow[]> => read.execute(ADJUSTING, [pgArray(ids)]);
export const publicDecisionsAdjusting = (read: Reader, ids: readonly string[]): Promise<DecisionRow[]> =>
  read.execute(`${ADJUSTING} and ${DECISION_IS_PUBLIC}`, [pgArray(ids)]);
export const catalogsByIds = (read: Reader, ids: readonly string[]): Promise<CatalogRowSet[]> =>
  read.execute(`select ${CATALOG_COLUMNS} from catalog c where c.id = any(?) and c.undone_at is null`, [pgArray(ids)]);
export const versionsByCatalogs = (read: Reader, ids: readonly string[]): Promise<VersionRow[]> =>
  read.execute(
    `select ${VERSION_COLUMNS} from catalog_version v where v.catalog_id = any(?) and exists (select 1 from catalog c where c.id = v.catalog_id and c.undone_at is null) order by v.no`,
    [pgArray(ids)],
  );
export const rowsByVersions = (read: Reader, ids: readonly string[]): Promise<(EntryRow & { versionId: string })[]> =>
  read.execute(
    `select ${ENTRY_COLUMNS}, v.id as "versionId" from catalog_row r join catalog_version v on v.id = r.version_id where v.id = any(?) order by r.position`,
    [pgArray(ids)],
  );
/** What was said of a row's plan when it was entered: staff only, so no list of rows carries it. */
export const planChecksByRows = (read: Reader, ids: readonly string[]): Promise<{ id: string; check: PlanCheck | null }[]> =>
  read.execute(`select id, plan_check as "check" from catalog_row where id = any(?)`, [pgArray(ids)]);
/** The newest public row of each entry; staff pages that need unpublished rows read the version. */
export const publicRowsByEntries = (read: Reader, ids: readonly string[]): Promise<EntryRow[]> =>
  read.execute(
    `select distinct on (r.entry_id) ${ENTRY_COLUMNS} from catalog_row r join catalog_version v on v.id = r.version_id join catalog c on c.id = v.catalog_id and c.undone_at is null where r.entry_id = any(?) and v.published_at is not null order by r.entry_id, c.year desc, v.no desc`,
    [pgArray(ids)],
  );
export const artefactsByDecisions = (read: Reader, ids: readonly string[]): Promise<ArtefactRow[]> =>
  read.execute(`select ${ARTEFACT_COLUMNS} from artefact a where a.decision_id = any(?) order by a.kind, a.version`, [pgArray(ids)]);
export const roundsByIds = (read: Reader, ids: readonly string[]): Promise<RoundRow[]> =>
  read.execute(`select ${ROUND_COLUMNS} from round r where r.id = any(?)`, [pgArray(ids)]);
export const roundsByDecisions = (read: Reader, ids: readonly string[]): Promise<RoundRow[]> =>
  read.execute(`select ${ROUND_COLUMNS} from round r where r.decision_id = any(?) order by r.no`, [pgArray(ids)]);
export const roundsByCatalogs = (read: Reader, ids: readonly string[]): Promise<RoundRow[]> =>
  read.execute(`select ${ROUND_COLUMNS} from round r where r.catalog_id = any(?) order by r.no`, [pgArray(ids)]);
/** The draft catalogs that rounds are about, as their notices fixed them. */
export const draftsByRounds = (read: Reader, ids: readonly string[]): Promise<DraftRow[]> =>
  read.execute(
    `select r.id, p.snapshot::jsonb->'columns' as columns, p.snapshot::jsonb->'rows' as rows, (p.snapshot::jsonb->>'version')::int as version
     from round r join publication p on p.subject_id = r.catalog_id and p.ref_id = 'consultation:' || r.no where r.id = any(?)`,
    [pgArray(ids)],
  );
export const deadlinesBySubjects = (read: Reader, ids: readonly string[]): Promise<DeadlineRow[]> =>
  read.execute(`select ${DEADLINE_COLUMNS} from deadline x where x.subject_id = any(?) order by x.due_at, x.key`, [pgArray(ids)]);
export const deadlinesByIds = (read: Reader, ids: readonly string[]): Promise<DeadlineRow[]> =>
  read.execute(`select ${DEADLINE_COLUMNS} from deadline x where x.id = any(?)`, [pgArray(ids)]);
/** Explanations are several kilobytes each: they are read only when something of them is asked for. */
export const explanationsByIds = (read: Reader, ids: readonly string[]): Promise<{ id: string; explained: ExplainedDeadline }[]> =>
  read.execute(`select id, explained from deadline where id = any(?)`, [pgArray(ids)]);
export const artefactsByIds = (read: Reader, ids: readonly string[]): Promise<ArtefactRow[]> =>
  read.execute(`select ${ARTEFACT_COLUMNS} from artefact a where a.id = any(?)`, [pgArray(ids)]);
