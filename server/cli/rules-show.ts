import { allBegunOn, packOf, resolvePack } from '../../domain/rules/resolve.ts';
import type { Obligation, ResolvedPack } from '../../domain/rules/types.ts';
import { dateOf, JSON_OPTION, line, parse } from './command.ts';
import type { Command } from './command.ts';
import { printObligations, printPack } from './print-pack.ts';

/** Obligations of every layer, by pack; the highest last. */
function byPack(pack: ResolvedPack): Map<string, Obligation[]> {
  return Map.groupBy(pack.obligations, (o) => o.packId);
}

export const command: Command = {
  help: `用法：rules show 规则包 [--on 日期] [--obligations] [--json]

显示规则包连同其基础：每条期限的数、单位、读法、依据原文、来自哪个规则包、代替了什么，法定环节，公开材料，归档清单，
主管机构，机关类别，未录入的上位规定，以及来源文件的每一项义务由哪里办理、不办理的为什么。
例：rules show shanghai-xujing-2023 --on 2024-05-06

--on 日期       按哪一天有效的内容（默认为所有基础都已施行之日）
--obligations   只列义务，连同各层基础的义务
--json          输出 JSON`,
  async run(args, io) {
    const { flags, given } = parse(args, { ...JSON_OPTION, on: { type: 'string' }, obligations: { type: 'boolean', default: false } }, [
      '规则包',
    ]);
    const own = packOf(given[0]!);
    // Today would make the answer depend on the day.
    const pack = resolvePack(own.id, flags.on === undefined ? allBegunOn(own.id) : dateOf(flags.on));
    if (flags.json) {
      const whole = { ...pack, rules: [...pack.rules.values()], gates: [...pack.gates.values()] };
      line(io, JSON.stringify(flags.obligations ? pack.obligations : whole));
      return 0;
    }
    if (flags.obligations) {
      for (const [packId, obligations] of byPack(pack)) printObligations(io, packOf(packId), obligations, pack);
      return 0;
    }
    printPack(io, own, pack);
    printObligations(io, own, own.obligations, pack);
    return 0;
  },
};
