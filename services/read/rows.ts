import type { CatalogState } from '../../domain/catalog/types.ts';
import type { ArtefactKind, DecisionState } from '../../domain/decision/types.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import type { ExplainedDeadline } from '../../domain/deadline/explain.ts';
import type { Em } from '../clock.ts';

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
  state: DecisionState;
  createdAt: string;
};
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
  leadUnit: string;
  coUnits: string[];
  plannedText: string | null;
  plannedPrecision: string | null;
  plannedFrom: PlainDate | null;
  plannedTo: PlainDate | null;
  heard: boolean | null;
  adjustment: string | null;
  adjustmentReason: string | null;
  adjustedOn: PlainDate | null;
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
};
export type RoundRow = {
  id: string;
  decisionId: string;
  no: number;
  days: number;
  closesOn: PlainDate;
  opensAt: string | null;
  closesAt: string | null;
  shortenedReason: string | null;
  draftHash: string;
  registerClosedAt: string | null;
  countedAt: string | null;
  noticeTitle: string;
  noticeText: string;
  extensions: { from: PlainDate; to: PlainDate; reason: string; at: string }[];
};
export type DeadlineRow = {
  id: string;
  subjectKind: string;
  subjectId: string;
  key: string;
  status: string;
  settledAt: string | null;
  dueOn: PlainDate;
  dueAt: string;
};

/** An instant as ISO text with milliseconds, UTC. */
export const isoText = (column: string, alias: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "${alias}"`;

export const ORGAN_COLUMNS = `o.id, o.code, o.name, o.kind, o.phone, o.phone_hours as "phoneHours", o.address, o.pack_id as "packId", o.parent_id as "parentId"`;
export const DECISION_COLUMNS = `d.id, d.code, d.title, d.year, d.pack_id as "packId", d.matter_id as "matterId", m.entry_id as "entryId", d.organ_id as "organId", d.lead_organ_id as "leadOrganId", d.state, ${isoText('d.created_at', 'createdAt')}`;
const VERSION_COLUMNS = `v.id, v.catalog_id as "catalogId", v.no, v.status, v.columns, v.standards, v.legal_bases as "legalBases", v.reason, v.signed_on::text as "signedOn", v.decision_fact as "decisionFact", v.consent_fact as "consentFact", ${isoText('v.published_at', 'publishedAt')}, v.warnings`;
const ENTRY_COLUMNS = `r.id, r.entry_id as "entryId", v.catalog_id as "catalogId", (select id from matter m where m.entry_id = r.entry_id order by created_at, id limit 1) as "matterId", v.no as "versionNo", r.position, r.printed_no as "printedNo", r.name, r.category, r.lead_unit as "leadUnit", r.co_units as "coUnits", r.planned_text as "plannedText", r.planned_precision as "plannedPrecision", r.planned_from::text as "plannedFrom", r.planned_to::text as "plannedTo", r.heard, r.adjustment, r.adjustment_reason as "adjustmentReason", r.adjusted_on::text as "adjustedOn"`;
const ARTEFACT_COLUMNS = `a.id, a.decision_id as "decisionId", a.kind, a.version, a.title, a.text, a.hash, ${isoText('a.saved_at', 'savedAt')}, ${isoText('a.published_at', 'publishedAt')}, a.cleared_by_id is not null as cleared`;
const ROUND_COLUMNS = `r.id, r.decision_id as "decisionId", r.no, r.days, r.closes_on::text as "closesOn", ${isoText('r.opens_at', 'opensAt')}, ${isoText('r.closes_at', 'closesAt')}, r.shortened_reason as "shortenedReason", r.draft_hash as "draftHash", ${isoText('r.register_closed_at', 'registerClosedAt')}, ${isoText('r.counted_at', 'countedAt')}, n.title as "noticeTitle", n.text as "noticeText", r.extensions`;
const DEADLINE_COLUMNS = `x.id, x.subject_kind as "subjectKind", x.subject_id as "subjectId", x.key, x.status, ${isoText('x.settled_at', 'settledAt')}, x.due_on::text as "dueOn", ${isoText('x.due_at', 'dueAt')}`;

export const CATALOG_COLUMNS = `c.id, c.year, c.title, c.organ_id as "organId", c.pack_id as "packId", c.state`;
/** Deny by default: the public reads a decision when a published version prints its row, and not before. `m` is its matter. */
export const DECISION_IS_PUBLIC = `exists (select 1 from catalog_entry pe join catalog_version pv on pv.catalog_id = pe.catalog_id and pv.published_at is not null join catalog_row pr on pr.version_id = pv.id and pr.entry_id = pe.id where pe.id = m.entry_id)`;
const DECISIONS = `select ${DECISION_COLUMNS} from decision d join matter m on m.id = d.matter_id`;

/** PostgreSQL array literal of uuids or words that hold no quotes. */
export const pgArray = (values: readonly string[]): string => `{${values.join(',')}}`;

export const organsByIds = (em: Em, ids: readonly string[]): Promise<OrganRow[]> =>
  em.execute(`select ${ORGAN_COLUMNS} from organ o where o.id = any(?)`, [pgArray(ids)]);
export const decisionsByIds = (em: Em, ids: readonly string[]): Promise<DecisionRow[]> =>
  em.execute(`${DECISIONS} where d.id = any(?)`, [pgArray(ids)]);
export const publicDecisionsByIds = (em: Em, ids: readonly string[]): Promise<DecisionRow[]> =>
  em.execute(`${DECISIONS} where d.id = any(?) and ${DECISION_IS_PUBLIC}`, [pgArray(ids)]);
export const decisionsByEntries = (em: Em, ids: readonly string[]): Promise<DecisionRow[]> =>
  em.execute(`${DECISIONS} where m.entry_id = any(?) order by d.created_at, d.id`, [pgArray(ids)]);
export const publicDecisionsByEntries = (em: Em, ids: readonly string[]): Promise<DecisionRow[]> =>
  em.execute(`${DECISIONS} where m.entry_id = any(?) and ${DECISION_IS_PUBLIC} order by d.created_at, d.id`, [pgArray(ids)]);
export const catalogsByIds = (em: Em, ids: readonly string[]): Promise<CatalogRowSet[]> =>
  em.execute(`select ${CATALOG_COLUMNS} from catalog c where c.id = any(?)`, [pgArray(ids)]);
export const versionsByCatalogs = (em: Em, ids: readonly string[]): Promise<VersionRow[]> =>
  em.execute(`select ${VERSION_COLUMNS} from catalog_version v where v.catalog_id = any(?) order by v.no`, [pgArray(ids)]);
export const rowsByVersions = (em: Em, ids: readonly string[]): Promise<(EntryRow & { versionId: string })[]> =>
  em.execute(
    `select ${ENTRY_COLUMNS}, v.id as "versionId" from catalog_row r join catalog_version v on v.id = r.version_id where v.id = any(?) order by r.position`,
    [pgArray(ids)],
  );
/** The newest public row of each entry; staff pages that need unpublished rows read the version. */
export const publicRowsByEntries = (em: Em, ids: readonly string[]): Promise<EntryRow[]> =>
  em.execute(
    `select distinct on (r.entry_id) ${ENTRY_COLUMNS} from catalog_row r join catalog_version v on v.id = r.version_id where r.entry_id = any(?) and v.published_at is not null order by r.entry_id, v.no desc`,
    [pgArray(ids)],
  );
export const artefactsByDecisions = (em: Em, ids: readonly string[]): Promise<ArtefactRow[]> =>
  em.execute(`select ${ARTEFACT_COLUMNS} from artefact a where a.decision_id = any(?) order by a.kind, a.version`, [pgArray(ids)]);
export const roundsByIds = (em: Em, ids: readonly string[]): Promise<RoundRow[]> =>
  em.execute(`select ${ROUND_COLUMNS} from round r join notice n on n.id = r.notice_id where r.id = any(?)`, [pgArray(ids)]);
export const roundsByDecisions = (em: Em, ids: readonly string[]): Promise<RoundRow[]> =>
  em.execute(`select ${ROUND_COLUMNS} from round r join notice n on n.id = r.notice_id where r.decision_id = any(?) order by r.no`, [
    pgArray(ids),
  ]);
export const deadlinesBySubjects = (em: Em, ids: readonly string[]): Promise<DeadlineRow[]> =>
  em.execute(`select ${DEADLINE_COLUMNS} from deadline x where x.subject_id = any(?) order by x.due_at, x.key`, [pgArray(ids)]);
export const deadlinesByIds = (em: Em, ids: readonly string[]): Promise<DeadlineRow[]> =>
  em.execute(`select ${DEADLINE_COLUMNS} from deadline x where x.id = any(?)`, [pgArray(ids)]);
/** Explanations are several kilobytes each: they are read only when something of them is asked for. */
export const explanationsByIds = (em: Em, ids: readonly string[]): Promise<{ id: string; explained: ExplainedDeadline }[]> =>
  em.execute(`select id, explained from deadline where id = any(?)`, [pgArray(ids)]);
export const artefactsByIds = (em: Em, ids: readonly string[]): Promise<ArtefactRow[]> =>
  em.execute(`select ${ARTEFACT_COLUMNS} from artefact a where a.id = any(?)`, [pgArray(ids)]);
