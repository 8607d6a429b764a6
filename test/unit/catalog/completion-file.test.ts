import { describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { printedCompletion } from '../../../domain/catalog/export/completion.ts';
import type { CompletionToPrint } from '../../../domain/catalog/export/completion.ts';
import type { CompletionLine } from '../../../domain/catalog/types.ts';
import { completionFileName } from '../../../services/catalog/export/completion-file.ts';
import { catalogDocument } from '../../../services/catalog/export/document.ts';
import { catalogWorkbook } from '../../../services/catalog/export/workbook.ts';
import { readWorkbook } from '../../../services/catalog/import/workbook.ts';

const line = (entryId: string, name: string, more: Partial<CompletionLine> = {}): CompletionLine => ({
  entryId,
  no: entryId,
  name,
  leadUnit: '城建中心',
  status: 'under-way',
  text: '尚未启动',
  decisions: [],
  ...more,
});
const print = (lines: readonly CompletionLine[], more: Partial<CompletionToPrint> = {}) =>
  printedCompletion({ issuer: '某镇人民政府', year: 2024, no: 1, publishedOn: D('2024-12-20'), lines, plans: new Map(), ...more });
const textsOf = (bytes: Uint8Array): string[][] => readWorkbook(bytes)[0]!.rows.map((r) => r.map((c) => c.text));

describe('the year-end list in print', () => {
  const lines = [
    line('1', '甲规划', { status: 'done', text: '2024年9月12日出台（某府发〔2024〕3号）' }),
    line('2', '乙办法', { status: 'carried-over', text: '结转2026年度目录，拟订草案', reason: '等待上级办法', carriedTo: 2026 }),
    line('3', '丙工程', { status: 'terminated', text: '2024年10月8日终止', reason: '上级已有规定' }),
    line('4', '丁项目', { status: 'removed', text: '第2版调出（2024年10月11日）', reason: '资金没有落实' }),
    line('5', '戊标准', { reason: '正在调研' }),
  ];
  const plans = new Map([
    ['1', { heard: true, plannedText: '2024.10' }],
    ['2', { heard: false }],
  ]);
  const rows = [
    ['1', '甲规划', '城建中心', '是', '2024.10', '已完成：2024年9月12日出台（某府发〔2024〕3号）', ''],
    ['2', '乙办法', '城建中心', '否', '未载明', '已结转：结转2026年度目录，拟订草案', '等待上级办法'],
    ['3', '丙工程', '城建中心', '未载明', '未载明', '已终止：2024年10月8日终止', '上级已有规定'],
    ['4', '丁项目', '城建中心', '未载明', '未载明', '已调出：第2版调出（2024年10月11日）', '资金没有落实'],
    ['5', '戊标准', '城建中心', '未载明', '未载明', '尚未完成：尚未启动', '正在调研'],
  ];

  test('says of every row what it was planned as and what became of it', () => {
    expect(print(lines, { plans })).toMatchObject({
      title: '2024年度某镇人民政府重大行政决策事项完成情况',
      numberLine: '（2024年12月20日公布）',
      columns: ['序号', '决策事项名称', '承办单位', '是否听证', '计划完成时间', '完成情况', '原因'],
      rows,
    });
  });
  test('a second publication says that it is one, in the paper and in its name', () => {
    const again = print(lines, { no: 2, publishedOn: D('2025-01-02') });
    expect(again.numberLine).toBe('（2025年1月2日公布，第2次公布）');
    expect(completionFileName(again.title, 2, 'docx')).toBe('2024年度某镇人民政府重大行政决策事项完成情况（第2次公布）.docx');
  });
  test('the workbook is read back as it was printed', async () => {
    const bytes = await catalogWorkbook(print(lines, { plans }));
    expect(readWorkbook(bytes).map((s) => s.name)).toEqual(['年度完成情况']);
    expect(
      textsOf(bytes)
        .slice(3)
        .map((r) => r.slice(0, 7)),
    ).toEqual(rows.map((r) => (r[6] === '' ? r.slice(0, 6) : r)));
  });
  test('the paper holds every cell, upright in its table', async () => {
    const xml = strFromU8(unzipSync(new Uint8Array(await catalogDocument(print(lines, { plans }))))['word/document.xml']!);
    const cells = [...xml.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map((m) => m[0].replace(/<[^>]+>/g, ''));
    expect(cells.slice(7)).toEqual(rows.flat());
  });
});

describe('words that mean something to a program stay words', () => {
  test('no cell is computed', async () => {
    const evil = ['=1+1', '+cmd|x', '@a', '-1', '\t=1'].map((name, i) => line(String(i + 1), name, { reason: name }));
    const [sheet] = readWorkbook(await catalogWorkbook(print(evil)));
    for (const cell of sheet!.rows.flat()) expect([cell.formula, cell.numeric]).toEqual([undefined, undefined]);
    expect(sheet!.rows.slice(3).map((r) => r[1]!.text.trim())).toEqual(evil.map((l) => l.name.trim()));
  });
  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', '_x0041_', 'a_x005F_b'])('%s', async (name) => {
    expect(textsOf(await catalogWorkbook(print([line('1', name, { reason: name })])))[3]).toEqual([
      '1',
      name,
      '城建中心',
      '未载明',
      '未载明',
      '尚未完成：尚未启动',
      name,
    ]);
    const xml = strFromU8(unzipSync(new Uint8Array(await catalogDocument(print([line('1', name)]))))['word/document.xml']!);
    expect(xml).toContain(`>${name}<`);
  });
});
