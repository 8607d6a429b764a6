import { utils, write } from '@e965/xlsx';
import type { CellObject, WorkSheet } from '@e965/xlsx';
import type { Printed } from './printed-catalogs.ts';

export type Cell = string | number | null | CellObject;

export function sheetOf(rows: readonly (readonly Cell[])[], more: Partial<WorkSheet> = {}): WorkSheet {
  return Object.assign(utils.aoa_to_sheet(rows.map((r) => [...r])), more);
}

/** A workbook as a spreadsheet program writes it. */
export function workbookOf(sheets: Readonly<Record<string, WorkSheet>>, bookType: 'xlsx' | 'xls' = 'xlsx'): Buffer {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  return write(book, { type: 'buffer', bookType }) as Buffer;
}

/** A printed catalog as a workbook: its title merged over the columns, numbers as numbers. */
export function catalogWorkbookOf({ title, columns, rows }: Printed): Buffer {
  const cells = rows.map((r) => r.map((c): Cell => (/^\d+$/.test(c) ? Number(c) : c)));
  const merge = { s: { r: 0, c: 0 }, e: { r: 0, c: columns.length - 1 } };
  return workbookOf({ Sheet1: sheetOf([[title], columns, ...cells], { '!merges': [merge] }) });
}
