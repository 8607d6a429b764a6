import { explainDeadline } from '../../domain/deadline/explain.ts';
import { resolvePack, ruleOf } from '../../domain/rules/resolve.ts';
import { AS_OF_OPTION, calendarAsOf, dateOf, dayCount, JSON_OPTION, line, parse, required } from './command.ts';
import type { Command } from './command.ts';
import { printBasis, printSteps } from './print-count.ts';

export const command: Command = {
  help: `用法：deadline explain --pack 规则包 --rule 规则 --trigger 日期 [选项]

按规则包里的一条规则，从触发日算出期限，并逐日说明怎么数。
例：deadline explain --pack shanghai-xujing-2023 --rule feedback --trigger 2024-09-13

--days N       公告写明的日数（与规定不同时），可加 --reason 理由
--on 日期      按哪一天有效的规则（默认为触发日）
--as-of 日期   只用当天已经公布的放假安排
--json         输出 JSON
规则包用 rules list 查看，规则编号用 rules show 查看。`,
  async run(args, io) {
    const options = {
      ...JSON_OPTION,
      ...AS_OF_OPTION,
      pack: { type: 'string' },
      rule: { type: 'string' },
      trigger: { type: 'string' },
      on: { type: 'string' },
      days: { type: 'string' },
      reason: { type: 'string' },
    } as const;
    const { flags } = parse(args, options, []);
    const packId = required(flags.pack, 'pack');
    const ruleId = required(flags.rule, 'rule');
    const on = dateOf(required(flags.trigger, 'trigger'));
    const pack = resolvePack(packId, flags.on === undefined ? on : dateOf(flags.on));
    const calendar = calendarAsOf(flags['as-of']);
    const d = explainDeadline({
      pack,
      ruleId,
      trigger: { event: ruleOf(pack, ruleId).base, on },
      calendar,
      ...(flags.days === undefined ? {} : { valueOverride: { value: dayCount(flags.days), reason: flags.reason ?? '公告写明的期限' } }),
    });
    if (flags.json) {
      line(io, JSON.stringify(d));
      return 0;
    }
    line(io, `${d.ruleName}（${d.packName}）`);
    for (const text of d.explanation) line(io, text);
    line(io, `原文：${d.citation.document}${d.citation.article}：“${d.citation.text}”`);
    if (d.readings !== undefined) line(io, `读法：${d.readings}`);
    for (const w of d.warnings) line(io, `注意：${w}`);
    printSteps(io, d.steps);
    // Readings and warnings above say where the law leaves two days; here only a missing notice counts.
    printBasis(
      io,
      d.provisional
        ? { provisional: true, earliest: d.earliestOn, latest: d.latestOn }
        : { provisional: false, earliest: d.dueOn, latest: d.dueOn },
      calendar,
    );
    return 0;
  },
};
