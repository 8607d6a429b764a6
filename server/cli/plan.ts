import { GATES } from '../../domain/decision/types.ts';
import type { GateId } from '../../domain/decision/types.ts';
import { planBackwards } from '../../domain/plan/backwards.ts';
import { monthTarget, planForwards } from '../../domain/plan/forwards.ts';
import { gateStep } from '../../domain/plan/procedure.ts';
import { RULE_PACKS } from '../../domain/rules/packs.ts';
import { resolvePack } from '../../domain/rules/resolve.ts';
import { formatDateZh } from '../../domain/calendar/format.ts';
import { AS_OF_OPTION, dateOf, dayCount, JSON_OPTION, line, parse, required, UsageError } from './command.ts';
import type { Command } from './command.ts';
import { calendarOf } from './calendar-option.ts';
import { printBackward, printForward } from './print-plan.ts';

const OPTIONS = {
  ...JSON_OPTION,
  ...AS_OF_OPTION,
  pack: { type: 'string' },
  meeting: { type: 'string' },
  issue: { type: 'string' },
  start: { type: 'string' },
  month: { type: 'string' },
  with: { type: 'string' },
  rounds: { type: 'string' },
  strict: { type: 'boolean', default: false },
} as const;

/** Conditional gates by the words of `--with`. @throws UsageError BAD_USER_INPUT */
function gatesOf(words: string | undefined, conditional: readonly GateId[]): GateId[] {
  return (words?.split(',') ?? []).map((word) => {
    const gate = conditional.find((g) => gateStep(g) === word.trim());
    if (!gate) throw new UsageError('BAD_USER_INPUT', `--with 没有“${word.slice(0, 40)}”；可以写：${conditional.map(gateStep).join('、')}`);
    return gate;
  });
}

export const command: Command = {
  help: `用法：plan --pack 规则包 [--meeting 日期] [--start 日期] [选项]

倒排：从计划上会的日期，算出每一步的最晚日期（法定的和稳妥的）、依据和算法。
顺排：从起步日，算出每一步的最早日期、最早上会日、出台日和反馈的最晚日期。
两个日期都给的，还算出从起步日到各步的余地，并说明哪一步已经来不及。
例：plan --pack shanghai-xujing-2023 --meeting 2024-09-10 --start 2024-07-01 --with hearing,risk

--meeting 日期   计划上会（集体讨论）的日期
--issue 日期     计划出台的日期（默认为会议当天）
--start 日期     起步的日期，也就是“今天”
--month 年-月    顺排结果与这个月比较，如 2024-10
--with 环节      要办的视情环节，用逗号隔开：special-groups、enterprises、expert、risk、hearing、fair-competition、peoples-congress
--rounds N       公开征求意见的轮数（默认1；0为以其他方式听取意见）
--as-of 日期     只用当天已经公布的放假安排
--strict         倒排来不及或者顺排赶不上的，退出码为1
--json           输出 JSON（backward、forward）`,
  async run(args, io) {
    const { flags } = parse(args, OPTIONS, []);
    const packId = required(flags.pack, 'pack');
    const meetingOn = flags.meeting === undefined ? undefined : dateOf(flags.meeting);
    const startOn = flags.start === undefined ? undefined : dateOf(flags.start);
    const on = startOn ?? meetingOn;
    if (on === undefined) throw new UsageError('BAD_USER_INPUT', '缺少 --meeting 或者 --start');
    const pack = resolvePack(packId, on);
    const calendar = await calendarOf({ 'as-of': flags['as-of'] }, io, pack.calendarRegion);
    const conditional = GATES.filter((g) => pack.gates.get(g)?.conditional !== false && g !== 'REPRESENTATIVES');
    const rounds = flags.rounds === undefined ? {} : { rounds: dayCount(flags.rounds) };
    const scope = { pack, calendar, packs: RULE_PACKS, gates: gatesOf(flags.with, conditional), ...rounds };
    const issue = flags.issue === undefined ? {} : { issueOn: dateOf(flags.issue) };
    const backward = meetingOn && planBackwards({ ...scope, meetingOn, ...issue, ...(startOn === undefined ? {} : { today: startOn }) });
    const goal = meetingOn && { to: meetingOn, words: `${formatDateZh(meetingOn, calendar)}的会议` };
    const target = flags.month === undefined ? goal : monthTarget(flags.month);
    const forward = startOn && planForwards({ ...scope, startOn, ...(target ? { target } : {}) });
    if (flags.json) line(io, JSON.stringify({ packId: pack.id, backward: backward ?? null, forward: forward ?? null }));
    else {
      if (backward) printBackward(io, backward, pack, calendar);
      if (backward && forward) line(io);
      if (forward) printForward(io, forward, pack, calendar);
    }
    return flags.strict && (backward?.feasible === false || (forward?.lateDays ?? 0) > 0) ? 1 : 0;
  },
};
