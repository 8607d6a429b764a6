import { describe, expect, test } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { printedCatalog } from '../../../domain/catalog/export/table.ts';
import { problemLine } from '../../../domain/catalog/import/source.ts';
import { CodedError } from '../../../domain/errors.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { catalogFileName } from '../../../services/catalog/export/catalog-file.ts';
import { catalogDocument } from '../../../services/catalog/export/document.ts';
import { catalogWorkbook } from '../../../services/catalog/export/workbook.ts';
import { decodeText } from '../../../services/catalog/import/delimited.ts';
import { readSource } from '../../../services/catalog/import/read-source.ts';
import type { Source, SourceOptions } from '../../../services/catalog/import/read-source.ts';
import { readWorkbook } from '../../../services/catalog/import/workbook.ts';
import { HUADU_2022, MAQIAO_2024, PRINTED, asCsv, asPasted } from '../../support/printed-catalogs.ts';
import { catalogWorkbookOf, sheetOf, workbookOf } from '../../support/workbooks.ts';

const file = (bytes: Uint8Array, name = '目录.xlsx'): Source => ({ bytes, name });
const read = (source: Source, more: Partial<SourceOptions> = {}) => readSource(source, { year: 2024, ...more });
/** GBK of the characters used here; the platform decodes GBK but does not encode it. */
function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number[]>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) codes.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
  return new Uint8Array([...text].flatMap((ch) => (ch.charCodeAt(0) < 0x80 ? [ch.charCodeAt(0)] : codes.get(ch)!)));
}
function codeOf(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return error.code;
  }
}
const printed = (p: (typeof PRINTED)[number][1], reading: ReturnType<typeof read>) =>
  printedCatalog({
    issuer: '某机关',
    title: p.title,
    numberLine: '第1版',
    columns: p.columns,
    rows: reading.rows.map((r) => r.row),
    legalBases: [],
  });

describe.each(PRINTED)('the catalog of %s goes in and comes out again as printed', (_name, p) => {
  const forms: [form: string, source: Source][] = [
    ['xlsx', file(catalogWorkbookOf(p))],
    ['csv in UTF-8', file(strToU8(asCsv(p)), '目录.csv')],
    ['csv in UTF-8 with its mark', file(strToU8(`\uFEFF${asCsv(p)}`), '目录.csv')],
    ['csv in GBK', file(gbk(asCsv(p)), '目录.csv')],
    ['pasted cells', { text: asPasted(p) }],
  ];
  test.each(forms)('%s', async (_form, source) => {
    const reading = read(source, { year: p.year });
    expect(reading.ready).toBe(true);
    expect(reading.columns.map((c) => c.name)).toEqual(p.columns);
    const { columns, rows } = printed(p, reading);
    expect({ columns, rows }).toEqual({ columns: p.columns, rows: p.rows });
    const [sheet] = readWorkbook(await catalogWorkbook(printed(p, reading)));
    expect(sheet!.rows.slice(2).map((r) => r.map((c) => c.text))).toEqual([p.columns, ...p.rows]);
  });
});

test('planned times of the three catalogs are read with their precision', () => {
  const spans = (i: number) =>
    read({ text: asPasted(PRINTED[i]![1]) }, { year: PRINTED[i]![1].year }).rows.map((r) => [
      r.row.plannedPrecision,
      r.row.plannedFrom,
      r.row.plannedTo,
    ]);
  expect(spans(1)).toEqual([['month_range', '2025-12-01', '2026-01-31']]);
  expect(spans(2)[3]).toEqual(['quarter', '2024-07-01', '2024-09-30']);
  expect(spans(2)[0]).toEqual(['quarter', '2024-10-01', '2024-12-31']);
});

describe('what a workbook shows is what is read', () => {
  const sheet = sheetOf(
    [
      ['事项名称', '承办单位', '完成时间'],
      ['甲', '甲局', { t: 'n', v: 45_413, z: 'yyyy"年"m"月"' }],
      ['乙', '乙局', { t: 'n', v: 45_413, z: 'yyyy/m/d' }],
      ['丙', '丙局', { t: 'n', v: 2024.1, z: '0.00' }],
      ['丁', '丁局', { t: 'n', v: 2024.1 }],
      ['戊', '戊局', { t: 's', v: '5月', f: 'C2' }],
      ['己', { t: 'e', v: 0x17, w: '#REF!' }, ''],
    ],
    { '!merges': [{ s: { r: 1, c: 1 }, e: { r: 2, c: 1 } }], '!rows': [{}, {}, {}, { hidden: true }], '!cols': [{}, {}, { hidden: true }] },
  );
  const reading = read(file(workbookOf({ 目录: sheet })));
  test('dates by their format, numbers with their zeros, ambiguous ones doubted', () => {
    expect(reading.rows.map((r) => r.row.plannedText)).toEqual(['2024年5月', '2024年5月1日', '2024.10', '2024.1', '5月', undefined]);
    expect(reading.rows.map((r) => r.row.plannedTo)).toEqual([
      '2024-05-31',
      '2024-05-01',
      '2024-10-31',
      undefined,
      '2024-05-31',
      undefined,
    ]);
  });
  test('formulas, errors, merged and hidden parts are named', () => {
    expect(reading.problems.map((p) => [p.code, p.row])).toEqual(
      expect.arrayContaining([
        ['IMPORT_CELL_FAULTY', 7],
        ['IMPORT_CELL_FORMULA', 6],
        ['IMPORT_CELL_MERGED', 2],
        ['IMPORT_HIDDEN', undefined],
        ['IMPORT_PLAN_UNCLEAR', 5],
      ]),
    );
    expect(reading.problems.map(problemLine)).toContain('表里有隐藏的行或者列（第4行，C列）');
  });
  test('of several sheets the one meant is asked for; empty and hidden ones are none', () => {
    const one = sheetOf([
      ['事项名称', '承办单位'],
      ['甲', '甲局'],
      ['乙', '乙局'],
    ]);
    const hearing = sheetOf([
      ['听证事项', '承办单位'],
      ['乙', '乙局'],
    ]);
    const book = file(workbookOf({ 说明: sheetOf([['请阅读']]), 目录: one, 听证目录: hearing, 空白: sheetOf([]) }));
    expect(read(book)).toMatchObject({ table: '目录', sheets: ['说明', '目录', '听证目录'], ready: false });
    expect(read(book).problems[0]).toMatchObject({ code: 'IMPORT_SHEET_UNCLEAR', severity: 'question' });
    const named = read(book, { sheet: '目录', hearingSheet: '听证目录' });
    expect([named.ready, named.rows.map((r) => r.row.heard)]).toEqual([true, [undefined, true]]);
    expect(codeOf(() => read(book, { sheet: '没有' }))).toBe('NOT_FOUND');
  });
});

describe('files that are no readable catalog', () => {
  const good = unzipSync(new Uint8Array(catalogWorkbookOf(HUADU_2022)));
  test.each<[string, Uint8Array, string]>([
    [
      'a workbook of before 2007, or a locked one',
      new Uint8Array(workbookOf({ a: sheetOf([['甲']]) }, 'xls')),
      'IMPORT_FILE_LOCKED_OR_OLD',
    ],
    ['a workbook with macros', zipSync({ ...good, 'xl/vbaProject.bin': strToU8('x') }), 'IMPORT_FILE_HAS_MACROS'],
    ['an archive that is no workbook', zipSync({ 'a.txt': strToU8('x') }), 'IMPORT_FILE_UNREADABLE'],
    ['a workbook cut in half', zipSync(good).subarray(0, 2_000), 'IMPORT_FILE_UNREADABLE'],
    ['a workbook whose inside is broken', zipSync({ ...good, 'xl/workbook.xml': strToU8('<workbook><sheets>') }), 'IMPORT_FILE_UNREADABLE'],
    ['an empty workbook', new Uint8Array(workbookOf({ a: sheetOf([]) })), 'IMPORT_FILE_UNREADABLE'],
    ['bytes that are no text', new Uint8Array([0xff, 0x80, 0x81, 0x00]), 'IMPORT_FILE_UNREADABLE'],
    ['a csv whose quotes do not close', strToU8('事项名称,承办单位\n"甲,甲局\n'), 'IMPORT_FILE_UNREADABLE'],
  ])('%s', (_what, bytes, code) => {
    expect(codeOf(() => read(file(bytes)))).toBe(code);
  });
  test('what unpacks to more than a catalog ever is, is not unpacked to its end', () => {
    const bomb = zipSync({ ...good, 'xl/worksheets/sheet9.xml': new Uint8Array(LIMITS.importUnpackedBytesMax + 1) });
    expect(bomb.length).toBeLessThan(LIMITS.importUnpackedBytesMax / 100);
    expect(codeOf(() => read(file(bomb)))).toBe('IMPORT_FILE_TOO_BIG');
    const picture = zipSync({ ...good, 'xl/media/a.bmp': new Uint8Array(LIMITS.importUnpackedBytesMax + 1) });
    expect(read(file(picture), { year: 2022 }).ready).toBe(true);
    const many = Object.fromEntries(Array.from({ length: LIMITS.importPartsMax }, (_, i) => [`x/${i}`, strToU8('')]));
    expect(codeOf(() => read(file(zipSync({ ...good, ...many }))))).toBe('IMPORT_FILE_TOO_BIG');
  });
  test('more lines or columns than a catalog ever has', () => {
    const lines = (n: number): Source => ({ text: `事项名称\t承办单位\n${'甲\t甲局\n'.repeat(n)}` });
    expect(codeOf(() => read(lines(LIMITS.importLinesMax - 1)))).toBeUndefined();
    expect(codeOf(() => read(lines(LIMITS.importLinesMax)))).toBe('IMPORT_FILE_TOO_BIG');
    expect(codeOf(() => read({ text: `事项名称\t承办单位${'\tx'.repeat(LIMITS.importColumnsMax)}` }))).toBe('IMPORT_FILE_TOO_BIG');
    const paragraphs = (n: number): Source => ({ text: `一、甲规划（甲局）${'\n二、乙规划（乙局）'.repeat(n - 1)}` });
    expect(codeOf(() => read(paragraphs(LIMITS.importLinesMax)))).toBeUndefined();
    expect(codeOf(() => read(paragraphs(LIMITS.importLinesMax + 1)))).toBe('IMPORT_FILE_TOO_BIG');
    const wide = sheetOf([['事项名称', '承办单位', ...Array.from({ length: LIMITS.importColumnsMax }, () => 'x')]]);
    expect(codeOf(() => read(file(workbookOf({ a: wide }))))).toBe('IMPORT_FILE_TOO_BIG');
  });
});

describe('texts', () => {
  test('the encoding is told: its mark, UTF-8, or GB 18030', () => {
    expect(decodeText(strToU8('甲局'))).toEqual({ text: '甲局', encoding: 'utf-8' });
    expect(decodeText(gbk('甲局'))).toEqual({ text: '甲局', encoding: 'gb18030' });
    expect(decodeText(new Uint8Array([0xff, 0xfe, 0x32, 0x75, 0x40, 0x5c]))).toEqual({ text: '甲局', encoding: 'utf-16le' });
  });
  test('a line break inside quotes stays inside its cell', () => {
    const r = read({ text: '事项名称\t承办单位\t备注\n"甲\n规划"\t甲局\t"说""明"""\n乙\t乙局\t' });
    expect(r.rows.map((x) => [x.at, x.row.name, x.cells])).toEqual([
      [2, '甲规划', ['甲\n规划', '甲局', '说"明"']],
      [3, '乙', ['乙', '乙局', '']],
    ]);
  });
  test('a formula in a csv has no value; a number kept as text has', () => {
    const r = read(file(strToU8('事项名称,承办单位,序号\n甲,=A1,"=""001"""'), '目录.csv'));
    expect(r.problems.map((p) => p.code)).toEqual(['IMPORT_CELL_FAULTY', 'IMPORT_UNIT_MISSING']);
    expect(r.rows[0]!.row.printedNo).toBe('001');
  });
  test('numbered paragraphs with commas are no table', () => {
    expect(read({ text: '一、甲规划,乙规划（甲局）\n二、丙"办法（乙局）' })).toMatchObject({ kind: 'paragraphs', ready: true });
  });
  test('text that is neither says that it found no header', () => {
    expect(read({ text: '没有表' }).problems[0]).toMatchObject({ code: 'IMPORT_HEADER_MISSING', severity: 'error' });
  });
});

describe('the printed form', () => {
  const catalog = printedCatalog({
    issuer: '马桥镇人民政府',
    title: MAQIAO_2024.title,
    numberLine: '马府〔2024〕1号',
    columns: MAQIAO_2024.columns,
    rows: MAQIAO_2024.rows.map((r) => ({
      printedNo: r[0]!,
      name: r[1]!,
      category: r[2]!,
      leadUnit: r[3]!,
      plannedText: r[4]!,
      heard: r[0] === '2',
      adjustment: r[5] === '新增' ? 'added' : 'kept',
    })),
    legalBases: ['《重大行政决策程序暂行条例》'],
    reason: '年中调整',
  });
  test('the paper has title, number, a bordered table with a repeated header, the fonts of official papers and page numbers', async () => {
    const parts = unzipSync(new Uint8Array(await catalogDocument(catalog)));
    const xml = strFromU8(parts['word/document.xml']!);
    for (const text of [catalog.title, catalog.numberLine, ...catalog.columns, ...catalog.rows.flat(), '调整理由：年中调整'])
      expect(xml).toContain(text);
    expect(xml).toContain('w:eastAsia="黑体"');
    expect(strFromU8(parts['word/styles.xml']!)).toContain('w:eastAsia="仿宋"');
    expect(xml).toContain('<w:tblHeader/>');
    expect(xml).toContain('<w:top w:val="single"');
    expect(Object.entries(parts).some(([n, b]) => n.startsWith('word/footer') && strFromU8(b).includes('PAGE'))).toBe(true);
  });
  test('the hearing list is a view of the same rows where no column says it', async () => {
    expect(catalog.hearing?.rows).toEqual([MAQIAO_2024.rows[1]]);
    expect(readWorkbook(await catalogWorkbook(catalog)).map((s) => s.name)).toEqual(['目录', '听证事项目录']);
  });
  test('nothing in the workbook is computed', async () => {
    const evil = { ...catalog, rows: [['=1+1', '+1', '@a', '-1', '2024.10', '']] };
    const [sheet] = readWorkbook(await catalogWorkbook(evil));
    expect(sheet!.rows[3]!.map((c) => [c.text, c.formula, c.numeric])).toEqual(
      ['=1+1', '+1', '@a', '-1', '2024.10'].map((t) => [t, undefined, undefined]),
    );
  });
  test('a title becomes a file name that every system takes', () => {
    expect(catalogFileName('关于《甲/乙》:目录?', 1, 'xlsx')).toBe('关于《甲乙》目录.xlsx');
    expect(catalogFileName('长'.repeat(200), 2, 'docx')).toBe(`${'长'.repeat(80)}（第2版）.docx`);
  });
});
