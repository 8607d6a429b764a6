import { describe, expect, test } from '@jest/globals';
import { plainDate } from '../../../domain/calendar/plain-date.ts';
import { printedCells } from '../../../domain/catalog/print-cell.ts';
import { isReady, readCatalog } from '../../../domain/catalog/import/read.ts';
import { columnLetter, problemLine, rangeName } from '../../../domain/catalog/import/source.ts';
import type { CellRange, ImportAnswers, SourceCell, SourceTable } from '../../../domain/catalog/import/source.ts';

type Given = string | Partial<SourceCell>;
function table(rows: readonly (readonly Given[])[], more: Partial<SourceTable> = {}): SourceTable {
  const cells = rows.map((r) => r.map((c): SourceCell => (typeof c === 'string' ? { text: c } : { text: '', ...c })));
  return { name: '表', rows: cells, merges: [], hiddenRows: [], hiddenColumns: [], ...more };
}
const HEAD = ['序号', '事项名称', '承办单位', '完成时间'];
const read = (rows: readonly (readonly Given[])[], answers: ImportAnswers = {}, more: Partial<SourceTable> = {}) =>
  readCatalog(table(rows, more), { year: 2024, answers });
/** code severity row column, as one word each. */
const told = (r: ReturnType<typeof read>): string[] => r.problems.map((p) => [p.code, p.severity, p.row, p.column].join(' '));
const range = (top: number, left: number, bottom: number, right: number): CellRange => ({ top, left, bottom, right });

test('a plain table is read whole, without a problem, and prints as it was', () => {
  const r = read([['2024年度某区重大行政决策事项目录'], HEAD, ['1', '甲规划', '甲局', '第四季度'], ['2', '乙规划', '乙局', '—']]);
  expect([r.title, r.problems, isReady(r)]).toEqual(['2024年度某区重大行政决策事项目录', [], true]);
  expect(r.rows[0]!.row).toEqual({
    printedNo: '1',
    name: '甲规划',
    leadUnit: '甲局',
    plannedText: '第四季度',
    plannedPrecision: 'quarter',
    plannedFrom: '2024-10-01',
    plannedTo: '2024-12-31',
  });
  expect(r.rows.map((x) => printedCells(HEAD, x.row))).toEqual(r.rows.map((x) => x.cells));
  expect(r.rows[1]!.row).toMatchObject({ asPrinted: [{ column: '完成时间', text: '—' }] });
});

describe('columns', () => {
  test('an unknown column is asked about, and the answer settles it', () => {
    const rows = [
      ['事项名称', '承办单位', '拟办日子'],
      ['甲', '甲局', '5月'],
    ];
    expect(told(read(rows))).toEqual(['IMPORT_COLUMN_UNKNOWN question 1 拟办日子']);
    const answered = read(rows, { columns: [{ column: '拟办 日子', field: 'planned' }] });
    expect([told(answered), answered.rows[0]!.row.plannedTo]).toEqual([[], '2024-05-31']);
    // Its name says nothing to a later reader, so what was printed is kept with it.
    expect(printedCells(['事项名称', '承办单位', '拟办日子'], answered.rows[0]!.row)).toEqual(['甲', '甲局', '5月']);
    expect(told(read(rows, { columns: [{ column: 'C', field: 'printed-only' }] }))).toEqual([]);
    expect(told(read(rows, { columns: [{ column: '没有的栏', field: 'planned' }] }))[0]).toBe('IMPORT_COLUMN_UNKNOWN error 1 没有的栏');
  });
  test('two columns of the same kind are asked about, two of the same name refused', () => {
    const rows = [
      ['事项名称', '承办单位', '完成时间', '决策时间'],
      ['甲', '甲局', '5月', '6月'],
    ];
    expect(told(read(rows))).toEqual(['IMPORT_COLUMN_REPEATED question 1 决策时间']);
    expect(told(read(rows, { columns: [{ column: '决策时间', field: 'printed-only' }] }))).toEqual([]);
    expect(
      told(
        read([
          ['事项名称', '承办单位', '备注', '备注'],
          ['甲', '甲局', '', ''],
        ]),
      ),
    ).toEqual(['IMPORT_COLUMN_REPEATED error 1 备注']);
  });
  test('without a header, a name or a unit nothing can be imported', () => {
    expect(
      told(
        read([
          ['甲', '甲局'],
          ['乙', '乙局'],
        ]),
      ),
    ).toEqual(['IMPORT_HEADER_MISSING error  ']);
    expect(
      told(
        read([
          ['序号', '事项名称'],
          ['1', '甲'],
        ]),
      ),
    ).toEqual(['IMPORT_COLUMN_MISSING error 1 ']);
    expect(told(read([HEAD]))).toEqual(['CATALOG_EMPTY error  ']);
    expect(told(read([]))).toEqual(['IMPORT_HEADER_MISSING error  ']);
  });
  test('a header in two tiers is read by its lower names, and said so', () => {
    const rows = [
      ['序号', '事项名称', '承办单位', ''],
      ['', '', '牵头单位', '配合单位'],
      ['1', '甲', '甲局', '乙局、丙局'],
    ];
    const r = read(rows, {}, { merges: [range(0, 2, 0, 3), range(0, 0, 1, 0), range(0, 1, 1, 1)] });
    expect(r.columns.map((c) => c.name)).toEqual(['序号', '事项名称', '牵头单位', '配合单位']);
    expect(told(r)).toEqual(['IMPORT_CELL_MERGED doubt 2 ']);
    expect(r.rows[0]!.row.coUnits).toEqual(['乙局', '丙局']);
  });
  test('a proposer stands in for the undertaker only with a doubt', () => {
    expect(
      told(
        read([
          ['决策项目', '申报单位'],
          ['甲', '甲局'],
        ]),
      ),
    ).toEqual(['IMPORT_COLUMN_READ_AS doubt 1 申报单位']);
  });
});

describe('rows', () => {
  test('what is missing or twice is said by row and column', () => {
    const r = read([HEAD, ['1', '', '甲局', ''], ['2', '乙', '', '5月'], ['3', '丙', '丙局', ''], ['4', ' 丙 ', '丙局', '']]);
    expect(told(r)).toEqual(['IMPORT_NAME_MISSING error 2 ', 'IMPORT_UNIT_MISSING error 3 承办单位', 'IMPORT_ROW_REPEATED error 5 ']);
    expect(problemLine(r.problems[2]!)).toBe('第5行：两行是同一个事项（与第4行相同：丙）');
  });
  test('nobody is no undertaker; several without a mark are asked about once for all', () => {
    const rows = [HEAD, ['1', '甲', '区级相关部门', ''], ['2', '乙', '甲局、乙局', '']];
    expect(told(read(rows))).toEqual(['IMPORT_UNIT_NOT_SINGLE error 2 承办单位', 'IMPORT_UNITS_UNMARKED question 3 承办单位']);
    const answered = read(
      rows.filter((_r, i) => i !== 1),
      { firstUnitLeads: true },
    );
    expect([told(answered), answered.rows[0]!.row.leadUnit, answered.rows[0]!.row.coUnits]).toEqual([[], '甲局', ['乙局']]);
    const hinted = read([
      ['事项名称', '承办单位（排在第一的为牵头单位）'],
      ['甲', '甲局、乙局'],
    ]);
    expect(told(hinted)).toEqual([]);
  });
  test('a co-unit that is nobody is printed and doubted', () => {
    const r = read([
      ['事项名称', '承办单位', '配合单位'],
      ['甲', '甲局', '各镇街'],
    ]);
    expect([told(r), r.rows[0]!.row.coUnits]).toEqual([['IMPORT_UNIT_NOT_SINGLE doubt 2 配合单位'], ['各镇街']]);
  });
  test('heard is yes, no or not stated', () => {
    const r = read([
      ['事项名称', '承办单位', '是否听证'],
      ['甲', '甲局', '是'],
      ['乙', '乙局', '否'],
      ['丙', '丙局', '—'],
      ['丁', '丁局', '视情'],
    ]);
    expect(r.rows.map((x) => x.row.heard)).toEqual([true, false, undefined, undefined]);
    expect(told(r)).toEqual(['IMPORT_HEARD_UNCLEAR doubt 5 是否听证']);
  });
  test('planned times that are unreadable, past or of another year are printed and doubted', () => {
    const rows = [
      ['事项名称', '承办单位', '完成时间'],
      ['甲', '甲局', '持续推进'],
      ['乙', '乙局', '2023年5月'],
      ['丙', '丙局', '5月'],
      ['丁', '丁局', { text: '2024.1', numeric: true }],
    ];
    const r = readCatalog(table(rows), { year: 2024, today: plainDate('2024-06-01') });
    expect(told(r)).toEqual([
      'IMPORT_PLAN_UNREADABLE doubt 2 完成时间',
      'IMPORT_PLAN_OUTSIDE_YEAR doubt 3 完成时间',
      'IMPORT_PLAN_PAST doubt 3 完成时间',
      'IMPORT_PLAN_PAST doubt 4 完成时间',
      'IMPORT_PLAN_UNCLEAR doubt 5 完成时间',
    ]);
    expect(r.rows.map((x) => x.row.plannedTo)).toEqual([undefined, '2023-05-31', '2024-05-31', undefined]);
    expect(told(readCatalog(table(rows.slice(0, 1).concat(rows.slice(3, 4))), { year: 2024, today: plainDate('2024-05-31') }))).toEqual([]);
  });
  test('one planned time for all fills the rows that have none', () => {
    const r = read([HEAD, ['1', '甲', '甲局', ''], ['2', '乙', '乙局', '5月'], ['以上事项均于2024年12月底前完成']], {
      plannedForAll: '2024年12月底前',
    });
    expect(r.rows.map((x) => x.row.plannedTo)).toEqual(['2024-12-31', '2024-05-31']);
    expect(r.problems.map(problemLine)).toEqual([expect.stringContaining('如果说的是全部事项的计划时间，请在导入时填写')]);
  });
  test('a row that bundles drafts is shown, and split when asked', () => {
    const rows = [HEAD, ['1', '甲村、乙村等2条传统村落《保护规划》', '甲局', '']];
    expect([told(read(rows)), read(rows).rows[0]!.row.matters]).toEqual([['IMPORT_ROW_BUNDLES doubt 2 '], undefined]);
    expect(read(rows, { splitBundles: true }).rows[0]!.row.matters).toEqual(['甲村《保护规划》', '乙村《保护规划》']);
  });
  test('adjustments keep their word and say what they lack', () => {
    const r = read([
      ['事项名称', '承办单位', '调整情况', '调整理由'],
      ['甲', '甲局', '保留', ''],
      ['乙', '乙局', '新增', '上级部署'],
      ['丙', '丙局', '调出', ''],
      ['丁', '丁局', '合并', ''],
    ]);
    expect(r.rows.map((x) => [x.row.adjustment, x.row.adjustmentReason])).toEqual([
      ['kept', undefined],
      ['added', '上级部署'],
      ['removed', undefined],
      [undefined, undefined],
    ]);
    expect(told(r)).toEqual(['IMPORT_ADJUSTMENT_UNREASONED doubt 4 ', 'IMPORT_ADJUSTMENT_UNCLEAR doubt 5 调整情况']);
  });
  test('texts that cannot be kept are refused cell by cell', () => {
    const r = read([
      HEAD,
      ['1', '甲<b>规划</b>', '甲局', ''],
      ['2', '长'.repeat(501), '乙局', ''],
      ['3', '丙\u0007', '丙局', ''],
      ['4', '丁\uD800', '丁局', ''],
    ]);
    expect(told(r).filter((t) => t.startsWith('IMPORT_TEXT_INVALID'))).toEqual(
      [2, 3, 4, 5].map((n) => `IMPORT_TEXT_INVALID error ${n} 事项名称`),
    );
  });
  test('500 rows are a catalog, 501 are not', () => {
    const rows = (n: number) => [HEAD, ...Array.from({ length: n }, (_, i) => [String(i + 1), `事项${i}`, '甲局', ''])];
    expect(told(read(rows(500)))).toEqual([]);
    expect(told(read(rows(501)))).toEqual(['IMPORT_ROWS_TOO_MANY error  ']);
  });
});

describe('what spreadsheets do to a table', () => {
  test('merged cells are asked about with the range and the reading', () => {
    const rows = [HEAD, ['1', '甲', '甲局', '2024年12月'], ['2', '乙', '甲局', '']];
    const r = read(rows, {}, { merges: [range(1, 3, 2, 3)] });
    expect(told(r)).toEqual(['IMPORT_CELL_MERGED question 2 完成时间']);
    expect(problemLine(r.problems[0]!)).toContain('D2:D3“2024年12月”，按D列第2至3行都填这一内容读');
    const accepted = read(rows, { acceptMerged: true }, { merges: [range(1, 3, 2, 3)] });
    expect([told(accepted), accepted.rows[1]!.row.plannedTo]).toEqual([[], '2024-12-31']);
  });
  test('a merged title and a merged note are lines, not cells', () => {
    const r = read([['某区目录'], HEAD, ['1', '甲', '甲局', ''], ['注：略']], {}, { merges: [range(0, 0, 0, 3), range(3, 0, 3, 3)] });
    expect([r.title, told(r)]).toEqual(['某区目录', ['IMPORT_TEXT_OUTSIDE doubt 4 ']]);
  });
  test('formulas are refused with their cell and value until the value is accepted; without a value they stay refused', () => {
    const rows = [HEAD, ['1', '甲', { text: '甲局', formula: '=C9' }, ''], ['2', '乙', '乙局', { formula: '=D9' }]];
    const r = read(rows);
    expect(told(r)).toEqual(['IMPORT_CELL_FAULTY error 3 完成时间', 'IMPORT_CELL_FORMULA question 2 承办单位']);
    expect(problemLine(r.problems[1]!)).toContain('C2：=C9，算出的值是“甲局”');
    expect(told(read(rows, { acceptFormulas: true }))).toEqual(['IMPORT_CELL_FAULTY error 3 完成时间']);
  });
  test('hidden rows and columns are named until somebody says what to do', () => {
    const rows = [
      [...HEAD, '备注'],
      ['1', '甲', '甲局', '', '内部'],
      ['2', '乙', '乙局', '', ''],
    ];
    const more = { hiddenRows: [2, 9], hiddenColumns: [4] };
    expect(problemLine(read(rows, {}, more).problems[0]!)).toBe('表里有隐藏的行或者列（第3行，E列）');
    expect(read(rows, { includeHidden: true }, more).rows).toHaveLength(2);
    const left = read(rows, { includeHidden: false }, more);
    expect([left.rows.length, left.columns.length, told(left)]).toEqual([1, 4, ['IMPORT_HIDDEN doubt  ']]);
  });
  test('a line with one cell inside the table is no matter, a repeated header is passed over', () => {
    const r = read([HEAD, ['一、重大规划'], ['1', '甲', '甲局', ''], HEAD, ['2', '乙', '乙局', '', '多出来的']]);
    expect(told(r)).toEqual(['IMPORT_ROW_NOT_A_MATTER error 2 ', 'IMPORT_CELL_OUTSIDE error 5 E', 'IMPORT_ROW_HEADER_AGAIN doubt 4 ']);
    expect(r.rows).toHaveLength(2);
  });
  test('a hearing list below the table is a view of its rows', () => {
    const r = read([
      HEAD,
      ['1', '甲', '甲局', ''],
      ['2', '乙', '乙局', ''],
      ['听证事项目录'],
      HEAD,
      ['1', '乙', '乙局', ''],
      ['2', '丁', '丁局', ''],
    ]);
    expect(r.rows.map((x) => x.row.heard)).toEqual([undefined, true]);
    expect(told(r)).toEqual(['IMPORT_TEXT_OUTSIDE doubt 4 ', 'IMPORT_HEARING_UNKNOWN doubt 7 ']);
  });
  test('a second table that is no hearing list is refused', () => {
    const r = read([HEAD, ['1', '甲', '甲局', ''], ['附表'], ['事项名称', '承办单位', '备注'], ['丙', '丙局', '']]);
    expect(told(r)).toEqual(['IMPORT_SHEET_UNCLEAR error 4 ', 'IMPORT_TEXT_OUTSIDE doubt 3 ']);
  });
});

test('columns and ranges are called what spreadsheet programs call them', () => {
  expect([0, 25, 26, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  expect(rangeName(range(0, 0, 2, 1))).toBe('A1:B3');
});
