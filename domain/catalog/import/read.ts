import type { PlainDate } from '../../calendar/plain-date.ts';
import { LIMITS } from '../../limits.ts';
import { normalized } from '../columns.ts';
import type { CatalogRowInput } from '../types.ts';
import { few, settleHidden, settleMerged } from './grid.ts';
import { findHeader, givenHeader, headerProblems } from './header.ts';
import type { Column, Header } from './header.ts';
import { hearingLines, namesHearingList, sortLines } from './lines.ts';
import type { Lines } from './lines.ts';
import { readRow } from './row.ts';
import type { ReadRow } from './row.ts';
import { columnLetter, isBlankCell } from './source.ts';
import type { ImportAnswers, ImportProblem, SourceTable } from './source.ts';
import { checkedText } from './text.ts';

export type CatalogReading = {
  readonly table: string;
  /** The line above the table that names a catalog, if there is one. */
  readonly title?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly ReadRow[];
  /** Errors first, then questions, then doubts, each by line. */
  readonly problems: readonly ImportProblem[];
};
export type ReadOptions = {
  /** Year of the catalog: what a planned time without a year belongs to. */
  readonly year: number;
  readonly answers?: ImportAnswers;
  readonly today?: PlainDate;
  /** The hearing list, where it is a table of its own. */
  readonly hearing?: SourceTable;
};

/**
 * Reads a table as the rows of a catalog. Never throws on what stands in it and loses nothing silently: every cell that is
 * not blank ends in a row, in the header, or in a problem that names it.
 */
export function readCatalog(source: SourceTable, options: ReadOptions): CatalogReading {
  const answers = options.answers ?? {};
  const visible = settleHidden(source, answers);
  const header = source.header ? givenHeader(source.header, answers.columns ?? []) : findHeader(visible.table, answers.columns ?? []);
  if (!header) return { table: source.name, columns: [], rows: [], problems: [...visible.problems, headerMissing(visible.table)] };
  const { table, problems: merged } = settleMerged(visible.table, header, answers);
  const lines = sortLines(table, header, answers);
  const setting = { columns: header.columns, year: options.year, answers, ...(options.today ? { today: options.today } : {}) };
  const read = lines.rows.map((r, i) => readRow(table.rows[r]!, r + 1, i + 1, setting));
  const hearing = hearingNames(table, lines, options.hearing, answers);
  const { title, problems: outside } = outsideProblems(lines);
  const problems = [
    ...visible.problems,
    ...merged,
    ...headerProblems(table, header, answers.columns ?? []),
    ...sizeProblems(lines),
    ...lineProblems(lines),
    ...read.flatMap((r) => r.problems),
    ...outsideCells(table, header, lines.rows),
    ...repeated(read.map((r) => r.read)),
    ...outside,
    ...hearing.problems,
    ...unknownHearings(
      hearing.names,
      read.map((r) => r.read),
    ),
  ];
  return {
    table: source.name,
    ...(title === undefined ? {} : { title }),
    columns: header.columns,
    rows: read.map((r) => withHearing(r.read, hearing.names)),
    problems: inOrder(problems),
  };
}

const ORDER = { error: 0, question: 1, doubt: 2 } as const;
/** Errors first, then questions, then doubts, each by line. */
export function inOrder(problems: readonly ImportProblem[]): ImportProblem[] {
  return [...problems].sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || (a.row ?? 0) - (b.row ?? 0));
}

function headerMissing(table: SourceTable): ImportProblem {
  const first = table.rows.findIndex((r) => r.filter((c) => !isBlankCell(c)).length > 1);
  const names = (table.rows[first] ?? []).filter((c) => !isBlankCell(c)).map((c) => c.text.trim().slice(0, 20));
  const detail = first < 0 ? '表里没有两栏以上的内容' : `第${first + 1}行是：${few(names)}`;
  return { code: 'IMPORT_HEADER_MISSING', severity: 'error', detail };
}

/** A catalog without a row is refused with what it lacks. */
function sizeProblems({ rows }: Lines): ImportProblem[] {
  if (rows.length === 0) return [{ code: 'CATALOG_EMPTY', severity: 'error', detail: '' }];
  if (rows.length <= LIMITS.catalogRowsMax) return [];
  return [{ code: 'IMPORT_ROWS_TOO_MANY', severity: 'error', detail: `有${rows.length}行，最多${LIMITS.catalogRowsMax}行` }];
}

function lineProblems({ single, headersAgain, foreignFrom }: Lines): ImportProblem[] {
  return [
    ...single.map((s): ImportProblem => ({
      code: 'IMPORT_ROW_NOT_A_MATTER',
      severity: 'error',
      row: s.line + 1,
      detail: s.text.slice(0, 60),
    })),
    ...headersAgain.map((r): ImportProblem => ({ code: 'IMPORT_ROW_HEADER_AGAIN', severity: 'doubt', row: r + 1, detail: '' })),
    ...(foreignFrom === undefined
      ? []
      : [{ code: 'IMPORT_SHEET_UNCLEAR', severity: 'error', row: foreignFrom + 1, detail: '从这一行起是另一张表，请分开导入' } as const]),
  ];
}

/** Cells of rows under no printed name. */
function outsideCells(table: SourceTable, header: Header, rows: readonly number[]): ImportProblem[] {
  const named = new Set(header.columns.map((c) => c.index));
  return rows.flatMap((r) =>
    table.rows[r]!.flatMap((cell, c): ImportProblem[] =>
      named.has(c) || isBlankCell(cell)
        ? []
        : [{ code: 'IMPORT_CELL_OUTSIDE', severity: 'error', row: r + 1, column: columnLetter(c), detail: cell.text.trim().slice(0, 60) }],
    ),
  );
}

/** The first line that names a catalog is its title, the others are shown and left out. */
function outsideProblems({ outside }: Lines): { title?: string; problems: ImportProblem[] } {
  const title = outside.find(
    (o) => o.text.includes('目录') && !namesHearingList(o.text) && checkedText(titleOf(o.text), LIMITS.titleCharsMax).fault === undefined,
  );
  const problems = outside
    .filter((o) => o !== title)
    .map((o): ImportProblem => {
      const forAll = /(完成|时间|时限|季度|月底|年底)/u.test(o.text) ? '；如果说的是全部事项的计划时间，请在导入时填写' : '';
      return { code: 'IMPORT_TEXT_OUTSIDE', severity: 'doubt', row: o.line + 1, detail: `${o.text.slice(0, 100)}${forAll}` };
    });
  return { ...(title ? { title: titleOf(title.text) } : {}), problems };
}

const titleOf = (text: string): string => text.replace(/\s+/gu, '');

function repeated(rows: readonly ReadRow[]): ImportProblem[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ row, at }): ImportProblem[] => {
    const key = normalized(row.name);
    if (key === '') return [];
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, at);
      return [];
    }
    return [{ code: 'IMPORT_ROW_REPEATED', severity: 'error', row: at, detail: `与第${earlier}行相同：${row.name.slice(0, 60)}` }];
  });
}

type Heard = ReadonlyMap<string, { readonly name: string; readonly at: number }>;

/** The hearing list is a view: its rows are no matters of their own, they say of which a hearing is held. */
function hearingNames(
  table: SourceTable,
  lines: Lines,
  separate: SourceTable | undefined,
  answers: ImportAnswers,
): { names: Heard; problems: ImportProblem[] } {
  const names = new Map<string, { name: string; at: number }>();
  const add = (from: SourceTable, header: Header, rows: readonly number[]): void => {
    const column = header.columns.find((c) => c.field === 'name');
    for (const r of rows) {
      const name = (from.rows[r]?.[column?.index ?? -1]?.text ?? '').trim();
      if (name !== '') names.set(normalized(name), { name, at: r + 1 });
    }
  };
  if (lines.hearing) add(table, lines.hearing, lines.hearingRows);
  if (!separate) return { names, problems: [] };
  const own = hearingLines(separate, answers);
  if (!own) return { names, problems: [{ ...headerMissing(separate), detail: `工作表“${separate.name}”` }] };
  add(separate, own.header, own.rows);
  return { names, problems: [] };
}

function withHearing(read: ReadRow, heard: Heard): ReadRow {
  if (!heard.has(normalized(read.row.name))) return read;
  const row: CatalogRowInput & { readonly printedNo: string } = { ...read.row, heard: true };
  return { ...read, row };
}

function unknownHearings(heard: Heard, rows: readonly ReadRow[]): ImportProblem[] {
  const known = new Map(rows.map((r) => [normalized(r.row.name), r.row]));
  return [...heard].flatMap(([key, { name, at }]): ImportProblem[] => {
    const row = known.get(key);
    if (!row) return [{ code: 'IMPORT_HEARING_UNKNOWN', severity: 'doubt', row: at, detail: name.slice(0, 60) }];
    return row.heard === false
      ? [{ code: 'IMPORT_HEARD_UNCLEAR', severity: 'doubt', row: at, detail: `目录里写否，听证目录里有：${name.slice(0, 60)}` }]
      : [];
  });
}

/** Whether the import may be carried out: nothing is wrong and nothing is still asked. */
export function isReady(reading: CatalogReading): boolean {
  return reading.problems.every((p) => p.severity === 'doubt');
}
