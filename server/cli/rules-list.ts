import { packIds, packOf, validityWords } from '../../domain/rules/resolve.ts';
import { documentWords } from '../../domain/rules/words.ts';
import { JSON_OPTION, line, parse } from './command.ts';
import type { Command } from './command.ts';

export const command: Command = {
  help: `用法：rules list [--json]

列出已录入的规则包：编号、名称、施行日期、效力层级和来源、期限和义务各几项、建立在哪些规则包之上、接替哪个规则包。`,
  async run(args, io) {
    const { flags } = parse(args, JSON_OPTION, []);
    const packs = packIds().map((id) => packOf(id));
    if (flags.json) {
      const rows = packs.map((p) => ({
        id: p.id,
        name: p.name,
        validFrom: p.validFrom,
        validTo: p.validTo ?? null,
        planYear: p.planYear ?? null,
        document: p.document ?? null,
        extends: p.extends,
        replaces: p.replaces ?? null,
        rules: p.rules.map((r) => r.id),
        obligations: p.obligations.length,
      }));
      line(io, JSON.stringify(rows));
      return 0;
    }
    for (const p of packs) {
      line(io, `${p.id}  ${p.name}  ${validityWords(p)}  期限${p.rules.length}项，义务${p.obligations.length}项`);
      line(io, `    ${documentWords(p)}`);
      if (p.extends.length) line(io, `    以${p.extends.join('、')}为基础`);
      if (p.replaces !== undefined) line(io, `    接替${p.replaces}`);
    }
    return 0;
  },
};
