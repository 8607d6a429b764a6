import type { Header } from './header.ts';
import { columnLetter, isBlankCell, rangeName } from './source.ts';
import type { CellRange, ImportAnswers, ImportProblem, SourceCell, SourceTable } from './source.ts';

/** The table as it is read, once hidden parts and merged cells are settled, and what there was to settle. */
export type Settled = { readonly table: SourceTable; readonly problems: readonly ImportProblem[] };

const EMPTY: SourceCell = { text: '' };
/** Names of rows and cells in one message; a table with more is described by its first. */
const NAMED_MAX = 10;

/** Hidden rows and columns: asked about, then read or left out. */
export function settleHidden(table: SourceTable, { includeHidden }: ImportAnswers): Settled {
  const rows = table.hiddenRows.filter((r) => table.rows[r]?.some((c) => !isBlankCell(c)));
  const columns = table.hiddenColumns.filter((c) => table.rows.some((r) => !isBlankCell(r[c])));
  if (rows.length === 0 && columns.length === 0) return { table, problems: [] };
  const named = [
    ...(rows.length ? [`第${few(rows.map((r) => String(r + 1)))}行`] : []),
    ...(columns.length ? [`${few(columns.map(columnLetter))}列`] : []),
  ].join('，');
  if (includeHidden === true) return { table, problems: [] };
  const problem = (severity: 'question' | 'doubt', detail: string): ImportProblem => ({ code: 'IMPORT_HIDDEN', severity, detail });
  if (includeHidden === undefined) return { table, problems: [problem('question', named)] };
  const [noRows, noColumns] = [new Set(rows), new Set(columns)];
  const kept = table.rows.map((row, r) => row.map((cell, c) => (noRows.has(r) || noColumns.has(c) ? EMPTY : cell)));
  return { table: { ...table, rows: kept }, problems: [problem('doubt', `${named}，没有导入`)] };
}

/** Merged cells below the header: read downwards into each row, sideways into the first column only, and asked about. */
export function settleMerged(table: SourceTable, { bottom: headerBottom, columns }: Header, { acceptMerged }: ImportAnswers): Settled {
  const nameOf = (index: number): string => columns.find((c) => c.index === index)?.name ?? columnLetter(index);
  const merges = table.merges.filter((m) => m.top > headerBottom && m.top < table.rows.length && !isWholeLine(table, m));
  if (merges.length === 0) return { table, problems: [] };
  const rows = table.rows.map((row) => [...row]);
  for (const m of merges) {
    const cell = rows[m.top]?.[m.left] ?? EMPTY;
    // What a merge hides is not what it shows, and is not overwritten either: it stays where it is.
    for (let r = m.top; r <= Math.min(m.bottom, rows.length - 1); r++) if (isBlankCell(rows[r]![m.left])) rows[r]![m.left] = cell;
  }
  const problems = acceptMerged
    ? []
    : merges
        .filter((m) => !isBlankCell(table.rows[m.top]?.[m.left]))
        .map((m): ImportProblem => ({
          code: 'IMPORT_CELL_MERGED',
          severity: 'question',
          row: m.top + 1,
          column: nameOf(m.left),
          detail: readingOf(table, m),
        }));
  return { table: { ...table, rows }, problems };
}

function readingOf(table: SourceTable, m: CellRange): string {
  const text = (table.rows[m.top]?.[m.left]?.text ?? '').trim().slice(0, 60);
  const down = m.bottom > m.top ? `第${m.top + 1}至${m.bottom + 1}行都填` : '只填';
  return `${rangeName(m)}“${text}”，按${columnLetter(m.left)}列${down}这一内容读`;
}

/** A title or a note merged over the table's width is one line, not cells of rows. */
function isWholeLine(table: SourceTable, m: CellRange): boolean {
  if (m.right === m.left) return false;
  for (let r = m.top; r <= Math.min(m.bottom, table.rows.length - 1); r++)
    if ((table.rows[r] ?? []).some((cell, c) => (c < m.left || c > m.right) && !isBlankCell(cell))) return false;
  return true;
}

export function few(names: readonly string[]): string {
  return names.length > NAMED_MAX ? `${names.slice(0, NAMED_MAX).join('、')}等${names.length}处` : names.join('、');
}
