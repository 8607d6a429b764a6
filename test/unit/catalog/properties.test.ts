import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { printedCells } from '../../../domain/catalog/print-cell.ts';
import { readParagraphs } from '../../../domain/catalog/import/paragraphs.ts';
import { isReady, readCatalog } from '../../../domain/catalog/import/read.ts';
import { columnLetter } from '../../../domain/catalog/import/source.ts';
import type { ImportAnswers, SourceCell, SourceTable } from '../../../domain/catalog/import/source.ts';

const WORDS = [
  '',
  '',
  ' ',
  '1',
  '序号',
  '事项名称',
  '承办单位',
  '完成时间',
  '是否听证',
  '调整情况',
  '配合单位',
  '联系电话',
  '甲规划',
  '《甲》《乙》',
  '甲局',
  '甲局、乙局',
  '区级相关部门',
  '第四季度',
  '2024.05',
  '5月—',
  '是',
  '视情',
  '新增',
  '听证事项目录',
  '某区目录',
  '<b>',
  '\u0007',
  '—',
  '甲村、乙村等2条《规划》',
];
const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);
const cell: fc.Arbitrary<SourceCell> = fc.oneof(
  { weight: 12, arbitrary: text.map((t): SourceCell => ({ text: t })) },
  { weight: 1, arbitrary: text.map((t): SourceCell => ({ text: t, formula: '=A1' })) },
  { weight: 1, arbitrary: fc.constant<SourceCell>({ text: '', fault: '错误值#REF!' }) },
);
const HEADS = [
  ['序号', '事项名称', '承办单位', '完成时间'],
  ['事项名称', '承办单位', '是否听证', '调整情况'],
  ['编号', '决策项目', '申报单位', '拟决策时间', '决策程序', '联系电话'],
];
const headed = fc.constantFrom(...HEADS, []).map((h) => h.map((t): SourceCell => ({ text: t })));
const at = fc.nat({ max: 7 });
const range = fc
  .tuple(at, at, at, at)
  .map(([a, b, c, d]) => ({ top: Math.min(a, c), bottom: Math.max(a, c), left: Math.min(b, d), right: Math.max(b, d) }));
const table: fc.Arbitrary<SourceTable> = fc.record({
  name: fc.constant('表'),
  rows: fc
    .tuple(
      fc.array(fc.array(cell, { maxLength: 3 }), { maxLength: 2 }),
      headed,
      fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 7 }),
    )
    .map(([above, head, below]) => [...above, head, ...below]),
  merges: fc.array(range, { maxLength: 2 }),
  hiddenRows: fc.array(at, { maxLength: 2 }),
  hiddenColumns: fc.array(at, { maxLength: 2 }),
});
const maybe = fc.option(fc.boolean(), { nil: undefined });
const answers: fc.Arbitrary<ImportAnswers> = fc
  .record({ acceptMerged: maybe, acceptFormulas: maybe, includeHidden: maybe, firstUnitLeads: maybe, splitBundles: maybe })
  .map((a) => Object.fromEntries(Object.entries(a).filter(([, v]) => v !== undefined)) as ImportAnswers);

/** Where a cell may end: a row of the reading, the header, the title, or a problem that names its line or the whole table. */
function isAccountedFor(source: SourceTable, reading: ReturnType<typeof readCatalog>, r: number, c: number): boolean {
  const { text: said } = source.rows[r]![c]!;
  const shown = said.trim();
  const squeezed = said.replace(/\s+/gu, '');
  if (reading.columns.some((x) => x.index === c && x.name === squeezed)) return true;
  const row = reading.rows.find((x) => x.at === r + 1);
  const place = reading.columns.findIndex((x) => x.index === c);
  if (row && place >= 0 && row.cells[place] === shown.normalize('NFC').replaceAll('\r\n', '\n')) return true;
  if (reading.title?.includes(squeezed)) return true;
  return reading.problems.some((p) => {
    if (p.row === r + 1) return true;
    if (p.code === 'IMPORT_HEADER_MISSING') return true;
    if (p.code === 'IMPORT_SHEET_UNCLEAR') return r + 1 >= p.row!;
    return p.code === 'IMPORT_HIDDEN' && (p.detail.includes(`${r + 1}`) || p.detail.includes(columnLetter(c)));
  });
}

test('whatever stands in a table, reading never throws and loses no cell silently', () => {
  fc.assert(
    fc.property(table, answers, (source, given) => {
      const reading = readCatalog(source, { year: 2024, answers: given });
      // A hearing list is a view: its cells say which rows are heard, and are no rows themselves.
      if (source.rows.some((r) => r.some((x) => x.text.includes('听证事项目录')))) return;
      source.rows.forEach((row, r) =>
        row.forEach((x, c) => {
          if (x.text.trim() === '' && x.formula === undefined && x.fault === undefined) return;
          if (!isAccountedFor(source, reading, r, c))
            throw new Error(`${columnLetter(c)}${r + 1} “${x.text}” is lost: ${JSON.stringify(reading.problems)}`);
        }),
      );
    }),
    { numRuns: 2_000 },
  );
});

const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  序号: ['1', '一', '（三）', '—'],
  事项名称: ['甲规划', '乙办法（试行）', '丙\n工程'],
  承办单位: ['甲局', '乙 局', '甲局（牵头）、乙局', '由甲局牵头，乙局、丙局配合', '牵头单位：甲局；配合单位：乙局'],
  配合单位: ['', '乙局', '丙局、丁局', '无'],
  决策类别: ['', '重大公共措施', '/'],
  完成时间: ['', '第四季度', '2024.05', '2024年5月底前', '待定', '5—6月', '—'],
  决策中是否需听证: ['', '是', '不需要', '√', '视情'],
  决策事项程序: ['', '公众参与、专家论证', '1.公众参与 2.风险评估', '公众参与；合法性审查。'],
  调整情况: ['', '保留', '新增', '合并'],
  备注: ['', '见附件', '无'],
};
const NEEDED = ['事项名称', '承办单位'];
const wellFilled = fc
  .shuffledSubarray(Object.keys(COLUMNS))
  .map((names) => [...names, ...NEEDED.filter((n) => !names.includes(n))])
  .chain((names) =>
    fc.tuple(fc.constant(names), fc.array(fc.tuple(...names.map((n) => fc.constantFrom(...COLUMNS[n]!))), { minLength: 1, maxLength: 5 })),
  );

test('a catalog that is read without error prints again cell by cell as it stood', () => {
  fc.assert(
    fc.property(wellFilled, ([names, rows]) => {
      const own = rows.map((cells, i) => cells.map((t, c) => (names[c] === '事项名称' ? `${i}${t}` : t)));
      const cells = [names, ...own].map((r) => r.map((t): SourceCell => ({ text: t })));
      const reading = readCatalog({ name: '表', rows: cells, merges: [], hiddenRows: [], hiddenColumns: [] }, { year: 2024 });
      expect(isReady(reading)).toBe(true);
      expect(reading.rows.map((r) => printedCells(names, r.row))).toEqual(own);
    }),
    { numRuns: 500 },
  );
});

test('whatever is pasted, numbered paragraphs never throw and keep every line', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '一、甲规划（承办单位：甲局；完成时间：5月）',
      '1.乙办法（乙局、丙局）',
      '（二）丙',
      '承办单位：甲局',
      '说明文字',
      '',
      '（（',
      '①丁（）',
      '某区目录',
      '2、戊（第四季度）',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const p = readParagraphs(lines.join('\n'), '文字', 2024);
      if (!p) return;
      readCatalog(p.table, { year: 2024 });
      const kept = p.table.rows
        .flat()
        .map((x) => x.text)
        .join('\n');
      for (const word of ['甲规划', '乙办法', '说明文字', '某区目录'])
        if (lines.some((l) => l.includes(word))) expect(kept).toContain(word);
    }),
  );
});
