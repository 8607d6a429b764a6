import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isReady } from '../../domain/adoption/read.ts';
import { problemLine } from '../../domain/adoption/problem.ts';
import { matterCounts } from '../../domain/adoption/stages.ts';
import type { AdoptionReading } from '../../domain/adoption/types.ts';
import { beijingDate } from '../../domain/calendar/instant.ts';
import { CodedError, ERRORS } from '../../domain/errors.ts';
import { readAdoptionTables, tablesOf } from '../../services/adoption/read-workbook.ts';
import { AS_OF_OPTION, JSON_OPTION, dateOf, line, parse } from './command.ts';
import type { Command, Io } from './command.ts';

const SEVERITY = { error: '错误', doubt: '请核对' } as const;

function print(io: Io, r: AdoptionReading): void {
  const matters = r.catalogs.flatMap((c) => c.matters);
  line(
    io,
    `机关${r.organs.length}个，人员${r.people.length}人，岗位${r.grants.length}个，目录${r.catalogs.length}份，事项${matters.length}项`,
  );
  for (const { stage, count } of matterCounts(matters)) line(io, `  ${stage}  ${count}项`);
  line(io);
  for (const p of r.problems) line(io, `  ${SEVERITY[p.severity]}  ${p.code}  ${problemLine(p)}。${ERRORS[p.code].remedy}`);
  const errors = r.problems.filter((p) => p.severity === 'error').length;
  line(io, errors === 0 ? '没有错误；系统里已有的机关、人员、目录，上传预览时再核对' : `${errors}处错误，改好之前不能导入`);
}

export const command: Command = {
  help: `用法：adoption read 文件 [--organ 代码] [--as-of 日期] [--json]

不连数据库试读一份上线补录工作簿，列出读到的数目和全部错误，什么也不写入。
表里没有而系统里可能有的机关、人员，只提请核对。

--organ 代码     开始使用系统的机关；不写的是表里第一个没有上级的
--as-of 日期     按哪一天判断日期有没有到，不写的是今天（北京日期）
--json           输出 JSON

退出码：0 没有错误，1 有错误，2 命令写错。`,
  async run(args, io) {
    const { flags, given } = parse(args, { ...JSON_OPTION, ...AS_OF_OPTION, organ: { type: 'string' } }, ['文件']);
    const bytes = await readFile(given[0]!).catch(() => {
      throw new CodedError('NOT_FOUND', `文件“${basename(given[0]!)}”`);
    });
    const today = flags['as-of'] === undefined ? beijingDate(Date.now()) : dateOf(flags['as-of']);
    const reading = readAdoptionTables(tablesOf(bytes), { today, ...(flags.organ === undefined ? {} : { root: flags.organ }) });
    if (flags.json) line(io, JSON.stringify({ ready: isReady(reading), ...reading }));
    else print(io, reading);
    return isReady(reading) ? 0 : 1;
  },
};
