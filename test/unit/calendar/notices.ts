import { readFileSync } from 'node:fs';
import type { Arrangement } from '../../../domain/calendar/arrangement.ts';
import { CN_ARRANGEMENTS } from '../../../domain/calendar/arrangements/all.ts';
import { CodedError } from '../../../domain/errors.ts';
import { readNotice } from '../../../domain/calendar/notice/read.ts';
import type { NoticeReading } from '../../../domain/calendar/notice/read.ts';

/** The official texts in `notices/`, each with its address in its first line; 2019.v2 and 2020.v2 leave out items that name no day. */
export const NOTICES = [
  [2019, 1],
  [2019, 2],
  [2020, 1],
  [2020, 2],
  [2021, 1],
  [2022, 1],
  [2023, 1],
  [2024, 1],
  [2025, 1],
  [2026, 1],
] as const;

export function textOf(year: number, version: number): string {
  return readFileSync(new URL(`./notices/${year}.v${version}.txt`, import.meta.url), 'utf8');
}

export function arrangement(year: number, version: number): Arrangement {
  return CN_ARRANGEMENTS.find((a) => a.year === year && a.version === version)!;
}

/** Reads as at the time: the version before is known. */
export function read(text: string, before?: Arrangement): NoticeReading {
  return readNotice(text, (year, region) => (before?.year === year && before.region === region ? before : undefined));
}

/** The code and the fields of a refusal; fails if there is none. */
export function refusal(attempt: () => unknown): { code: string; fields: [path: string, message: string][] } {
  try {
    attempt();
  } catch (error) {
    if (error instanceof CodedError) return { code: error.code, fields: error.fields.map((f) => [f.path, f.message]) };
    throw error;
  }
  throw new Error('was not refused');
}
