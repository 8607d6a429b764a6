import { comparePlainDates } from '../../calendar/plain-date.ts';
import type { PlainDate } from '../../calendar/plain-date.ts';
import { LIMITS } from '../../limits.ts';
import type { CatalogField } from '../columns.ts';
import { readPlannedTime } from '../planned-time.ts';
import { recordedCells } from '../print-cell.ts';
import type { CatalogRowInput } from '../types.ts';
import { isSingleUnit, readUnits, splitUnits } from '../units.ts';
import { readBundle } from './bundle.ts';
import type { Bundle } from './bundle.ts';
import type { Column } from './header.ts';
import type { ImportAnswers, ImportProblem, SourceCell } from './source.ts';
import { checkedText } from './text.ts';
import { isNothing, readAdjustment, readHeard, splitList } from './words.ts';

export type ReadRow = {
  /** Line of the source, from 1. */
  readonly at: number;
  readonly row: CatalogRowInput & { readonly printedNo: string };
  /** Every cell as printed, in the order of the columns. */
  readonly cells: readonly string[];
  readonly bundle?: Bundle;
};
export type RowSetting = {
  readonly columns: readonly Column[];
  readonly year: number;
  readonly answers: ImportAnswers;
  /** What counts as past; absent = nothing does. */
  readonly today?: PlainDate;
};
type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Row = Mutable<CatalogRowInput> & { printedNo: string };

const CHARS_MAX: Readonly<Record<CatalogField, number>> = {
  no: LIMITS.shortTextCharsMax,
  name: LIMITS.titleCharsMax,
  category: LIMITS.shortTextCharsMax,
  'main-content': LIMITS.reasonCharsMax,
  'legal-basis': LIMITS.reasonCharsMax,
  'lead-unit': LIMITS.titleCharsMax,
  'co-units': LIMITS.titleCharsMax,
  procedures: LIMITS.reasonCharsMax,
  'participation-ways': LIMITS.reasonCharsMax,
  planned: LIMITS.shortTextCharsMax,
  heard: LIMITS.shortTextCharsMax,
  adjustment: LIMITS.shortTextCharsMax,
  'adjustment-reason': LIMITS.reasonCharsMax,
  'printed-only': LIMITS.reasonCharsMax,
};

/** Reads one line of the table; what cannot be read stays printed and is named. */
export function readRow(
  line: readonly SourceCell[],
  at: number,
  position: number,
  setting: RowSetting,
): { read: ReadRow; problems: ImportProblem[] } {
  const { columns } = setting;
  const reading = new RowReading(at, setting);
  const cells = columns.map((c) => reading.textOf(c, line[c.index]));
  const valued = columns.map((column, i) => ({ column, text: cells[i]!, numeric: line[column.index]?.numeric ?? false }));
  const row: Row = { printedNo: String(position), name: '', leadUnit: '' };
  // Later columns of the same kind are asked about and change nothing.
  for (const v of valued) {
    const first = valued.find((o) => o.column.field === v.column.field) === v;
    if (first && v.column.field) reading.take(row, v.column.field, v);
  }
  reading.finish(row, valued.find((v) => v.column.field === 'lead-unit')?.column);
  const bundle = readBundle(row.name);
  if (bundle) reading.takeBundle(row, bundle);
  const names = columns.map((c) => c.name);
  const recorded = recordedCells(names, row);
  const asPrinted = names.map((column, i) => ({ column, text: cells[i]! })).filter((p, i) => p.text !== recorded[i]);
  if (asPrinted.length) row.asPrinted = asPrinted;
  return { read: { at, row, cells, ...(bundle ? { bundle } : {}) }, problems: reading.problems };
}

type Valued = { readonly column: Column; readonly text: string; readonly numeric: boolean };

class RowReading {
  readonly problems: ImportProblem[] = [];
  private readonly at: number;
  private readonly setting: RowSetting;
  constructor(at: number, setting: RowSetting) {
    this.at = at;
    this.setting = setting;
  }

  private say(code: ImportProblem['code'], severity: ImportProblem['severity'], detail: string, column?: Column): void {
    this.problems.push({ code, severity, row: this.at, ...(column ? { column: column.name } : {}), detail });
  }

  /** The text of a cell, checked as every text is that is kept. */
  textOf(column: Column, cell: SourceCell | undefined): string {
    if (!cell) return '';
    if (cell.fault !== undefined) this.say('IMPORT_CELL_FAULTY', 'error', cell.fault, column);
    else if (cell.formula !== undefined) this.sayFormula(column, cell);
    const { text, fault } = checkedText(cell.text, CHARS_MAX[column.field ?? 'printed-only']);
    if (fault !== undefined) this.say('IMPORT_TEXT_INVALID', 'error', fault, column);
    return text;
  }

  private sayFormula(column: Column, cell: SourceCell): void {
    const formula = `${column.letter}${this.at}：${(cell.formula ?? '').slice(0, 60)}`;
    if (cell.text.trim() === '') this.say('IMPORT_CELL_FAULTY', 'error', `${formula}，没有算出的值`, column);
    else if (!this.setting.answers.acceptFormulas)
      this.say('IMPORT_CELL_FORMULA', 'question', `${formula}，算出的值是“${cell.text.slice(0, 60)}”`, column);
  }

  take(row: Row, field: CatalogField, v: Valued): void {
    switch (field) {
      case 'no':
        if (v.text !== '') row.printedNo = v.text;
        return;
      case 'name':
        row.name = v.text.replace(/\s*\n\s*/gu, '');
        return;
      case 'lead-unit':
        return this.takeUnits(row, v);
      case 'co-units':
        return this.takeCoUnits(row, v);
      case 'planned':
        return isNothing(v.text) ? undefined : this.takePlan(row, v.text, v.numeric, v.column);
      case 'heard':
        return this.takeHeard(row, v);
      case 'adjustment':
        return this.takeAdjustment(row, v);
      default:
        return takeText(row, field, v.text);
    }
  }

  private takeUnits(row: Row, { text, column }: Valued): void {
    if (isNothing(text)) return;
    const { lead, coUnits, unmarked } = readUnits(text);
    const hinted = /牵头/u.test(column.name) && /第一|首位|在前|排首/u.test(column.name);
    if (unmarked && !hinted && !this.setting.answers.firstUnitLeads)
      this.say('IMPORT_UNITS_UNMARKED', 'question', `${text.slice(0, 60)}；写在最前的是${lead ?? ''}`, column);
    row.leadUnit = lead ?? '';
    if (row.leadUnit !== '' && !isSingleUnit(row.leadUnit)) this.say('IMPORT_UNIT_NOT_SINGLE', 'error', row.leadUnit.slice(0, 60), column);
    this.addCoUnits(row, coUnits, column);
  }

  private takeCoUnits(row: Row, { text, column }: Valued): void {
    if (isNothing(text)) return;
    const bare = text.replace(/^(配合|协办|会办|参与)(单位|部门)?[:：]/u, '');
    this.addCoUnits(row, splitUnits(bare), column);
  }

  private addCoUnits(row: Row, units: readonly string[], column: Column): void {
    if (units.length === 0) return;
    row.coUnits = [...(row.coUnits ?? []), ...units];
    for (const unit of units.filter((u) => !isSingleUnit(u)))
      this.say('IMPORT_UNIT_NOT_SINGLE', 'doubt', `配合单位“${unit.slice(0, 60)}”照印`, column);
    if (units.some((u) => u.length > LIMITS.shortTextCharsMax))
      this.say('IMPORT_TEXT_INVALID', 'error', `一个单位的名称最多${LIMITS.shortTextCharsMax}字`, column);
  }

  private takePlan(row: Row, text: string, numeric: boolean, column: Column | undefined): void {
    row.plannedText = text;
    const { year, today } = this.setting;
    // 2024.10 typed into a spreadsheet becomes the number 2024.1.
    if (numeric && /^\d{4}\.1$/u.test(text))
      return this.say('IMPORT_PLAN_UNCLEAR', 'doubt', `${text}是数字，分不清是1月还是10月，没有折算`, column);
    const plan = readPlannedTime(text, year);
    if (!plan) return this.say('IMPORT_PLAN_UNREADABLE', 'doubt', text.slice(0, 60), column);
    row.plannedPrecision = plan.precision;
    if (plan.from !== undefined) row.plannedFrom = plan.from;
    row.plannedTo = plan.to;
    const span = `${text}：${plan.from ?? ''}至${plan.to}`;
    if (plan.doubt !== undefined) this.say('IMPORT_PLAN_UNCLEAR', 'doubt', `${span}，${plan.doubt}`, column);
    if (plan.to < `${year}-01-01` || (plan.from ?? plan.to) > `${year}-12-31`) this.say('IMPORT_PLAN_OUTSIDE_YEAR', 'doubt', span, column);
    if (today !== undefined && comparePlainDates(plan.to, today) < 0) this.say('IMPORT_PLAN_PAST', 'doubt', span, column);
  }

  private takeHeard(row: Row, { text, column }: Valued): void {
    const heard = readHeard(text);
    if (heard !== undefined) row.heard = heard;
    else if (!isNothing(text)) this.say('IMPORT_HEARD_UNCLEAR', 'doubt', `“${text.slice(0, 60)}”按没有写明处理`, column);
  }

  private takeAdjustment(row: Row, { text, column }: Valued): void {
    const adjustment = readAdjustment(text);
    if (adjustment) row.adjustment = adjustment;
    else if (!isNothing(text)) this.say('IMPORT_ADJUSTMENT_UNCLEAR', 'doubt', text.slice(0, 60), column);
  }

  /** What only the whole row can show: what is missing, the time that counts for all, a reason that nobody gave. */
  finish(row: Row, unitColumn: Column | undefined): void {
    const { plannedForAll } = this.setting.answers;
    if (row.name === '') this.say('IMPORT_NAME_MISSING', 'error', '');
    if (row.leadUnit === '' && unitColumn) this.say('IMPORT_UNIT_MISSING', 'error', '', unitColumn);
    if (row.leadUnit.length > LIMITS.shortTextCharsMax)
      this.say('IMPORT_TEXT_INVALID', 'error', `一个单位的名称最多${LIMITS.shortTextCharsMax}字`, unitColumn);
    if (row.plannedText === undefined && plannedForAll) this.takePlan(row, plannedForAll, false, undefined);
    if ((row.adjustment === 'added' || row.adjustment === 'removed') && row.adjustmentReason === undefined)
      this.say('IMPORT_ADJUSTMENT_UNREASONED', 'doubt', row.name.slice(0, 60));
  }

  takeBundle(row: Row, bundle: Bundle): void {
    this.say('IMPORT_ROW_BUNDLES', 'doubt', `${bundle.drafts}个：${bundle.matters.join('；').slice(0, 200)}`);
    if (this.setting.answers.splitBundles) row.matters = bundle.matters;
  }
}

function takeText(row: Row, field: CatalogField, text: string): void {
  if (isNothing(text)) return;
  if (field === 'category') row.category = text;
  if (field === 'main-content') row.mainContent = text;
  if (field === 'legal-basis') row.legalBasis = text;
  if (field === 'procedures') row.procedures = splitList(text);
  if (field === 'participation-ways') row.participationWays = splitList(text);
  if (field === 'adjustment-reason') row.adjustmentReason = text;
}
