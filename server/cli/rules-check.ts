import { diffOfNew } from '../../domain/rules/diff.ts';
import { RULE_PACKS } from '../../domain/rules/packs.ts';
import { problemLine } from '../../services/rules/pack-file.ts';
import { JSON_OPTION, line, parse } from './command.ts';
import type { Command } from './command.ts';
import { checkPackFile } from './pack-argument.ts';
import { printDiff } from './print-diff.ts';

export const command: Command = {
  help: `用法：rules check 文件 [--json]

检查一个规则包文件（JSON，UTF-8），不需要服务器，什么也不保存。
有错误的，一次列出全部错误：行号、栏目、改法，退出码1。
没有错误的，列出与随系统提供的规则包的差别：新增、变更（前 → 后）、沿用、不再适用。
例：rules check samples/packs/徐泾-2026-演练.json

--json   输出 JSON：{ ok, problems, diff }`,
  async run(args, io) {
    const { flags, given } = parse(args, JSON_OPTION, ['文件']);
    const file = await checkPackFile(given[0]!, io, RULE_PACKS);
    const diff = file.ok ? diffOfNew(file.pack, RULE_PACKS) : null;
    const problems = file.ok ? [] : file.problems;
    if (flags.json) line(io, JSON.stringify({ ok: file.ok, problems, diff }));
    else if (diff) {
      line(io, `没有错误：${diff.packName}（${diff.packId}）`);
      printDiff(io, diff);
    } else {
      for (const p of problems) line(io, problemLine(p));
      line(io, `共${problems.length}处，请改正后再查`);
    }
    return file.ok ? 0 : 1;
  },
};
