import { chinaCalendar } from '../../domain/calendar/work-calendar.ts';
import { isSound, walkablePacks, walkPack } from '../../domain/decision/walk/report.ts';
import type { PackWalk } from '../../domain/decision/walk/report.ts';
import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { packOf } from '../../domain/rules/resolve.ts';
import { ORGAN_KIND_WORDS } from '../../domain/rules/words.ts';
import { JSON_OPTION, line, parse } from './command.ts';
import type { Command, Io } from './command.ts';
import { pad } from './print-count.ts';

const OPTIONS = { ...JSON_OPTION, pack: { type: 'string' }, seed: { type: 'string' }, walks: { type: 'string' } } as const;
const SEED = 713;

/** @throws CodedError COUNT_INVALID */
function number(text: string | undefined, absent: number, max: number, name: string): number {
  if (text === undefined) return absent;
  const n = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  if (n < 1 || n > max) throw new CodedError('COUNT_INVALID', `--${name} 应为1至${max}的整数，收到${text.slice(0, 20)}`);
  return n;
}

/** @throws CodedError RULE_PACK_UNKNOWN, RULE_PACK_INVALID (a pack without organs decides nothing) */
function packsOf(asked: string | undefined): readonly string[] {
  const walkable = walkablePacks();
  if (asked === undefined) return walkable;
  const { id, name } = packOf(asked);
  if (!walkable.includes(id))
    throw new CodedError('RULE_PACK_INVALID', `${name}没有规定哪些机关作出决策，没有程序可走；可以走：${walkable.join('、')}`);
  return [id];
}

export const command: Command = {
  help: `用法：procedure walk [--pack 规则包] [--walks N] [--seed N] [--json]

把决策程序走遍，检验没有完成法定环节就不能出台。不需要服务器。
逐一检验：每个阶段 × 每个步骤（含各种结果、各个环节）× 每个岗位 × 每种环节状态，是否都按状态表办理或者退回。
随机走：按顺序办的、次序颠倒的、填错的、换人办的、中止退回的、时间跳跃的步骤混在一起，看能走到哪里。
各类机关（县级政府、部门、镇、街道）按规则包规定的会议、党委和审查机构分别走。

--pack 规则包   规则包编号；不写为全部地方
--walks N       随机走多少次（默认${LIMITS.walksDefault}，最多${LIMITS.walksMax}）
--seed N        随机数种子，同一个种子走法相同（默认${SEED}）
--json          输出 JSON：combinations 检验的组合数，asTable 与状态表一致的，issuedWithOpenGate 环节未完成却出台的次数，reachedEnd 走到归档的次数

有不一致、有环节未完成却出台、或者没有一次走到归档的，退出码为1。`,
  async run(args, io) {
    const { flags } = parse(args, OPTIONS, []);
    const packs = packsOf(flags.pack);
    const seed = number(flags.seed, SEED, 2 ** 31 - 1, 'seed');
    const walks = number(flags.walks, LIMITS.walksDefault, LIMITS.walksMax, 'walks');
    const done = packs.map((pack) => walkPack({ pack, seed, walks }, chinaCalendar()));
    if (flags.json) line(io, JSON.stringify(flags.pack === undefined ? done : done[0]));
    else for (const walk of done) print(io, walk);
    return done.every(isSound) ? 0 : 1;
  },
};

function print(io: Io, w: PackWalk): void {
  line(io, `${packOf(w.pack).name}（${w.pack}）`);
  line(io, `  ${pad('检验的组合', 24)}${w.combinations}`);
  line(io, `  ${pad('与状态表一致', 24)}${w.asTable}`);
  for (const d of w.differences) line(io, `    ${d.phase} ${d.command} ${d.role} 未完成：${d.open}，应为 ${d.expected}，实为 ${d.decided}`);
  line(io, `  ${pad('随机走', 24)}${w.walks}次（种子${w.seed}），办理${w.accepted}步，退回${w.refused}步`);
  line(io, `  ${pad('环节未完成却出台', 24)}${w.issuedWithOpenGate}`);
  for (const o of w.openAtIssue) line(io, `    种子${o.seed}：${o.gates.join('、')}`);
  line(io, `  ${pad('走到出台', 24)}${w.issued}`);
  line(io, `  ${pad('走到归档', 24)}${w.reachedEnd}`);
  for (const k of w.organKinds)
    line(io, `    ${pad(ORGAN_KIND_WORDS[k.kind], 12)}${k.reachedEnd}/${k.walks}  会议：${k.meeting}  审查：${k.reviewer}`);
  line(io);
}
