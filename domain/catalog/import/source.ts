import type { ErrorCode } from '../../errors.ts';
import { ERRORS } from '../../errors.ts';
import type { CatalogField } from '../columns.ts';

/** One cell as it is shown; a formula's text is the value the spreadsheet program last computed, empty when there is none. */
export type SourceCell = {
  readonly text: string;
  readonly formula?: string;
  /** A number, not a text: 2024.1 may once have been 2024.10. */
  readonly numeric?: boolean;
  /** Why it cannot be read (#REF!, …). */
  readonly fault?: string;
};
/** First and last row and column, from 0, both included. */
export type CellRange = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

/** A table as the reader of the file found it: row `i` is line `i + 1` of the sheet or the text. */
export type SourceTable = {
  /** Name of the sheet, or what was pasted. */
  readonly name: string;
  /** Columns known before the first row; absent = they are looked for in the rows. */
  readonly header?: readonly string[];
  readonly rows: readonly (readonly SourceCell[])[];
  readonly merges: readonly CellRange[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
};

/** `error` and `question` keep the import from being carried out, a question until it is answered; a `doubt` is only shown. */
export type Severity = 'error' | 'question' | 'doubt';
export type ImportProblem = {
  readonly code: ErrorCode;
  readonly severity: Severity;
  /** Line of the sheet or the text, from 1; absent = the whole table. */
  readonly row?: number;
  /** The column's printed name, or its letter where it has none. */
  readonly column?: string;
  /** What stands there and how it was read. */
  readonly detail: string;
};

/** What the person in front of the preview has answered; what is absent is still asked. */
export type ImportAnswers = {
  readonly columns?: readonly { readonly column: string; readonly field: CatalogField }[];
  /** Vertically merged cells say the same in each of their rows, horizontally merged ones in their first column. */
  readonly acceptMerged?: boolean;
  /** Formulas count as the value that was last computed. */
  readonly acceptFormulas?: boolean;
  /** Hidden rows and columns are read (true) or left out (false). */
  readonly includeHidden?: boolean;
  /** Of several units without a mark the first one leads. */
  readonly firstUnitLeads?: boolean;
  /** A row of several drafts becomes one entry with a matter for each. */
  readonly splitBundles?: boolean;
  /** One planned time for every row that has none of its own. */
  readonly plannedForAll?: string;
};

/** Shows nothing and would show nothing. */
export const isBlankCell = (cell: SourceCell | undefined): boolean =>
  !cell || (cell.text.trim() === '' && cell.formula === undefined && cell.fault === undefined);

/** “第3行“承办部门”：写的不是一个单位（区级相关部门）” */
export function problemLine({ code, row, column, detail }: ImportProblem): string {
  const place = `${row === undefined ? '' : `第${row}行`}${column === undefined ? '' : `“${column}”`}`;
  return `${place}${place ? '：' : ''}${ERRORS[code].message}${detail ? `（${detail}）` : ''}`;
}

/** 0 → A, 26 → AA: columns as a spreadsheet program calls them. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnLetter(rest) : '') + String.fromCharCode(65 + (index % 26));
}

/** A1:B3 */
export function rangeName({ top, left, bottom, right }: CellRange): string {
  return `${columnLetter(left)}${top + 1}:${columnLetter(right)}${bottom + 1}`;
}
