import { CATALOG_FIELDS } from '../../domain/catalog/columns.ts';
import type { CatalogField } from '../../domain/catalog/columns.ts';
import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { ImportInput } from '../../services/catalog/import/create-import.ts';
import { builder } from '../builder.ts';
import { enumOf } from '../enums.ts';
import { decodeId } from '../ids.ts';
import { given, short } from '../inputs.ts';
import { elsewhereOf, PublishedElsewhereInput } from './published-elsewhere.ts';

export const CatalogFieldEnum = enumOf<CatalogField>('CatalogField', '目录表中一栏说的是什么，不论它叫什么名称。', CATALOG_FIELDS);

const ColumnAnswerInput = builder.inputType('CatalogColumnInput', {
  description: '对一栏的指定：不认识的栏、读错的栏、重复的栏都这样回答。',
  fields: (t) => ({
    column: t.string({ required: true, description: '原表的栏目名称，或者列的字母（如“C”）；原表没有这一栏的，预览中列为错误。' }),
    field: t.field({ type: CatalogFieldEnum, required: true, description: '这一栏是什么；与目录无关的栏指定为只照印。' }),
  }),
});

export const CatalogImportInput = builder.inputType('CatalogImportInput', {
  description:
    '导入的来源，和对预览中各个问题的回答；没有回答的问题会一直列着。文件打不开的报 IMPORT_FILE_UNREADABLE、IMPORT_FILE_LOCKED_OR_OLD、IMPORT_FILE_HAS_MACROS、IMPORT_FILE_TOO_BIG。',
  fields: (t) => ({
    organCode: t.string({ required: true, description: '决策机关代码（`Organ.code`），该机关须有规则包；没有这个机关报 NOT_FOUND。' }),
    year: t.int({
      required: true,
      description:
        '目录年份，公历，如2024；只能是今年或者明年，补录的是今年或者以前，其他报 BAD_USER_INPUT。没有写年份的计划时间按这一年折算。',
    }),
    publishedElsewhere: t.field({ type: PublishedElsewhereInput, description: '补录已经在别处公布过的目录时填；新编制的不填。' }),
    fileId: t.id({
      description: 'xlsx 或 csv 文件的编号，先用 `POST /files` 上传得到；与 `text` 填一个，都填或者都不填报 BAD_USER_INPUT。',
    }),
    text: t.string({
      description: `粘贴的文字：从 WPS、Excel 复制的表格，或者逐段编号的目录，最多${LIMITS.importTextCharsMax}字。`,
    }),
    sheet: t.string({ description: '要导入的工作表名称；文件里有几张表的必须写明，没有这张表报 NOT_FOUND。' }),
    hearingSheet: t.string({ description: '听证事项目录所在的工作表名称；表中的事项在决策目录里记为“是否听证：是”。没有的不填。' }),
    columns: t.field({ type: [ColumnAnswerInput], description: `对各栏的指定，最多${LIMITS.importColumnsMax}栏；按名称认得的栏不用写。` }),
    acceptMerged: t.boolean({ description: '确认合并单元格的读法：竖向合并的每行都填这一内容，横向合并的只填第一列。' }),
    acceptFormulas: t.boolean({ description: '确认公式使用表格软件最后算出的值。' }),
    includeHidden: t.boolean({ description: '隐藏的行和列：true 导入，false 不导入；不填则列为问题。' }),
    firstUnitLeads: t.boolean({ description: '确认一格里有几个单位又没有写明牵头的，以写在最前的为牵头单位。' }),
    splitBundles: t.boolean({ description: '一行里有几个草案的，拆成几个草案分别办理；不填或者 false 的，一行作为一个草案。' }),
    plannedForAll: t.string({ description: `全部事项的计划时间，用于没有另写时间的行，最多${LIMITS.shortTextCharsMax}字；没有的不填。` }),
  }),
});
type Shape = typeof CatalogImportInput.$inferInput;

function columnAnswers(given: readonly (typeof ColumnAnswerInput.$inferInput)[]): { column: string; field: CatalogField }[] {
  if (given.length > LIMITS.importColumnsMax)
    throw new CodedError('BAD_USER_INPUT', undefined, [{ path: 'columns', message: `最多指定${LIMITS.importColumnsMax}栏` }]);
  return given.map((c) => ({ column: short(c.column, 'columns'), field: c.field }));
}

/** The answers as the domain takes them. @throws CodedError NOT_FOUND, BAD_USER_INPUT, TEXT_TOO_LONG */
export function importOf(i: Shape): ImportInput {
  return {
    organCode: i.organCode,
    year: i.year,
    ...given('publishedElsewhere', i.publishedElsewhere, elsewhereOf),
    ...given('fileId', i.fileId, (v) => decodeId('File', v)),
    ...given('text', i.text, (v) => v),
    ...given('sheet', i.sheet, (v) => short(v, 'sheet')),
    ...given('hearingSheet', i.hearingSheet, (v) => short(v, 'hearingSheet')),
    answers: {
      ...given('columns', i.columns, columnAnswers),
      ...given('acceptMerged', i.acceptMerged, (v) => v),
      ...given('acceptFormulas', i.acceptFormulas, (v) => v),
      ...given('includeHidden', i.includeHidden, (v) => v),
      ...given('firstUnitLeads', i.firstUnitLeads, (v) => v),
      ...given('splitBundles', i.splitBundles, (v) => v),
      ...given('plannedForAll', i.plannedForAll, (v) => short(v, 'plannedForAll')),
    },
  };
}
