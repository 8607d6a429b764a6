import type { Arrangement } from '../../domain/calendar/arrangement.ts';
import type { Doubt } from '../../domain/calendar/notice/read.ts';
import type { Reader } from './reader.ts';
import { isoText, pgArray } from './rows.ts';

/** Where an entered notice stands. `approved`: it counts, and the open deadlines are being counted again. */
export type CalendarVersionStatus = 'pending' | 'withdrawn' | 'approved' | 'applied';
export type CalendarVersionRow = {
  id: string;
  arrangement: Arrangement;
  doubts: readonly Doubt[];
  status: CalendarVersionStatus;
  sourceText: string;
  importedAt: string;
  importedById: string;
  importedByName: string;
  withdrawnAt: string | null;
  approvedAt: string | null;
  approvedByName: string | null;
  appliedAt: string | null;
};

const COLUMNS = `v.id, v.arrangement, v.doubts, v.source_text as "sourceText", v.imported_by_id as "importedById", i.name as "importedByName", a.name as "approvedByName",
  case when v.withdrawn_at is not null then 'withdrawn' when v.approved_at is null then 'pending' when v.applied_at is null then 'approved' else 'applied' end as status,
  ${isoText('v.imported_at', 'importedAt')}, ${isoText('v.withdrawn_at', 'withdrawnAt')}, ${isoText('v.approved_at', 'approvedAt')}, ${isoText('v.applied_at', 'appliedAt')}`;
const FROM = `from calendar_version v join person i on i.id = v.imported_by_id left join person a on a.id = v.approved_by_id`;

/** Notices entered here, newest year first, at most a hundred; without `all` only those that count. */
export const listCalendarVersions = (read: Reader, all: boolean): Promise<CalendarVersionRow[]> =>
  read.execute(
    `select ${COLUMNS} ${FROM} where ? or v.approved_at is not null order by v.year desc, v.version desc nulls first, v.imported_at desc limit 100`,
    [all],
  );

export const calendarVersionsByIds = (read: Reader, ids: readonly string[]): Promise<CalendarVersionRow[]> =>
  read.execute(`select ${COLUMNS} ${FROM} where v.id = any(?)`, [pgArray(ids)]);
