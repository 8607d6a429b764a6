import type { PrintedRow } from '../../domain/catalog/print-cell.ts';
import type { AdjustmentKind } from '../../domain/catalog/types.ts';
import type { EntryRow } from './rows.ts';

/** A row as read, in the words that printing a table needs. */
export function printedRow(e: EntryRow): PrintedRow {
  return {
    printedNo: e.printedNo,
    name: e.name,
    leadUnit: e.leadUnit,
    coUnits: e.coUnits,
    procedures: e.procedures,
    participationWays: e.participationWays,
    asPrinted: e.asPrinted,
    ...(e.category === null ? {} : { category: e.category }),
    ...(e.mainContent === null ? {} : { mainContent: e.mainContent }),
    ...(e.legalBasis === null ? {} : { legalBasis: e.legalBasis }),
    ...(e.plannedText === null ? {} : { plannedText: e.plannedText }),
    ...(e.heard === null ? {} : { heard: e.heard }),
    ...(e.adjustment === null ? {} : { adjustment: e.adjustment as AdjustmentKind }),
    ...(e.adjustmentReason === null ? {} : { adjustmentReason: e.adjustmentReason }),
  };
}
