import writeWorkbook from 'write-excel-file/node';
import type { Row, SheetData } from 'write-excel-file/node';
import { columnWidths } from '../../../domain/catalog/export/table.ts';
import type { PrintedCatalog } from '../../../domain/catalog/export/table.ts';

const TITLE = { fontFamily: '方正小标宋简体', fontSize: 18, align: 'center', alignVertical: 'center', height: 36 } as const;
const NUMBER = { fontFamily: '仿宋', fontSize: 12, align: 'center' } as const;
const HEAD = { fontFamily: '黑体', fontSize: 12, align: 'center', alignVertical: 'center', borderStyle: 'thin', wrap: true } as const;
const CELL = { fontFamily: '仿宋', fontSize: 12, alignVertical: 'center', borderStyle: 'thin', wrap: true } as const;
const NOTE = { fontFamily: '仿宋', fontSize: 10 } as const;

/** The catalog as an xlsx workbook: every cell a text, so that nothing is computed and 2024.10 stays what it is. */
export async function catalogWorkbook(c: PrintedCatalog): Promise<Buffer> {
  const sheet = (name: string, title: string, rows: readonly (readonly string[])[], notes: readonly string[]) => ({
    data: [
      spanning(title, TITLE, c.columns.length),
      spanning(c.numberLine, NUMBER, c.columns.length),
      c.columns.map((value) => text(value, HEAD)),
      ...rows.map((cells) => cells.map((value) => text(value, CELL))),
      ...notes.map((note) => spanning(note, NOTE, c.columns.length)),
    ] as SheetData,
    sheet: name,
    columns: columnWidths(c.columns, c.rows).map((width) => ({ width })),
    orientation: 'landscape' as const,
  });
  return writeWorkbook([
    sheet(c.sheet ?? '目录', c.title, c.rows, c.notes),
    ...(c.hearing ? [sheet(c.hearing.title, c.hearing.title, c.hearing.rows, [])] : []),
  ]).toBuffer();
}

const text = (value: string, style: object) => ({ ...style, type: String, value: safe(value), format: '@' });

/**
 * The writer keeps its texts in an object, where a name every object has (constructor) is taken already, and a reader takes
 * `_x0041_` for the letter it numbers (ECMA-376, ST_Xstring); so the first is written as the second, and the second is escaped.
 */
function safe(value: string): string {
  const text = value.replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_');
  return text in {} ? `_x${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_${text.slice(1)}` : text;
}

function spanning(value: string, style: object, columns: number): Row {
  return [{ ...text(value, style), columnSpan: columns }, ...Array.from({ length: columns - 1 }, () => null)] as Row;
}
