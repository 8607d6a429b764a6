import { packIds, packOf } from '../../domain/rules/resolve.ts';
import { JSON_OPTION, line, parse } from './command.ts';
import type { Command } from './command.ts';

export const command: Command = {
  help: `用法：rules list [--json]

列出已录入的规则包：编号、名称、施行日期、建立在哪些规则包之上。`,
  async run(args, io) {
    const { flags } = parse(args, JSON_OPTION, []);
    const packs = packIds().map((id) => {
      const { name, validFrom, validTo, planYear, extends: bases, rules } = packOf(id);
      return { id, name, validFrom, validTo: validTo ?? null, planYear: planYear ?? null, extends: bases, rules: rules.map((r) => r.id) };
    });
    if (flags.json) line(io, JSON.stringify(packs));
    else
      for (const p of packs) line(io, `${p.id}  ${p.name}  ${p.validFrom}起${p.extends.length ? `  以${p.extends.join('、')}为基础` : ''}`);
    return 0;
  },
};
