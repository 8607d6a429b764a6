import { plainDate } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

/** The notices of 2018–2026 came out between these days of the year before (25 October 2023 for 2024, 8 December 2022 for 2023). */
const EARLIEST = '10-25';
const LATEST = '12-08';

/** Between which days a year's arrangement usually appears: practice, no rule of law. A test compares it with the notices entered. */
export function noticeExpected(year: number): { readonly from: PlainDate; readonly through: PlainDate } {
  return { from: plainDate(`${year - 1}-${EARLIEST}`), through: plainDate(`${year - 1}-${LATEST}`) };
}
