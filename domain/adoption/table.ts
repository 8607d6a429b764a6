import { columnLetter, isBlankCell, rangeName } from '../catalog/import/source.ts';
import type { SourceCell, SourceTable } from '../catalog/import/source.ts';
import { checkedText } from '../catalog/import/text.ts';
import { normalized } from '../catalog/columns.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import type { ErrorCode } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { readDay } from './day-text.ts';
import { quoted } from './problem.ts';
import type { AdoptionProblem } from './problem.ts';
import type { CellKind, SheetColumn, SheetSpec } from './sheets.ts';

/** One line: where it stands, and what its cells say; a cell that is empty or cannot be read is absent. */
export type Line<F extends string = string> = { readonly at: number; readonly cells: Readonly<Partial<Record<F, string>>> };
export type ReadSheet<F extends string> = { readonly lines: readonly Line<F>[]; readonly problems: readonly AdoptionProblem[] };

const CHARS_MAX: Readonly<Record<CellKind, number>> = {
  text: LIMITS.shortTextCharsMax,
  long: LIMITS.titleCharsMax,
  code: LIMITS.organCodeCharsMax,
  day: LIMITS.shortTextCharsMax,
  year: LIMITS.shortTextCharsMax,
  count: LIMITS.shortTextCharsMax,
  address: LIMITS.addressCharsMax,
  choice: LIMITS.shortTextCharsMax,
};
const CODE = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/u;
const ADDRESS = /^https?:\/\/[^\s<>"'\\]+$/u;

/** Reads one sheet by its columns; every cell that is not what its column asks for is named. */
export function readSheet<F extends string>(table: SourceTable, spec: SheetSpec<F>): ReadSheet<F> {
  const reader = new SheetReader(table, spec);
  return { lines: reader.read(), problems: reader.problems };
}

class SheetReader<F extends string> {
  readonly problems: AdoptionProblem[] = [];
  private readonly table: SourceTable;
  private readonly spec: SheetSpec<F>;
  private readonly fields = new Map<number, F>();

  constructor(table: SourceTable, spec: SheetSpec<F>) {
    this.table = table;
    this.spec = spec;
  }

  read(): Line<F>[] {
    const header = this.table.rows.findIndex((row) => row.some((c) => !isBlankCell(c)));
    this.readHeader(header);
    if (this.problems.some((p) => p.code === 'ADOPTION_COLUMN_MISSING')) return [];
    this.tellMerged();
    this.tellHidden();
    return this.table.rows.flatMap((cells, i) => {
      if (i <= header || cells.every((c) => isBlankCell(c))) return [];
      return [this.lineOf(cells, i + 1)];
    });
  }

  private readHeader(header: number): void {
    const names = new Map<string, F>();
    for (const [field, column] of this.columns())
      for (const name of [column.name, ...(column.also ?? [])]) names.set(normalized(name), field);
    (this.table.rows[header] ?? []).forEach((cell, index) => {
      if (isBlankCell(cell)) return;
      const field = names.get(normalized(cell.text).replace(/[*＊:：]+$/u, ''));
      if (field === undefined) this.tell('ADOPTION_COLUMN_UNKNOWN', header + 1, columnLetter(index), quoted(cell.text), 'doubt');
      else if ([...this.fields.values()].includes(field))
        this.tell('ADOPTION_REPEATED', header + 1, this.spec.columns[field].name, '这一栏有两列');
      else this.fields.set(index, field);
    });
    const found = new Set(this.fields.values());
    for (const [field, column] of this.columns())
      if (column.required && !found.has(field)) this.tell('ADOPTION_COLUMN_MISSING', header < 0 ? undefined : header + 1, column.name, '');
  }

  private tellMerged(): void {
    for (const m of this.table.merges) this.tell('ADOPTION_CELL_MERGED', m.top + 1, columnLetter(m.left), rangeName(m));
  }

  private tellHidden(): void {
    for (const r of this.table.hiddenRows)
      if (this.table.rows[r]?.some((c) => !isBlankCell(c))) this.tell('ADOPTION_CELL_HIDDEN', r + 1, undefined, '');
    for (const c of this.table.hiddenColumns)
      if (this.table.rows.some((row) => !isBlankCell(row[c]))) this.tell('ADOPTION_CELL_HIDDEN', undefined, columnLetter(c), '');
  }

  private lineOf(cells: readonly SourceCell[], at: number): Line<F> {
    const read: Partial<Record<F, string>> = {};
    for (const [index, field] of this.fields) {
      const text = this.textOf(cells[index], this.spec.columns[field], at);
      if (text !== undefined) read[field] = text;
    }
    cells.forEach((cell, index) => {
      if (!isBlankCell(cell) && !this.fields.has(index) && isBlankCell(this.headerCell(index)))
        this.tell('ADOPTION_COLUMN_UNKNOWN', at, columnLetter(index), `没有栏目名称，写着${quoted(cell.text)}`);
    });
    return { at, cells: read };
  }

  private headerCell(index: number): SourceCell | undefined {
    return this.table.rows.find((row) => row.some((c) => !isBlankCell(c)))?.[index];
  }

  private textOf(cell: SourceCell | undefined, column: SheetColumn, at: number): string | undefined {
    const wrong = (code: ErrorCode, detail: string): undefined => this.tell(code, at, column.name, detail);
    if (isBlankCell(cell)) return column.required ? wrong('ADOPTION_CELL_MISSING', '') : undefined;
    const { text, formula, fault } = cell!;
    if (formula !== undefined) return wrong('ADOPTION_CELL_FORMULA', quoted(formula));
    if (fault !== undefined) return wrong('ADOPTION_CELL_INVALID', fault);
    const checked = checkedText(text, CHARS_MAX[column.kind]);
    if (checked.fault !== undefined) return wrong('ADOPTION_CELL_INVALID', checked.fault);
    if (checked.text === '') return column.required ? wrong('ADOPTION_CELL_MISSING', '') : undefined;
    return this.valueOf(checked.text, column, at);
  }

  /** As the kind of the column asks for it: a day as YYYY-MM-DD, a choice as what it means. */
  private valueOf(text: string, column: SheetColumn, at: number): string | undefined {
    const wrong = (code: ErrorCode, detail: string): undefined => this.tell(code, at, column.name, detail);
    switch (column.kind) {
      case 'day':
        return readDay(text) ?? wrong('ADOPTION_DATE_UNREADABLE', quoted(text));
      case 'year': {
        const year = /^(\d{4})\s*年?(?:度)?$/u.exec(text)?.[1];
        return year ?? wrong('ADOPTION_CELL_INVALID', `应是四位年份，写着${quoted(text)}`);
      }
      case 'count':
        return /^\d{1,7}$/u.test(text) ? text : wrong('ADOPTION_CELL_INVALID', `应是条数，写着${quoted(text)}`);
      case 'code':
        return CODE.test(text) ? text : wrong('ADOPTION_CELL_INVALID', `只能是小写字母、数字和短横线，写着${quoted(text)}`);
      case 'address':
        return ADDRESS.test(text) ? text : wrong('ADOPTION_CELL_INVALID', `应是 http:// 或者 https:// 开头的网址，写着${quoted(text)}`);
      case 'choice': {
        const known = Object.entries(column.choices ?? {}).find(([word]) => normalized(word) === normalized(text))?.[1];
        return known ?? wrong('ADOPTION_CHOICE_UNKNOWN', `写着${quoted(text)}，可以填：${Object.keys(column.choices ?? {}).join('、')}`);
      }
      default:
        return text;
    }
  }

  private columns(): [F, SheetColumn][] {
    return Object.entries(this.spec.columns) as [F, SheetColumn][];
  }

  private tell(
    code: ErrorCode,
    row: number | undefined,
    column: string | undefined,
    detail: string,
    severity: 'error' | 'doubt' = 'error',
  ): undefined {
    this.problems.push({
      code,
      severity,
      sheet: this.spec.name,
      detail,
      ...(row === undefined ? {} : { row }),
      ...(column === undefined ? {} : { column }),
    });
    return undefined;
  }
}

/** A day that the reader of the sheet has already checked. */
export const dayIn = (text: string | undefined): PlainDate | undefined => text as PlainDate | undefined;
