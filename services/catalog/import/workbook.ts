import { read, SSF } from '@e965/xlsx';
import type { CellObject, WorkSheet } from '@e965/xlsx';
import type { SourceCell, SourceTable } from '../../../domain/catalog/import/source.ts';
import { CodedError } from '../../../domain/errors.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { openPackage } from './package.ts';

/** Dates that every Chinese spreadsheet program knows without writing their format down (ECMA-376 part 1, 18.8.30, zh-cn). */
const DATE_FORMATS: Readonly<Record<number, string>> = {
  27: 'ym',
  28: 'md',
  29: 'md',
  31: 'ymd',
  36: 'ym',
  50: 'ym',
  51: 'md',
  52: 'ym',
  53: 'md',
  54: 'md',
  57: 'ym',
  58: 'md',
  14: 'ymd',
};
const EMPTY: SourceCell = { text: '' };

/**
 * The sheets of an xlsx workbook that hold anything, as they are shown.
 * @throws CodedError IMPORT_FILE_LOCKED_OR_OLD, IMPORT_FILE_HAS_MACROS, IMPORT_FILE_TOO_BIG, IMPORT_FILE_UNREADABLE
 */
export function readWorkbook(bytes: Uint8Array): SourceTable[] {
  const clean = openPackage(bytes);
  const book = open(clean);
  const hidden = book.Workbook?.Sheets ?? [];
  return book.SheetNames.flatMap((name, i) => {
    const sheet = book.Sheets[name];
    // A hidden sheet is nobody's printed table.
    return sheet && !hidden[i]?.Hidden && Array.isArray(sheet['!data']) && sheet['!data'].some((r) => r?.some((c) => shown(c).text !== ''))
      ? [tableOf(name, sheet, dates1904(book))]
      : [];
  });
}

function open(bytes: Uint8Array) {
  try {
    return read(bytes, {
      type: 'buffer',
      dense: true,
      cellFormula: true,
      cellNF: true,
      cellText: true,
      cellStyles: true,
      cellHTML: false,
      nodim: true,
      sheetRows: LIMITS.importLinesMax + 1,
    });
  } catch {
    throw new CodedError('IMPORT_FILE_UNREADABLE', '工作簿的内容不完整');
  }
}

const dates1904 = (book: { Workbook?: { WBProps?: { date1904?: boolean } } }): boolean => book.Workbook?.WBProps?.date1904 ?? false;

function tableOf(name: string, sheet: WorkSheet, is1904: boolean): SourceTable {
  const data = (sheet['!data'] ?? []) as (CellObject[] | undefined)[];
  if (data.length > LIMITS.importLinesMax) throw new CodedError('IMPORT_FILE_TOO_BIG', `工作表“${name}”超过${LIMITS.importLinesMax}行`);
  const rows = Array.from(data, (row) => Array.from(row ?? [], (cell) => shown(cell, is1904)));
  for (const [r, row] of rows.entries()) {
    while (row.length && isEmpty(row.at(-1)!)) row.pop();
    if (row.length > LIMITS.importColumnsMax)
      throw new CodedError('IMPORT_FILE_TOO_BIG', `工作表“${name}”第${r + 1}行超过${LIMITS.importColumnsMax}列`);
  }
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({
    top: s.r,
    left: s.c,
    bottom: e.r,
    right: Math.min(e.c, LIMITS.importColumnsMax),
  }));
  if (merges.length > LIMITS.importLinesMax)
    throw new CodedError('IMPORT_FILE_TOO_BIG', `工作表“${name}”的合并单元格超过${LIMITS.importLinesMax}处`);
  const hiddenAt = (list: readonly ({ hidden?: boolean } | undefined)[] | undefined): number[] =>
    Array.from(list ?? []).flatMap((x, i) => (x?.hidden ? [i] : []));
  return { name, rows, merges, hiddenRows: hiddenAt(sheet['!rows']), hiddenColumns: hiddenAt(sheet['!cols']) };
}

const isEmpty = (c: SourceCell): boolean => c.text.trim() === '' && c.formula === undefined && c.fault === undefined;

/** A cell as the reader of the sheet sees it; dates in Chinese, so that no month is taken for a day. */
function shown(cell: CellObject | undefined, is1904 = false): SourceCell {
  if (!cell || cell.t === 'z') return cell?.f === undefined ? EMPTY : { text: '', formula: `=${cell.f}` };
  const formula = cell.f === undefined ? {} : { formula: `=${cell.f}` };
  if (cell.t === 'e') return { text: '', ...formula, fault: `错误值${cell.w ?? ''}` };
  if (cell.t === 'n') return { ...number(cell, is1904), ...formula };
  return { text: cell.t === 'b' ? (cell.v ? '是' : '否') : String(cell.v ?? ''), ...formula };
}

function number(cell: CellObject, is1904: boolean): SourceCell {
  const value = cell.v as number;
  const parts = datePartsOf(cell.z);
  if (parts === undefined) return { text: cell.w ?? String(value), numeric: true };
  const d = SSF.parse_date_code(value, { date1904: is1904 }) as { y: number; m: number; d: number } | null;
  if (!d) return { text: '', fault: `日期${value}不成立` };
  return {
    text: (parts.includes('y') ? `${d.y}年` : '') + (parts.includes('m') ? `${d.m}月` : '') + (parts.includes('d') ? `${d.d}日` : ''),
  };
}

/** Which of year, month and day a number format shows; undefined = it is no date. */
function datePartsOf(format: CellObject['z']): string | undefined {
  if (format === undefined) return undefined;
  if (typeof format === 'number') return DATE_FORMATS[format];
  if (!SSF.is_date(format)) return undefined;
  const bare = format.replace(/"[^"]*"|\[[^\]]*\]|\\./gu, '').toLowerCase();
  return (/y|e/u.test(bare) ? 'y' : '') + (bare.includes('m') ? 'm' : '') + (bare.includes('d') ? 'd' : '') || undefined;
}
