import type { CompletionLine } from '../../domain/catalog/types.ts';
import type { Reader } from './reader.ts';
import { isoText, pgArray } from './rows.ts';

/** What links the catalogs of several years, and what a year came to. */
export type CompletionRow = { catalogId: string; no: number; lines: CompletionLine[]; publishedAt: string };
export type EntryYearRow = { entryId: string; catalogId: string; year: number; isPublic: boolean };

/** Year-end lists as published, first one first: the event itself is the text. */
export const completionsByCatalogs = (read: Reader, ids: readonly string[]): Promise<CompletionRow[]> =>
  read.execute(
    `select e.catalog_id as "catalogId", (e.data->>'no')::int as no, e.data->'lines' as lines, ${isoText('e.recorded_at', 'publishedAt')}
     from catalog_event e where e.catalog_id = any(?) and e.type = 'CompletionPublished' order by e.seq`,
    [pgArray(ids)],
  );

export type CompletionPlanRow = { entryId: string; heard: boolean | null; plannedText: string | null };
/** What a catalog's table said of the plan of each row it had published by an instant (ISO), in the row's newest version then. */
export const plansPublishedBy = (read: Reader, catalogId: string, at: string): Promise<CompletionPlanRow[]> =>
  read.execute(
    `select distinct on (r.entry_id) r.entry_id as "entryId", r.heard, r.planned_text as "plannedText"
     from catalog_version v join catalog_row r on r.version_id = v.id
     where v.catalog_id = ? and v.published_at <= ?::timestamptz order by r.entry_id, v.no desc`,
    [catalogId, at],
  );

/** In which years' catalogs an entry stands, earliest first; a row that was removed again does not count. */
export const yearsByEntries = (read: Reader, ids: readonly string[]): Promise<EntryYearRow[]> =>
  read.execute(
    `select r.entry_id as "entryId", c.id as "catalogId", c.year, bool_or(v.published_at is not null) as "isPublic"
     from catalog_row r join catalog_version v on v.id = r.version_id join catalog c on c.id = v.catalog_id
     where r.entry_id = any(?) group by r.entry_id, c.id order by c.year`,
    [pgArray(ids)],
  );

export type UnitRow = { organId: string; id: string; name: string };
/** Departments and units of deciding organs that hand in matters or a nil return, by code. */
export const unitsByOrgans = (read: Reader, ids: readonly string[]): Promise<UnitRow[]> =>
  read.execute(
    `select parent_id as "organId", id, name from organ where parent_id = any(?) and kind in ('unit', 'department') order by code`,
    [pgArray(ids)],
  );
