import { isBlankCell } from './source.ts';
import type { SourceTable } from './source.ts';
import { findHeader, headerAt, printedName } from './header.ts';
import type { Header } from './header.ts';
import type { ImportAnswers } from './source.ts';

/** What the lines below a header are, told apart before any of them is read. */
export type Lines = {
  /** Indexes of lines that are rows of the table. */
  readonly rows: readonly number[];
  /** Lines above and below the table, and their text. */
  readonly outside: readonly { readonly line: number; readonly text: string }[];
  /** Lines inside the table with one cell only that is no matter's name. */
  readonly single: readonly { readonly line: number; readonly text: string }[];
  readonly headersAgain: readonly number[];
  /** A second table: the hearing list where the line above it says so, otherwise nobody's. */
  readonly hearing?: Header;
  readonly hearingRows: readonly number[];
  readonly foreignFrom?: number;
};

type Sorted = { -readonly [K in keyof Lines]: Lines[K] extends readonly (infer T)[] ? T[] : Lines[K] };

/** 听证事项目录, 听证事项清单: the line above the second table. */
export function namesHearingList(text: string): boolean {
  return /听证.*(目录|清单|事项)/u.test(text.replace(/\s+/gu, ''));
}

/** Sorts every line that is not blank. */
export function sortLines(table: SourceTable, header: Header, answers: ImportAnswers): Lines {
  const lines: Sorted = { rows: [], outside: outsideBefore(table, header.top), single: [], headersAgain: [], hearingRows: [] };
  const named = new Set(header.columns.filter((c) => c.field === 'name').map((c) => c.index));
  let waiting: { line: number; text: string }[] = [];
  for (let r = header.bottom + 1; r < table.rows.length; r++) {
    const filled = filledColumns(table, r);
    if (filled.length === 0) continue;
    if (filled.length === 1 && !named.has(filled[0]!)) {
      waiting.push({ line: r, text: table.rows[r]![filled[0]!]!.text.trim() });
      continue;
    }
    if (sameAs(table, header, r)) {
      if (!waiting.some((w) => namesHearingList(w.text))) {
        lines.headersAgain.push(r);
        continue;
      }
    }
    const second = header.top < 0 ? undefined : headerAt(table, answers.columns ?? [], r);
    if (second) {
      if (waiting.some((w) => namesHearingList(w.text)))
        return hearingAfter(table, { ...lines, outside: [...lines.outside, ...waiting] }, second);
      return { ...lines, outside: [...lines.outside, ...waiting], foreignFrom: r };
    }
    // Columns without a line of their own: what stands before the first row stands above the table.
    (header.top < 0 && lines.rows.length === 0 ? lines.outside : lines.single).push(...waiting);
    waiting = [];
    lines.rows.push(r);
  }
  return { ...lines, outside: [...lines.outside, ...waiting] };
}

function outsideBefore(table: SourceTable, top: number): { line: number; text: string }[] {
  const found: { line: number; text: string }[] = [];
  for (let r = 0; r < top; r++) {
    const text = filledColumns(table, r).map((c) => table.rows[r]![c]!.text.trim());
    if (text.length) found.push({ line: r, text: text.join(' ') });
  }
  return found;
}

function hearingAfter(table: SourceTable, lines: Sorted, hearing: Header): Lines {
  const hearingRows: number[] = [];
  const outside = [...lines.outside];
  for (let r = hearing.bottom + 1; r < table.rows.length; r++) {
    const filled = filledColumns(table, r);
    if (filled.length > 1) hearingRows.push(r);
    else if (filled.length === 1) outside.push({ line: r, text: table.rows[r]![filled[0]!]!.text.trim() });
  }
  return { ...lines, outside, hearing, hearingRows };
}

/** Every line of a table that is the hearing list as a whole. */
export function hearingLines(table: SourceTable, answers: ImportAnswers): { header: Header; rows: number[] } | undefined {
  const header = findHeader(table, answers.columns ?? []);
  if (!header) return undefined;
  const rows: number[] = [];
  for (let r = header.bottom + 1; r < table.rows.length; r++) if (filledColumns(table, r).length > 1) rows.push(r);
  return { header, rows };
}

function filledColumns(table: SourceTable, row: number): number[] {
  return (table.rows[row] ?? []).flatMap((cell, c) => (isBlankCell(cell) ? [] : [c]));
}

function sameAs(table: SourceTable, header: Header, row: number): boolean {
  if (header.top < 0) return false;
  return header.columns.every((c) => printedName(table.rows[row]?.[c.index]?.text ?? '') === c.name);
}
