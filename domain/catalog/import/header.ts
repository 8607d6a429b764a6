import { fieldOf, namesProposer, normalized } from '../columns.ts';
import type { CatalogField } from '../columns.ts';
import { LIMITS } from '../../limits.ts';
import { columnLetter, isBlankCell, rangeName } from './source.ts';
import type { CellRange, ImportAnswers, ImportProblem, SourceTable } from './source.ts';
import { checkedText } from './text.ts';

/** A column of the table: where it stands, how it is printed, what it says. */
export type Column = {
  readonly index: number;
  readonly letter: string;
  /** As printed, without the spaces that only widen it. */
  readonly name: string;
  /** Absent = nobody knows yet. */
  readonly field?: CatalogField;
  readonly known: 'by-name' | 'by-answer' | 'not-yet';
};
export type Header = { readonly top: number; readonly bottom: number; readonly columns: readonly Column[] };

/** A header is looked for in the first lines only: titles and preambles are short. */
const LINES_BEFORE_HEADER_MAX = 40;

type Answers = NonNullable<ImportAnswers['columns']>;

/** The first line that names the matters and something else, with the line below it where names stand in two tiers. */
export function findHeader(table: SourceTable, answers: Answers, from = 0): Header | undefined {
  const last = Math.min(table.rows.length, from + LINES_BEFORE_HEADER_MAX);
  for (let top = from; top < last; top++) {
    const header = headerAt(table, answers, top);
    if (header) return header;
  }
  return undefined;
}

/** The header that begins at this line, or undefined: it is none. */
export function headerAt(table: SourceTable, answers: Answers, top: number): Header | undefined {
  const bottom = tiersAt(table, top);
  const columns = columnsOf(table, top, bottom, answers);
  const fields = columns.flatMap((c) => c.field ?? []);
  return fields.includes('name') && fields.length > 1 ? { top, bottom, columns } : undefined;
}

/** The header of a text that has columns without a line for them. */
export function givenHeader(names: readonly string[], answers: Answers): Header {
  return { top: -1, bottom: -1, columns: names.map((name, index) => columnOf(name, index, answers)) };
}

export const printedName = (text: string): string => text.replace(/\s+/gu, '');

function textAt(table: SourceTable, row: number, column: number): string {
  return printedName(table.rows[row]?.[column]?.text ?? '');
}

/** Names over two lines: a merged group above, its columns below, every other column merged downwards or empty below. */
function tiersAt(table: SourceTable, top: number): number {
  const groups = groupsAt(table, top);
  if (groups.length === 0 || top + 1 >= table.rows.length) return top;
  const filled = (row: number): number[] => table.rows[row]!.map((_, c) => c).filter((c) => textAt(table, row, c) !== '');
  const inGroup = (c: number): boolean => groups.some((g) => g.left <= c && c <= g.right);
  const below = filled(top + 1);
  // A title merged over the whole table groups nothing.
  return below.length > 0 && below.every(inGroup) && !filled(top).every(inGroup) ? top + 1 : top;
}

/** Names merged over several columns, with nothing hidden beneath. */
function groupsAt(table: SourceTable, top: number): CellRange[] {
  const isName = (m: CellRange): boolean => m.top === top && m.bottom === top && m.right > m.left && textAt(table, top, m.left) !== '';
  const hides = (m: CellRange): boolean => table.rows[top]!.some((cell, c) => m.left < c && c <= m.right && !isBlankCell(cell));
  return table.merges.filter((m) => isName(m) && !hides(m));
}

function columnsOf(table: SourceTable, top: number, bottom: number, answers: Answers): Column[] {
  const width = Math.max(table.rows[top]?.length ?? 0, table.rows[bottom]?.length ?? 0);
  return Array.from({ length: width }, (_, index) => index).flatMap((index) => {
    const name = (bottom > top ? textAt(table, bottom, index) : '') || textAt(table, top, index);
    return name === '' ? [] : [columnOf(name, index, answers)];
  });
}

function columnOf(name: string, index: number, answers: Answers): Column {
  const letter = columnLetter(index);
  const answered = answers.find((a) => normalized(a.column) === normalized(name) || a.column.toUpperCase() === letter)?.field;
  const field = answered ?? fieldOf(name);
  const known = answered ? 'by-answer' : field ? 'by-name' : 'not-yet';
  return { index, letter, name, ...(field ? { field } : {}), known };
}

/** Cells of the header that show no name: an error value, a formula without one. */
function faultyNames(table: SourceTable, top: number, bottom: number): ImportProblem[] {
  return table.rows.slice(Math.max(top, 0), bottom + 1).flatMap((cells, i) =>
    cells.flatMap((cell, c): ImportProblem[] => {
      if (cell.fault === undefined && (cell.formula === undefined || cell.text.trim() !== '')) return [];
      const detail = cell.fault ?? `${cell.formula}，没有算出的值`;
      return [{ code: 'IMPORT_CELL_FAULTY', severity: 'error', row: Math.max(top, 0) + i + 1, column: columnLetter(c), detail }];
    }),
  );
}

/** What is wrong with the columns themselves, or still to be asked. */
export function headerProblems(table: SourceTable, { top, bottom, columns }: Header, answers: Answers): ImportProblem[] {
  const row = top < 0 ? {} : { row: bottom + 1 };
  const has = (field: CatalogField): boolean => columns.some((c) => c.field === field);
  return [
    ...(top < 0 ? [] : faultyNames(table, top, bottom)),
    ...columns.flatMap((c) => columnProblems(c, columns).map((p) => ({ ...row, ...p, column: c.name }))),
    ...answers
      .filter((a) => !columns.some((c) => normalized(c.name) === normalized(a.column) || c.letter === a.column.toUpperCase()))
      .map((a): ImportProblem => ({
        code: 'IMPORT_COLUMN_UNKNOWN',
        severity: 'error',
        ...row,
        column: a.column,
        detail: '原表没有这一栏',
      })),
    ...(['name', 'lead-unit'] as const)
      .filter((field) => !has(field))
      .map((field): ImportProblem => {
        const detail = field === 'name' ? '事项名称' : '承办单位';
        return { code: 'IMPORT_COLUMN_MISSING', severity: 'error', ...row, detail };
      }),
    ...(bottom > top ? groupsAt(table, top) : []).map((g): ImportProblem => {
      const below = columns.filter((c) => g.left <= c.index && c.index <= g.right).map((c) => c.name);
      const detail = `表头${rangeName(g)}“${textAt(table, top, g.left)}”下分${below.join('、')}，按下一行的名称读`;
      return { code: 'IMPORT_CELL_MERGED', severity: 'doubt', ...row, detail };
    }),
  ];
}

function columnProblems(c: Column, all: readonly Column[]): ImportProblem[] {
  const twin = all.find((o) => o !== c && normalized(o.name) === normalized(c.name));
  const earlier = all.find((o) => o.index < c.index && o.field !== undefined && o.field !== 'printed-only' && o.field === c.field);
  const { fault } = checkedText(c.name, LIMITS.shortTextCharsMax);
  if (fault !== undefined) return [{ code: 'IMPORT_TEXT_INVALID', severity: 'error', detail: `${c.letter}列的名称：${fault}` }];
  if (twin && twin.index < c.index)
    return [{ code: 'IMPORT_COLUMN_REPEATED', severity: 'error', detail: `${twin.letter}列和${c.letter}列同名，请改一个名称` }];
  if (c.known === 'not-yet') return [{ code: 'IMPORT_COLUMN_UNKNOWN', severity: 'question', detail: `${c.letter}列` }];
  if (earlier) return [{ code: 'IMPORT_COLUMN_REPEATED', severity: 'question', detail: `与“${earlier.name}”都读作同一项` }];
  if (c.known === 'by-name' && namesProposer(c.name))
    return [{ code: 'IMPORT_COLUMN_READ_AS', severity: 'doubt', detail: '申报单位不一定是承办单位；原表没有另写，按承办单位读' }];
  return [];
}
