import type { Column } from '../../domain/catalog/import/header.ts';
import type { ReadRow } from '../../domain/catalog/import/row.ts';
import { problemLine } from '../../domain/catalog/import/source.ts';
import type { ImportProblem, Severity } from '../../domain/catalog/import/source.ts';
import { ERRORS } from '../../domain/errors.ts';
import type { SourceKind, SourceReading } from '../../services/catalog/import/read-source.ts';
import { builder } from '../builder.ts';
import { AdjustmentEnum, enumOf } from '../enums.ts';
import { PRECISIONS } from '../inputs.ts';
import { CatalogFieldEnum } from './import-input.ts';

const SeverityEnum = enumOf<Severity>('ImportSeverity', '导入中一个问题的轻重。', {
  error: '错误，要改原表，改好之前不能导入',
  question: '要回答的问题，回答之前不能导入',
  doubt: '提请核对，不妨碍导入',
});
const SourceKindEnum = enumOf<SourceKind>('ImportSourceKind', '导入的来源是什么形式。', {
  workbook: 'xlsx 工作簿',
  delimited: '分隔的文字：csv 文件，或者从表格软件粘贴的',
  paragraphs: '逐段编号的文字',
});
const KnownEnum = enumOf<Column['known']>('ImportColumnKnown', '一栏是怎样认得的。', {
  'by-name': '按栏目名称',
  'by-answer': '按导入人的指定',
  'not-yet': '还不认识，要指定',
});

const ImportColumn = builder.objectRef<Column>('ImportColumn').implement({
  description: '原表的一栏，和它读作什么。',
  fields: (t) => ({
    letter: t.exposeString('letter', { description: '列的字母，如“C”。' }),
    name: t.exposeString('name', { description: '印出的栏目名称，去掉了排版用的空格。' }),
    field: t.field({
      type: CatalogFieldEnum,
      nullable: true,
      description: '读作什么；null 表示还不认识。',
      resolve: (c) => c.field ?? null,
    }),
    known: t.field({ type: KnownEnum, description: '怎样认得的。', resolve: (c) => c.known }),
  }),
});

const Problem = builder.objectRef<ImportProblem>('ImportProblem').implement({
  description: '导入中的一个问题：在哪一行哪一栏，是什么，怎么办。',
  fields: (t) => ({
    code: t.string({ description: '代码，全部代码列在 docs/errors.md。', resolve: (p) => p.code }),
    severity: t.field({ type: SeverityEnum, description: '轻重。', resolve: (p) => p.severity }),
    row: t.int({ nullable: true, description: '原表的行号，从1起；null 表示说的是整张表。', resolve: (p) => p.row ?? null }),
    column: t.string({
      nullable: true,
      description: '栏目名称，没有名称的为列的字母；null 表示说的是整行。',
      resolve: (p) => p.column ?? null,
    }),
    detail: t.string({ description: '那里写的是什么、读成了什么，原样摘录；没有细目时为空字符串。', resolve: (p) => p.detail }),
    line: t.string({ description: '一句话：第几行、哪一栏、什么问题，中文，可直接显示。', resolve: problemLine }),
    remedy: t.string({ description: '怎么办，中文，可直接显示。', resolve: (p) => ERRORS[p.code].remedy }),
  }),
});

const PreviewRow = builder.objectRef<ReadRow>('ImportRow').implement({
  description: '读出的一行事项，导入后就是这样。',
  fields: (t) => ({
    at: t.exposeInt('at', { description: '原表的行号，从1起。' }),
    cells: t.stringList({ description: '照印的各栏，与 `columns` 一一对应。', resolve: (r) => [...r.cells] }),
    printedNo: t.string({ description: '序号；原表没有的为行的顺序号。', resolve: (r) => r.row.printedNo }),
    name: t.string({ description: '事项名称；没有读出的为空字符串。', resolve: (r) => r.row.name }),
    leadUnit: t.string({ description: '承办（牵头）单位；没有读出的为空字符串。', resolve: (r) => r.row.leadUnit }),
    coUnits: t.stringList({ description: '配合单位，按原表顺序；没有的为空列表。', resolve: (r) => [...(r.row.coUnits ?? [])] }),
    procedures: t.stringList({ description: '原表写明的程序；没有的为空列表。', resolve: (r) => [...(r.row.procedures ?? [])] }),
    plannedText: t.string({ nullable: true, description: '计划时间原文；null 表示没有写明。', resolve: (r) => r.row.plannedText ?? null }),
    plannedFrom: t.field({
      type: 'Date',
      nullable: true,
      description: '计划时间折算的第一天（北京日期）；只说“前”的没有第一天，为 null。',
      resolve: (r) => r.row.plannedFrom ?? null,
    }),
    plannedTo: t.field({
      type: 'Date',
      nullable: true,
      description: '计划时间折算的最后一天（北京日期），含当天；null 表示没有折算。',
      resolve: (r) => r.row.plannedTo ?? null,
    }),
    plannedPrecision: t.string({
      nullable: true,
      description: `计划时间的精度：${PRECISIONS}；null 表示没有折算。`,
      resolve: (r) => r.row.plannedPrecision ?? null,
    }),
    heard: t.boolean({ nullable: true, description: '是否听证；null 表示没有写明。', resolve: (r) => r.row.heard ?? null }),
    adjustment: t.field({
      type: AdjustmentEnum,
      nullable: true,
      description: '调整情况；null 表示没有写明。',
      resolve: (r) => r.row.adjustment ?? null,
    }),
    drafts: t.int({ description: '这一行可能包含几个草案；一般为1。', resolve: (r) => r.bundle?.drafts ?? 1 }),
    matters: t.stringList({ description: '拆分时各草案的名称；只有一个草案的为空列表。', resolve: (r) => [...(r.bundle?.matters ?? [])] }),
  }),
});

const count = (r: SourceReading, severity: Severity): number => r.problems.filter((p) => p.severity === severity).length;

export const CatalogImportPreview = builder.objectRef<SourceReading>('CatalogImportPreview').implement({
  description: '导入的预览：读出了什么、哪里读不准，什么也没有写入。',
  fields: (t) => ({
    kind: t.field({ type: SourceKindEnum, description: '来源的形式。', resolve: (r) => r.kind }),
    encoding: t.string({
      nullable: true,
      description: '文字文件的编码，如 utf-8、gb18030；不是文字文件的为 null。',
      resolve: (r) => r.encoding ?? null,
    }),
    sheets: t.stringList({ description: '工作簿里有内容的工作表；不是工作簿的为空列表。', resolve: (r) => [...r.sheets] }),
    sheet: t.string({ description: '现在显示的工作表名称，或者来源的名称。', resolve: (r) => r.table }),
    title: t.string({ nullable: true, description: '表上方的目录名称；null 表示没有找到。', resolve: (r) => r.title ?? null }),
    columns: t.field({ type: [ImportColumn], description: '表头各栏，按原表顺序。', resolve: (r) => [...r.columns] }),
    rows: t.field({ type: [PreviewRow], description: '读出的各行，按原表顺序。', resolve: (r) => [...r.rows] }),
    problems: t.field({
      type: [Problem],
      description: '各个问题：错误在前，其次要回答的问题，最后是提请核对的。',
      resolve: (r) => [...r.problems],
    }),
    ready: t.boolean({ description: '能不能导入：没有错误，也没有未回答的问题。', resolve: (r) => r.ready }),
    rowCount: t.int({ description: '读出的行数。', resolve: (r) => r.rows.length }),
    plannedCount: t.int({
      description: '计划时间折算出日期的行数。',
      resolve: (r) => r.rows.filter((x) => x.row.plannedTo !== undefined).length,
    }),
    errorCount: t.int({ description: '错误的个数。', resolve: (r) => count(r, 'error') }),
    questionCount: t.int({ description: '未回答的问题的个数。', resolve: (r) => count(r, 'question') }),
    doubtCount: t.int({ description: '提请核对的个数。', resolve: (r) => count(r, 'doubt') }),
  }),
});
