import { expect, test } from '@jest/globals';
import { readParagraphs } from '../../../domain/catalog/import/paragraphs.ts';
import { readCatalog } from '../../../domain/catalog/import/read.ts';

function read(text: string) {
  const p = readParagraphs(text, '文字', 2024)!;
  const reading = readCatalog(p.table, { year: 2024 });
  return { ...reading, problems: [...p.problems, ...reading.problems], names: reading.columns.map((c) => c.name) };
}

test('each numbered paragraph is a row, its labels are the columns', () => {
  const r = read(`2024年度某区重大行政决策事项目录
一、绿地系统规划（承办单位：区城管局；完成时间：第四季度）
二、财政发展规划（“十四五”）（承办单位：区财政局；完成时间：5月）

某区人民政府办公室`);
  expect(r.title).toBe('2024年度某区重大行政决策事项目录');
  expect(r.names).toEqual(['序号', '决策事项名称', '承办单位', '完成时间']);
  expect(r.rows.map((x) => x.cells)).toEqual([
    ['一', '绿地系统规划', '区城管局', '第四季度'],
    ['二', '财政发展规划（“十四五”）', '区财政局', '5月'],
  ]);
  expect(r.rows[1]!.row).toMatchObject({ leadUnit: '区财政局', plannedTo: '2024-05-31' });
  expect(r.problems.map((p) => [p.code, p.row])).toEqual([['IMPORT_TEXT_OUTSIDE', 5]]);
});

test('what stands in the bracket without a label is read by its sense, and said so', () => {
  const r = read('1.绿地规划（区城管局牵头，区住建局配合，12月底前）\n2．民生实事（试行）（党政办）');
  expect(r.rows.map((x) => [x.row.name, x.row.leadUnit, x.row.coUnits, x.row.plannedText])).toEqual([
    ['绿地规划', '区城管局', ['区住建局'], '12月底前'],
    ['民生实事（试行）', '党政办', undefined, undefined],
  ]);
  expect(r.problems.filter((p) => p.code === 'IMPORT_COLUMN_READ_AS').map((p) => p.column)).toEqual(['完成时间', '承办单位']);
});

test('a bracket that names nobody stays in the name, and the missing unit is said', () => {
  const r = read('1、花都区规划（2021—2035）\n承办单位：区自规局\n2、乙办法（试行）');
  expect(r.rows.map((x) => [x.row.name, x.row.leadUnit])).toEqual([
    ['花都区规划（2021—2035）', '区自规局'],
    ['乙办法（试行）', ''],
  ]);
  expect(r.problems.map((p) => [p.code, p.severity, p.row])).toEqual([['IMPORT_UNIT_MISSING', 'error', 3]]);
});

test('headings above groups become the category, lines below a number its content', () => {
  const r = read('一、重大公共政策\n1.垃圾分类办法（区城管局）\n解决混投混运\n二、重大规划\n2.国土规划（区自规局）');
  expect(r.rows.map((x) => [x.row.category, x.row.name, x.row.mainContent])).toEqual([
    ['重大公共政策', '垃圾分类办法', '解决混投混运'],
    ['重大规划', '国土规划', undefined],
  ]);
});

test('text without a number has no paragraphs', () => {
  expect(readParagraphs('关于公布目录的通知\n2024.05公布\n3.5亿元项目', '文字', 2024)).toBeUndefined();
});
