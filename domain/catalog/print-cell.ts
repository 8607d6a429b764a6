import { fieldOf } from './columns.ts';
import type { CatalogField } from './columns.ts';
import type { AdjustmentKind, CatalogRowInput } from './types.ts';

export const ADJUSTMENT_WORDS: Readonly<Record<AdjustmentKind, string>> = { kept: '保留', added: '新增', removed: '调出' };

/** A row of any version, as far as it is printed. */
export type PrintedRow = CatalogRowInput & { readonly printedNo: string };

/** What our record of a row says in a column of this kind; `alone` = there is no column for the co-units. */
function saidOf(field: CatalogField | undefined, row: PrintedRow, alone: boolean): string {
  switch (field) {
    case 'no':
      return row.printedNo;
    case 'name':
      return row.name;
    case 'category':
      return row.category ?? '';
    case 'main-content':
      return row.mainContent ?? '';
    case 'legal-basis':
      return row.legalBasis ?? '';
    case 'lead-unit':
      return alone ? [row.leadUnit, ...(row.coUnits ?? [])].join('、') : row.leadUnit;
    case 'co-units':
      return (row.coUnits ?? []).join('、');
    case 'procedures':
      return (row.procedures ?? []).join('、');
    case 'participation-ways':
      return (row.participationWays ?? []).join('、');
    case 'planned':
      return row.plannedText ?? '';
    case 'heard':
      return row.heard === undefined ? '' : row.heard ? '是' : '否';
    case 'adjustment':
      return row.adjustment ? ADJUSTMENT_WORDS[row.adjustment] : '';
    case 'adjustment-reason':
      return row.adjustmentReason ?? '';
    case 'printed-only':
    case undefined:
      return '';
  }
}

/** What the record alone would print in each column. */
export function recordedCells(columns: readonly string[], row: PrintedRow): string[] {
  const fields = columns.map(fieldOf);
  const alone = !fields.includes('co-units');
  return fields.map((field) => saidOf(field, row, alone));
}

/** The row in the columns of its table: the printed wording where it differs from the record, the record elsewhere. */
export function printedCells(columns: readonly string[], row: PrintedRow): string[] {
  return recordedCells(columns, row).map((said, i) => (row.asPrinted ?? []).find((p) => p.column === columns[i])?.text ?? said);
}
