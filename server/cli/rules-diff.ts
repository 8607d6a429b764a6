import { diffBetween } from '../../domain/rules/diff.ts';
import { RULE_PACKS } from '../../domain/rules/packs.ts';
import { dateOf, JSON_OPTION, line, parse } from './command.ts';
import type { Command } from './command.ts';
import { packOfArgument } from './pack-argument.ts';
import { printDiff } from './print-diff.ts';

export const command: Command = {
  help: `用法：rules diff 规则包或文件 规则包或文件 [--on 日期] [--json]

比较两个规则包：文本的差别，以及各自连同基础在某一天适用的内容的差别。不需要服务器。
后一个代替前一个的，没有提到的期限和环节列为沿用。
例：rules diff shanghai-xujing-2023 samples/packs/徐泾-2026-演练.json --on 2026-05-06

--on 日期   比较哪一天适用的内容（默认为两者都已施行的第一天）
--json      输出 JSON`,
  async run(args, io) {
    const { flags, given } = parse(args, { ...JSON_OPTION, on: { type: 'string' } }, ['规则包', '规则包']);
    const before = await packOfArgument(given[0]!, io, RULE_PACKS);
    const known = RULE_PACKS.includes(before) ? RULE_PACKS : [...RULE_PACKS, before];
    const after = await packOfArgument(given[1]!, io, known);
    const diff = diffBetween(before, after, known, flags.on === undefined ? undefined : dateOf(flags.on));
    if (flags.json) line(io, JSON.stringify(diff));
    else {
      line(io, `${before.name}（${before.id}） → ${after.name}（${after.id}）`);
      printDiff(io, diff);
    }
    return 0;
  },
};
