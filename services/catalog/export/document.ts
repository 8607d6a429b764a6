import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeightRule,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  convertMillimetersToTwip,
} from 'docx';
import { columnWidths } from '../../../domain/catalog/export/table.ts';
import type { PrintedCatalog } from '../../../domain/catalog/export/table.ts';

/** Official papers (GB/T 9704-2012): title in 小标宋 二号, text in 仿宋 三号, headings in 黑体, A4, margins 37/35/28/26 mm. */
const FONTS = { title: '方正小标宋简体', head: '黑体', body: '仿宋' } as const;
/** Half-points: 二号 22 pt, 三号 16 pt, 小四 12 pt (tables may be smaller), 四号 14 pt for page numbers. */
const SIZES = { title: 44, number: 32, cell: 24, page: 28 } as const;
const LANDSCAPE_FROM_COLUMNS = 6;
const PAGE_MM = { width: 210, height: 297, top: 37, bottom: 35, left: 28, right: 26 } as const;

/** The catalog as a docx paper in the official form: title, number, table with borders and a repeated header, page numbers. */
export async function catalogDocument(c: PrintedCatalog): Promise<Buffer> {
  const landscape = c.columns.length >= LANDSCAPE_FROM_COLUMNS;
  const children = [
    line(c.title, { font: FONTS.title, size: SIZES.title, center: true }),
    line(c.numberLine, { size: SIZES.number, center: true }),
    table(c.columns, c.rows),
    ...c.notes.map((note) => line(note)),
    ...(c.hearing
      ? [line(c.hearing.title, { font: FONTS.title, size: SIZES.title, center: true, newPage: true }), table(c.columns, c.hearing.rows)]
      : []),
  ];
  const document = new Document({
    title: c.title,
    creator: c.issuer,
    styles: { default: { document: { run: { font: fontOf(FONTS.body), size: SIZES.cell } } } },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: convertMillimetersToTwip(PAGE_MM.width),
              height: convertMillimetersToTwip(PAGE_MM.height),
              orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              top: convertMillimetersToTwip(PAGE_MM.top),
              bottom: convertMillimetersToTwip(PAGE_MM.bottom),
              left: convertMillimetersToTwip(PAGE_MM.left),
              right: convertMillimetersToTwip(PAGE_MM.right),
            },
          },
        },
        footers: { default: pageNumbers() },
        children,
      },
    ],
  });
  return Packer.toBuffer(document);
}

const fontOf = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name });

type Look = { readonly font?: string; readonly size?: number; readonly center?: boolean; readonly newPage?: boolean };
/** A paragraph; font and size are given only where they are not the document's own. */
function line(value: string, { font, size, center, newPage }: Look = {}): Paragraph {
  const runs = value
    .split('\n')
    .map(
      (text, i) => new TextRun({ text, ...(font ? { font: fontOf(font) } : {}), ...(size ? { size } : {}), ...(i ? { break: 1 } : {}) }),
    );
  return new Paragraph({
    children: runs,
    ...(center ? { alignment: AlignmentType.CENTER } : {}),
    ...(newPage ? { pageBreakBefore: true } : {}),
  });
}

/** — 1 — in the middle of the foot. */
function pageNumbers(): Footer {
  const run = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: fontOf('宋体'), size: SIZES.page });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] });
}

const BORDER = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;

function table(columns: readonly string[], rows: readonly (readonly string[])[]): Table {
  const widths = columnWidths(columns, rows);
  const sum = widths.reduce((a, b) => a + b, 0);
  const row = (cells: readonly string[], look: Look, header: boolean): TableRow =>
    new TableRow({
      tableHeader: header,
      cantSplit: true,
      height: { value: convertMillimetersToTwip(10), rule: HeightRule.ATLEAST },
      children: cells.map(
        (cell, i) =>
          new TableCell({
            verticalAlign: VerticalAlign.CENTER,
            width: { size: Math.round((widths[i]! / sum) * 100), type: WidthType.PERCENTAGE },
            children: [line(cell, look)],
          }),
      ),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { top: BORDER, bottom: BORDER, left: BORDER, right: BORDER, insideHorizontal: BORDER, insideVertical: BORDER },
    rows: [row(columns, { font: FONTS.head, center: true }, true), ...rows.map((cells) => row(cells, {}, false))],
  });
}
