import type { AdoptionCounts } from '../../domain/adoption/types.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import type { Reader } from './reader.ts';
import { isoText, pgArray } from './rows.ts';

export type OnboardingRow = {
  id: string;
  organCode: string;
  organName: string | null;
  fromOn: PlainDate;
  untilOn: PlainDate;
  reason: string;
  openedAt: string;
  openedByName: string;
  closedAt: string | null;
  closedByName: string | null;
  /** At the instant of reading. */
  isOpen: boolean;
};
export type AdoptionRow = {
  id: string;
  windowId: string;
  organCode: string;
  fileName: string;
  fileHash: string;
  counts: AdoptionCounts;
  importedAt: string;
  importedByName: string;
  undoneAt: string | null;
  undoneByName: string | null;
  undoReason: string | null;
};

const WINDOWS = `select w.id, w.organ_code as "organCode", o.name as "organName", w.from_on::text as "fromOn", w.until_on::text as "untilOn", w.reason,
    ${isoText('w.opened_at', 'openedAt')}, a.name as "openedByName", ${isoText('w.closed_at', 'closedAt')}, b.name as "closedByName",
    w.closed_at is null and (app_now() at time zone 'Asia/Shanghai')::date between w.from_on and w.until_on as "isOpen"
  from onboarding_window w join person a on a.id = w.opened_by_id left join person b on b.id = w.closed_by_id left join organ o on o.code = w.organ_code`;
const ADOPTIONS = `select i.id, i.window_id as "windowId", i.organ_code as "organCode", i.file_name as "fileName", i.file_hash as "fileHash", i.counts,
    ${isoText('i.imported_at', 'importedAt')}, a.name as "importedByName", ${isoText('i.undone_at', 'undoneAt')}, b.name as "undoneByName", i.undo_reason as "undoReason"
  from adoption_import i join person a on a.id = i.imported_by_id left join person b on b.id = i.undone_by_id`;

/** Newest first, from after an id on; ids are in the order of opening. */
export const listOnboardingWindows = (
  read: Reader,
  organCode: string | null,
  size: number,
  after: string | null,
): Promise<OnboardingRow[]> =>
  read.execute(
    `${WINDOWS} where (?::text is null or w.organ_code = ?) and (?::uuid is null or w.id < ?::uuid) order by w.id desc limit ?`,
    [organCode, organCode, after, after, size],
  );

export const onboardingWindowById = async (read: Reader, id: string): Promise<OnboardingRow | undefined> =>
  (await read.execute<OnboardingRow[]>(`${WINDOWS} where w.id = ?`, [id]))[0];

export const adoptionById = async (read: Reader, id: string): Promise<AdoptionRow | undefined> =>
  (await read.execute<AdoptionRow[]>(`${ADOPTIONS} where i.id = ?`, [id]))[0];

export const adoptionsByWindows = (read: Reader, ids: readonly string[]): Promise<AdoptionRow[]> =>
  read.execute(`${ADOPTIONS} where i.window_id = any(?) order by i.imported_at, i.id`, [pgArray(ids)]);
