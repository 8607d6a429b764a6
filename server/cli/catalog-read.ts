import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { CATALOG_FIELDS } from '../../domain/catalog/columns.ts';
import type { CatalogField } from '../../domain/catalog/columns.ts';
import { problemLine } from '../../domain/catalog/import/source.ts';
import type { ImportAnswers } from '../../domain/catalog/import/source.ts';
import { CodedError, ERRORS } from '../../domain/errors.ts';
import { readSource } from '../../services/catalog/import/read-source.ts';
import type { SourceReading } from '../../services/catalog/import/read-source.ts';
import { JSON_OPTION, UsageError, line, parse } from './command.ts';
import type { Command, Io } from './command.ts';

const SEVERITY = { error: '错误', question: '要回答', doubt: '请核对' } as const;
const YES_NO = { type: 'boolean', default: false } as const;
const OPTIONS = {
  ...JSON_OPTION,
  year: { type: 'string' },
  sheet: { type: 'string' },
  'hearing-sheet': { type: 'string' },
  column: { type: 'string', multiple: true },
  'accept-merged': YES_NO,
  'accept-formulas': YES_NO,
  hidden: { type: 'string' },
  'first-unit-leads': YES_NO,
  'split-bundles': YES_NO,
  'planned-for-all': { type: 'string' },
} as const;
/** The title of a table does not depend on its year. */
const ANY_YEAR = 2000;
type Flags = ReturnType<typeof parse<typeof OPTIONS>>['flags'];

/** 拟办时间=planned */
function columnAnswer(text: string): { column: string; field: CatalogField } {
  const at = text.lastIndexOf('=');
  const [column, field] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 1 || !Object.hasOwn(CATALOG_FIELDS, field))
    throw new UsageError('BAD_USER_INPUT', `--column 写作“栏目名称=内容”，内容为 ${Object.keys(CATALOG_FIELDS).join('、')}`);
  return { column, field: field as CatalogField };
}

function answersOf(flags: Flags): ImportAnswers {
  if (flags.hidden !== undefined && flags.hidden !== 'read' && flags.hidden !== 'skip')
    throw new UsageError('BAD_USER_INPUT', '--hidden 写 read（导入）或者 skip（不导入）');
  return {
    columns: (flags.column ?? []).map(columnAnswer),
    acceptMerged: flags['accept-merged'] ?? false,
    acceptFormulas: flags['accept-formulas'] ?? false,
    firstUnitLeads: flags['first-unit-leads'] ?? false,
    splitBundles: flags['split-bundles'] ?? false,
    ...(flags.hidden === undefined ? {} : { includeHidden: flags.hidden === 'read' }),
    ...(flags['planned-for-all'] === undefined ? {} : { plannedForAll: flags['planned-for-all'] }),
  };
}

/** The year asked for, or the one that the file's name or the catalog's title names. */
function yearIn(given: string | undefined, name: string, titleOf: () => string | undefined): number {
  const said = (text: string | undefined): string | undefined => /((?:19|20)\d{2})年/u.exec(text ?? '')?.[1];
  const year = given ?? said(name) ?? said(titleOf());
  if (year === undefined || !/^(19|20)\d{2}$/u.test(year))
    throw new UsageError('BAD_USER_INPUT', '请用 --year 写明目录年份，如 --year 2024');
  return Number(year);
}

async function bytesOf(file: string, io: Io): Promise<Uint8Array> {
  if (file === '-') {
    const pieces: Buffer[] = [];
    for await (const piece of io.stdin) pieces.push(Buffer.from(piece));
    return Buffer.concat(pieces);
  }
  return readFile(file).catch(() => {
    throw new CodedError('NOT_FOUND', `文件“${file}”`);
  });
}

function print(io: Io, r: SourceReading, year: number): void {
  line(io, `${r.table}${r.encoding === undefined ? '' : `（${r.encoding}）`}，按${year}年度目录读：${r.rows.length}行`);
  if (r.title !== undefined) line(io, `名称：${r.title}`);
  line(io);
  for (const c of r.columns)
    line(
      io,
      `  ${c.letter}  ${c.name} → ${c.field === undefined ? '？' : CATALOG_FIELDS[c.field]}${c.known === 'by-answer' ? '（指定）' : ''}`,
    );
  line(io);
  for (const { at, row } of r.rows) {
    const units = [row.leadUnit || '？', ...(row.coUnits ?? [])].join('、');
    const plan =
      row.plannedText === undefined
        ? ''
        : `  ${row.plannedText}${row.plannedTo === undefined ? '' : `（${row.plannedFrom ?? '…'}至${row.plannedTo}）`}`;
    line(io, `  第${at}行  ${row.printedNo}  ${row.name || '？'}  ${units}${plan}`);
  }
  line(io);
  for (const p of r.problems) line(io, `  ${SEVERITY[p.severity]}  ${p.code}  ${problemLine(p)}。${ERRORS[p.code].remedy}`);
  line(io, r.ready ? '可以导入' : '还不能导入');
}

export const command: Command = {
  help: `用法：catalog read 文件 [--year 年份] [--json]

读一份印发的目录（xlsx、csv，或者文字），显示导入时会读成什么，什么也不写入。文件写 - 的读标准输入。
例：catalog read 目录.xlsx --year 2024

--year 年份                目录年份；不写的从文件名或者文字里找
--sheet 名称               工作表；有几张的必须写明
--hearing-sheet 名称       听证事项目录所在的工作表
--column 栏目=内容         指定一栏是什么，可以写几次；内容为 ${Object.keys(CATALOG_FIELDS).join('、')}
--accept-merged            确认合并单元格的读法
--accept-formulas          确认公式用算出的值
--hidden read|skip         隐藏的行和列导入或者不导入
--first-unit-leads         没有写明牵头的，以写在最前的单位牵头
--split-bundles            一行几个草案的拆开
--planned-for-all 时间     没有另写时间的行用这个计划时间
--json                     输出 JSON

退出码：0 可以导入，1 还有错误或者要回答的问题，2 命令写错。`,
  async run(args, io) {
    const { flags, given } = parse(args, OPTIONS, ['文件']);
    const file = given[0]!;
    const answers = answersOf(flags);
    const bytes = await bytesOf(file, io);
    const name = file === '-' ? '标准输入' : basename(file);
    const options = {
      answers,
      ...(flags.sheet === undefined ? {} : { sheet: flags.sheet }),
      ...(flags['hearing-sheet'] === undefined ? {} : { hearingSheet: flags['hearing-sheet'] }),
    };
    const year = yearIn(flags.year, name, () => readSource({ bytes, name }, { ...options, year: ANY_YEAR }).title);
    const reading = readSource({ bytes, name }, { ...options, year });
    if (flags.json) line(io, JSON.stringify(reading));
    else print(io, reading, year);
    return reading.ready ? 0 : 1;
  },
};
