import type { Acting } from '../../domain/access/capacity.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import type { CatalogEvent } from '../../domain/catalog/types.ts';
import type { DecisionEvent } from '../../domain/decision/types.ts';
import type { Unread } from '../drafting/reading.ts';
import type { Reader } from './reader.ts';
import { isoText, pgArray } from './rows.ts';

/** What hangs on a decision, a paper or a deadline; each read for many parents at once. */
export type OrganRoleRow = { decisionId: string; role: string; organId: string };
export type FileRow = {
  id: string;
  artefactId: string;
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  unread: Unread | null;
};
export type PublicationRow = {
  id: string;
  subjectId: string;
  what: string;
  place: string;
  address: string;
  publishedAt: string;
  sha256: string;
};
export type RevisionRow = {
  deadlineId: string;
  at: string;
  dueOn: PlainDate;
  newDueOn: PlainDate;
  wasProvisional: boolean;
  reason: string;
  triggerOn: PlainDate;
  /** Of the count before and of the one this change brought. */
  calendarVersion: string;
  newCalendarVersion: string;
};
export type EventRow<E> = {
  subjectId: string;
  seq: number;
  type: string;
  data: E;
  occurredOn: PlainDate | null;
  recordedAt: string;
  /** 甲, or 甲代乙, as they were called then. */
  actorName: string | null;
  acting: Acting | null;
};

export const organRolesByDecisions = (read: Reader, ids: readonly string[]): Promise<OrganRoleRow[]> =>
  read.execute(
    `select decision_id as "decisionId", role, organ_id as "organId" from organ_role where decision_id = any(?) order by role, organ_id`,
    [pgArray(ids)],
  );

export const filesByArtefacts = (read: Reader, ids: readonly string[]): Promise<FileRow[]> =>
  read.execute(
    `select id, artefact_id as "artefactId", name, media_type as "mediaType", bytes, sha256, unread from artefact_file where artefact_id = any(?) order by name, id`,
    [pgArray(ids)],
  );

const PUBLICATION_COLUMNS = `id, subject_id as "subjectId", what, place, address, ${isoText('published_at', 'publishedAt')}, sha256`;
/** Only what stands published; a publication under way is nobody's yet. */
export const publicationsBySubjects = (read: Reader, ids: readonly string[]): Promise<PublicationRow[]> =>
  read.execute(
    `select ${PUBLICATION_COLUMNS} from publication where subject_id = any(?) and published_at is not null order by published_at, id`,
    [pgArray(ids)],
  );
export const publicationsByIds = (read: Reader, ids: readonly string[]): Promise<PublicationRow[]> =>
  read.execute(`select ${PUBLICATION_COLUMNS} from publication where id = any(?) and published_at is not null`, [pgArray(ids)]);

export const revisionsByDeadlines = (read: Reader, ids: readonly string[]): Promise<RevisionRow[]> =>
  read.execute(
    `select r.deadline_id as "deadlineId", ${isoText('r.at', 'at')}, r.due_on_before::text as "dueOn", r.due_on::text as "newDueOn", (r.explained_before->>'provisional')::boolean as "wasProvisional", r.reason,
            r.explained_before->>'triggerOn' as "triggerOn", r.explained_before->>'calendarVersion' as "calendarVersion",
            coalesce(lead(r.explained_before->>'calendarVersion') over (partition by r.deadline_id order by r.at, r.id), d.calendar_version) as "newCalendarVersion"
     from deadline_revision r join deadline d on d.id = r.deadline_id where r.deadline_id = any(?) order by r.at, r.id`,
    [pgArray(ids)],
  );

const eventColumns = (subject: string): string =>
  `e.${subject} as "subjectId", e.seq, e.type, e.data, e.occurred_on::text as "occurredOn", ${isoText('e.recorded_at', 'recordedAt')}, coalesce(e.acting->>'name', p.name) as "actorName", e.acting`;
export const eventsByDecisions = (read: Reader, ids: readonly string[]): Promise<EventRow<DecisionEvent>[]> =>
  read.execute(
    `select ${eventColumns('decision_id')} from decision_event e left join person p on p.id = e.actor_id where e.decision_id = any(?) order by e.seq`,
    [pgArray(ids)],
  );
export const eventsByCatalogs = (read: Reader, ids: readonly string[]): Promise<EventRow<CatalogEvent>[]> =>
  read.execute(
    `select ${eventColumns('catalog_id')} from catalog_event e left join person p on p.id = e.actor_id where e.catalog_id = any(?) order by e.seq`,
    [pgArray(ids)],
  );
