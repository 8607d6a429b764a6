import writeWorkbook from 'write-excel-file/node';
import type { SheetData } from 'write-excel-file/node';
import { columnLetter } from '../../domain/catalog/import/source.ts';
import { ADOPTION_SHEETS, EXPLANATION_SHEET } from '../../domain/adoption/sheets.ts';
import type { FieldOf, SheetColumn, SheetKey, SheetSpec } from '../../domain/adoption/sheets.ts';
import { LIMITS } from '../../domain/limits.ts';

export const TEMPLATE_NAME = '上线补录模板.xlsx';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const HEAD = { fontFamily: '黑体', fontSize: 11, align: 'center', alignVertical: 'center', borderStyle: 'thin', wrap: true } as const;
const CELL = { fontFamily: '宋体', fontSize: 11, alignVertical: 'center', wrap: true } as const;
const KIND_WORDS: Readonly<Record<SheetColumn['kind'], string>> = {
  text: '文字',
  long: '文字',
  code: '代码',
  day: '日期',
  year: '年份',
  count: '数字',
  address: '网址',
  choice: '从列出的词里选',
};
const SHEETS = Object.values(ADOPTION_SHEETS) as readonly SheetSpec[];

const text = (value: string, style: object = CELL) => ({ ...style, type: String, value, format: '@' });

/**
 * The workbook that an organ fills in: one sheet for each kind of thing with its columns in the first line, drop-downs where a
 * cell holds one of a few words, and before them a sheet that explains every column with an example.
 */
export async function adoptionTemplate(
  rows: Partial<Record<keyof typeof ADOPTION_SHEETS, readonly (readonly string[])[]>> = {},
): Promise<Buffer> {
  const filled = Object.entries(ADOPTION_SHEETS).map(([key, spec]) => ({
    sheet: spec.name,
    data: [
      columnsOf(spec).map((c) => text(c.name, HEAD)),
      ...(rows[key as keyof typeof ADOPTION_SHEETS] ?? []).map((r) => r.map((c) => text(c))),
    ] as SheetData,
    columns: columnsOf(spec).map((c) => ({ width: c.kind === 'long' ? 36 : 16 })),
    stickyRowsCount: 1,
  }));
  return writeWorkbook([explanations(), ...filled], { features: [dropDowns] }).toBuffer();
}

/** Lines of each sheet by the field of their cells; what is left out is an empty cell. */
export type Filled = { readonly [K in SheetKey]?: readonly Partial<Record<FieldOf<K>, string>>[] };

/** The template, filled in. */
export function filledTemplate(filled: Filled): Promise<Buffer> {
  const rows = (Object.keys(filled) as SheetKey[]).map((key) => {
    const fields = Object.keys(ADOPTION_SHEETS[key].columns);
    return [key, (filled[key] as readonly Record<string, string>[]).map((line) => fields.map((f) => line[f] ?? ''))] as const;
  });
  return adoptionTemplate(Object.fromEntries(rows));
}

const columnsOf = (spec: SheetSpec): SheetColumn[] => Object.values(spec.columns);

function explanations() {
  const head = ['工作表', '栏目', '必填', '填什么', '说明', '例子'].map((h) => text(h, HEAD));
  const lines = SHEETS.flatMap((spec) =>
    columnsOf(spec).map((c) =>
      [spec.name, c.name, c.required ? '必填' : '', KIND_WORDS[c.kind], wordsOf(c), c.example].map((value) => text(value)),
    ),
  );
  const notes = SHEETS.map((s) => `${s.name}：${s.explanation}。`);
  return {
    sheet: EXPLANATION_SHEET,
    data: [
      ...['每张表第一行是栏目名称，从第二行填起；不要合并单元格，不要用公式。日期写年月日，如 2024-03-05。', ...notes].map((n) => [
        text(n),
      ]),
      head,
      ...lines,
    ] as SheetData,
    columns: [10, 16, 8, 16, 70, 36].map((width) => ({ width })),
  };
}

function wordsOf({ explanation, choices }: SheetColumn): string {
  return choices === undefined ? explanation : `${explanation}。可以填：${Object.keys(choices).join('、')}`;
}

/** Excel and WPS take a list inside the cell's rule up to 255 characters (ECMA-376 part 1, 18.3.1.32). */
const LIST_CHARS_MAX = 255;

const dropDowns = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        // The first sheet explains; each other one is that of the specification before it.
        transform: (xml: string, _options: unknown, { sheetIndex }: { sheetIndex: number }): string =>
          sheetIndex === 0 ? xml : withDropDowns(xml, SHEETS[sheetIndex - 1]!),
      },
    },
  },
};

function withDropDowns(xml: string, spec: SheetSpec): string {
  const rules = columnsOf(spec).flatMap((column, i) => {
    const list = listOf(column);
    if (list === undefined) return [];
    const range = `${columnLetter(i)}2:${columnLetter(i)}${LIMITS.importLinesMax}`;
    const strict = column.choices === undefined ? '' : ' showErrorMessage="1"';
    return [`<dataValidation type="list" allowBlank="1"${strict} sqref="${range}"><formula1>${list}</formula1></dataValidation>`];
  });
  if (rules.length === 0) return xml;
  return xml.replace('</sheetData>', `</sheetData><dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`);
}

/** A few words, or the codes and accounts of another sheet, which only help: a name may be written instead. */
function listOf({ choices, suggests }: SheetColumn): string | undefined {
  if (suggests) {
    const { sheet, column } = SUGGESTED[suggests];
    return `${sheet}!$${column}$2:$${column}$${LIMITS.importLinesMax}`;
  }
  const words = Object.keys(choices ?? {}).join(',');
  return words === '' || words.length > LIST_CHARS_MAX ? undefined : `"${words}"`;
}

const SUGGESTED = { organs: suggestion('organs', 'code'), people: suggestion('people', 'account') } as const;

function suggestion(key: keyof typeof ADOPTION_SHEETS, field: string): { sheet: string; column: string } {
  const { name, columns } = ADOPTION_SHEETS[key];
  return { sheet: name, column: columnLetter(Object.keys(columns).indexOf(field)) };
}
