import { plainDate } from '../../domain/calendar/plain-date.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import { packOf, resolvePack } from '../../domain/rules/resolve.ts';
import type { ResolvedPack, ResolvedRule } from '../../domain/rules/types.ts';
import { dateOf, JSON_OPTION, line, parse } from './command.ts';
import type { Command, Io } from './command.ts';

const FORCE = { must: '必须', 'by-reference': '参照', encouraged: '鼓励' } as const;
const UNIT = {
  'working-day': '个工作日',
  'calendar-day': '日',
  'days-before': '日前',
  week: '周',
  month: '个月',
  hour: '小时',
  'per-year': '次／年',
  'per-quarter': '次／季度',
  'fixed-date': '',
  'same-day': '同日',
} as const;
const BOUND = { minimum: '不少于', maximum: '以内', fixed: '固定日期' } as const;

/** The number with its unit, never converted. */
function amount(r: ResolvedRule): string {
  if (r.monthDay !== undefined) return `每年${Number(r.monthDay.slice(0, 2))}月${Number(r.monthDay.slice(3))}日前，不顺延`;
  if (r.value === undefined) return `与${r.baseName}${UNIT[r.unit]}`;
  if (r.unit === 'days-before') return `${r.value}${UNIT[r.unit]}`;
  return r.bound === 'minimum' ? `${BOUND.minimum}${r.value}${UNIT[r.unit]}` : `${r.value}${UNIT[r.unit]}${BOUND[r.bound]}`;
}

/** Without `--on`: today would make the answer depend on the day, so the first day all layers are in force. */
function firstDayInForce(id: string): PlainDate {
  const from = (packId: string): string => [packOf(packId).validFrom, ...packOf(packId).extends.map(from)].sort().at(-1)!;
  return plainDate(from(id));
}

function print(io: Io, pack: ResolvedPack): void {
  line(io, `${pack.name}（${pack.id}），按${pack.on}有效的内容`);
  if (pack.carriedOverNote !== undefined) line(io, pack.carriedOverNote);
  if (pack.layersNote !== undefined) line(io, pack.layersNote);
  line(io);
  line(io, '期限');
  for (const r of pack.rules.values()) {
    line(io, `  ${r.id}  ${r.name}：${amount(r)}（${FORCE[r.force]}；从${r.baseName}起）${r.carriedOver ? '，沿用' : ''}`);
    line(io, `    ${r.citation.document}${r.citation.article}：“${r.citation.text}”  ← ${r.packId}`);
    for (const o of r.overrides)
      line(io, `    代替 ${o.packId}：${o.rule.value ?? o.rule.monthDay ?? ''}（${o.rule.citation.document}${o.rule.citation.article}）`);
  }
  line(io);
  line(io, '法定环节');
  for (const g of pack.gates.values())
    line(io, `  ${g.gate}  ${g.name}：${g.conditional ? `视情况（${g.condition}）` : '一律'}（${g.article}）`);
  line(io);
  line(io, `公开材料  一律：${names(pack, 'always')}`);
  line(io, `          视情：${names(pack, 'where-done')}`);
  line(io, `办到哪一步  ${pack.stages.join(' → ')}`);
  line(io, `归档清单  ${pack.archive.map((a) => `${a.name}${a.duty === 'always' ? '' : '（视情）'}`).join('、')}`);
  line(io);
  line(io, '机关类别');
  for (const k of pack.organKinds) {
    line(
      io,
      `  ${k.kind}  ${FORCE[k.force]}（${k.article}）  会议：${k.meeting}  党委：${k.partyBody}  人大：${k.congressBody || '无'}  审查：${k.reviewer}`,
    );
  }
}

function names(pack: ResolvedPack, duty: 'always' | 'where-done'): string {
  return (
    pack.artefacts
      .filter((a) => a.duty === duty)
      .map((a) => a.name)
      .join('、') || '无'
  );
}

export const command: Command = {
  help: `用法：rules show 规则包 [--on 日期] [--json]

显示规则包连同其基础：每条期限的数、单位、依据原文和来自哪个规则包，法定环节，公开材料，归档清单，未录入的上位规定。
例：rules show shanghai-xujing-2023 --on 2024-05-06

--on 日期   按哪一天有效的内容（默认为开始施行之日）
--json      输出 JSON`,
  async run(args, io) {
    const { flags, given } = parse(args, { ...JSON_OPTION, on: { type: 'string' } }, ['规则包']);
    const id = packOf(given[0]!).id;
    const pack = resolvePack(id, flags.on === undefined ? firstDayInForce(id) : dateOf(flags.on));
    if (flags.json) line(io, JSON.stringify({ ...pack, rules: [...pack.rules.values()], gates: [...pack.gates.values()] }));
    else print(io, pack);
    return 0;
  },
};
