import type { Arrangement } from '../../domain/calendar/arrangement.ts';
import { CN_ARRANGEMENTS } from '../../domain/calendar/arrangements/all.ts';
import type { Reader } from '../read/reader.ts';

/**
 * The arrangements this process counts with: those the system brings and those approved since, in the order they became known.
 * Kept between transactions; each one says how many are approved, and a difference is read at once.
 */
let known: { readonly approved: number; readonly arrangements: readonly Arrangement[] } = { approved: 0, arrangements: CN_ARRANGEMENTS };

export function knownArrangements(): readonly Arrangement[] {
  return known.arrangements;
}

/** SQL of the number that tells whether what is kept is still all there is. */
export const APPROVED_CALENDARS = `(select count(*)::int from calendar_version where approved_at is not null)`;

/** @param approved the number as the caller's own statement has just read it */
export async function keepCalendarsCurrent(reader: Reader, approved: number): Promise<void> {
  if (approved === known.approved) return;
  const rows = await reader.execute<{ arrangement: Arrangement; approvedOn: string }[]>(
    `select arrangement, (approved_at at time zone 'Asia/Shanghai')::date::text as "approvedOn" from calendar_version
     where approved_at is not null order by approved_at, id`,
  );
  // Known from the day of its approval: until then everything was counted without it.
  const entered = rows.map(({ arrangement, approvedOn }) => ({
    ...arrangement,
    notice: { ...arrangement.notice, published: approvedOn },
  }));
  known = { approved: rows.length, arrangements: [...CN_ARRANGEMENTS, ...entered] };
}
