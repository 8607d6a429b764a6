import { fieldOf } from '../columns.ts';
import { printedCells } from '../print-cell.ts';
import type { PrintedRow } from '../print-cell.ts';

/** A catalog as it is printed: its heading and its table, in its own columns and wording. */
export type PrintedCatalog = {
  readonly issuer: string;
  readonly title: string;
  /** 文号, or the version and when it was published. */
  readonly numberLine: string;
  /** Name of the sheet in a workbook; absent = 目录. */
  readonly sheet?: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The hearing list as a view of the same rows; absent where a column says it, or nobody is heard. */
  readonly hearing?: { readonly title: string; readonly rows: readonly (readonly string[])[] };
  /** What stands below the table: bases, standards, why it was adjusted. */
  readonly notes: readonly string[];
};
export type CatalogToPrint = {
  readonly issuer: string;
  readonly title: string;
  readonly numberLine: string;
  readonly columns: readonly string[];
  readonly rows: readonly PrintedRow[];
  readonly legalBases: readonly string[];
  readonly standards?: string;
  readonly reason?: string;
};

/** The table to print, from the record of one version. */
export function printedCatalog(c: CatalogToPrint): PrintedCatalog {
  const rows = c.rows.map((row) => printedCells(c.columns, row));
  const heard = rows.filter((_cells, i) => c.rows[i]!.heard === true);
  const said = c.columns.some((column) => fieldOf(column) === 'heard');
  return {
    issuer: c.issuer,
    title: c.title,
    numberLine: c.numberLine,
    columns: c.columns,
    rows,
    ...(heard.length && !said ? { hearing: { title: '听证事项目录', rows: heard } } : {}),
    notes: [
      ...(c.legalBases.length ? [`依据：${c.legalBases.join('；')}`] : []),
      ...(c.standards ? [`目录标准：${c.standards}`] : []),
      ...(c.reason ? [`调整理由：${c.reason}`] : []),
    ],
  };
}

/** Widths in characters by what stands in a column, so that names get the room and numbers do not. */
export function columnWidths(columns: readonly string[], rows: readonly (readonly string[])[]): number[] {
  return columns.map((column, i) => {
    const longest = Math.max(...[column, ...rows.map((r) => r[i] ?? '')].flatMap((t) => t.split('\n')).map(widthOf));
    return Math.min(Math.max(longest, WIDTH_MIN), WIDTH_MAX);
  });
}
const WIDTH_MIN = 6;
const WIDTH_MAX = 48;

/** Chinese characters are as wide as two letters. */
function widthOf(text: string): number {
  return [...text].reduce((w, ch) => w + (ch.codePointAt(0)! > 0xff ? 2 : 1), 2);
}
