import { ERRORS } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';

/** Something in the workbook: an `error` keeps everything from being imported, a `doubt` is only shown. */
export type AdoptionProblem = {
  readonly code: ErrorCode;
  readonly severity: 'error' | 'doubt';
  readonly sheet: string;
  /** Line of the sheet, from 1; absent = the whole sheet. */
  readonly row?: number;
  /** The column's name; absent = the whole line. */
  readonly column?: string;
  /** What stands there, and what was expected. */
  readonly detail: string;
};

/** “人员”第3行“账号”：… */
export function problemLine({ code, sheet, row, column, detail }: AdoptionProblem): string {
  const place = `“${sheet}”${row === undefined ? '' : `第${row}行`}${column === undefined ? '' : `“${column}”`}`;
  return `${place}：${ERRORS[code].message}${detail ? `（${detail}）` : ''}`;
}

/** What stands in a cell, short enough to be shown. */
export function quoted(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
