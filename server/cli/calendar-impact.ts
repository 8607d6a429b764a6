import { knownOn } from '../../domain/calendar/arrangement.ts';
import type { Arrangement } from '../../domain/calendar/arrangement.ts';
import { CN_ARRANGEMENTS } from '../../domain/calendar/arrangements/all.ts';
import { endOfDay } from '../../domain/calendar/instant.ts';
import { addDays, plainDate } from '../../domain/calendar/plain-date.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import type { NoticeReading } from '../../domain/calendar/notice/read.ts';
import { calendarFor } from '../../domain/calendar/work-calendar.ts';
import { explainDeadline } from '../../domain/deadline/explain.ts';
import type { ExplainedDeadline } from '../../domain/deadline/explain.ts';
import { impactOf } from '../../domain/deadline/impact.ts';
import type { Change, Impact } from '../../domain/deadline/impact.ts';
import type { Unmoved } from '../../domain/deadline/recount.ts';
import { CodedError, ERRORS } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { RULE_PACKS } from '../../domain/rules/packs.ts';
import { resolvePack, ruleOf } from '../../domain/rules/resolve.ts';
import { AS_OF_OPTION, dateOf, JSON_OPTION, line, parse, required, UsageError } from './command.ts';
import type { Command, Io } from './command.ts';
import { linesOf } from './lines.ts';
import { doubtZh, readNoticeFile, withNotices } from './notice-file.ts';
import { pad } from './print-count.ts';

const CHANGES: Readonly<Record<Change, string>> = {
  later: '推后',
  earlier: '提前',
  final: '由暂定变为确定',
  provisional: '变为暂定',
  'safe-day': '稳妥日有变',
  recounted: '日子不变，算法有变',
};
const REASONS: Readonly<Record<Unmoved, string>> = {
  'minimum-kept': '已承诺的最短期限不提前',
  'fixed-date': '固定日期不顺延',
  'no-days-off': '与休息日无关',
  'same-days': '所数的日子没有变动',
};

/** What is known without the notice and with it, and the day on which it is looked at. */
type Sides = { readonly before: readonly Arrangement[]; readonly after: readonly Arrangement[]; readonly today: PlainDate };
type Report = {
  readonly asked: number;
  readonly lines: readonly (Extract<Impact, { moves: true }> & { line: number; ruleName: string; triggerOn: string })[];
  readonly unmoved: Readonly<Record<Unmoved, number>>;
  readonly errors: readonly { line: number; code: string; message: string; remedy: string }[];
};

async function sidesOf(
  path: string,
  others: readonly string[],
  asOf: PlainDate | undefined,
  io: Io,
): Promise<{ sides: Sides; reading: NoticeReading }> {
  const supplied = CN_ARRANGEMENTS.filter((a) => asOf === undefined || knownOn(a) <= asOf);
  const before = await withNotices(supplied, others, io);
  const reading = await readNoticeFile(path, io, before);
  const { arrangement } = reading;
  return { reading, sides: { before, after: [...before, arrangement], today: asOf ?? plainDate(knownOn(arrangement)) } };
}

/** A stored explained deadline, or the question behind one, counted with the calendar as it was. */
function deadlineOf(text: string, { before }: Sides): ExplainedDeadline {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new CodedError('BAD_USER_INPUT', '这一行不是 JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new CodedError('BAD_USER_INPUT', '这一行应是对象');
  if ('asked' in value) return stored(value as Partial<ExplainedDeadline>);
  const { packId, ruleId, triggerOn, days, ...rest } = value as Record<string, unknown>;
  const unknown = Object.keys(rest);
  if (unknown.length) throw new CodedError('BAD_USER_INPUT', `不认识的字段：${unknown.join('、').slice(0, 100)}`);
  if (typeof packId !== 'string' || typeof ruleId !== 'string') throw new CodedError('BAD_USER_INPUT', '缺少 packId 或者 ruleId');
  if (typeof triggerOn !== 'string') throw new CodedError('DATE_INVALID', 'triggerOn 应是日期');
  if (days !== undefined && typeof days !== 'number') throw new CodedError('COUNT_INVALID', 'days 应是整数');
  const on = dateOf(triggerOn);
  const pack = resolvePack(packId, on);
  return explainDeadline({
    pack,
    ruleId,
    trigger: { event: ruleOf(pack, ruleId).base, on },
    calendar: calendarFor(pack.calendarRegion, before),
    ...(days === undefined ? {} : { valueOverride: { value: days, reason: '公告写明的期限' } }),
  });
}

/** @throws CodedError BAD_USER_INPUT, DATE_INVALID: not what `deadline explain --json` prints */
function stored(value: Partial<ExplainedDeadline>): ExplainedDeadline {
  const { asked, steps, dueOn, dueAt, earliestOn, ruleId, ruleName, calendarVersion } = value;
  const texts = [ruleId, ruleName, calendarVersion, asked?.packId, asked?.trigger?.event];
  if (!texts.every((t) => typeof t === 'string') || typeof dueAt !== 'number' || !Array.isArray(steps))
    throw new CodedError('BAD_USER_INPUT', '不是 deadline explain --json 输出的期限');
  for (const day of [dueOn, earliestOn, asked?.rulesOn, asked?.trigger?.on]) dateOf(day ?? '');
  return value as ExplainedDeadline;
}

async function reportOf(io: Io, sides: Sides): Promise<Report> {
  const lines: Report['lines'][number][] = [];
  const errors: Report['errors'][number][] = [];
  const unmoved = { 'minimum-kept': 0, 'fixed-date': 0, 'no-days-off': 0, 'same-days': 0 };
  let lineNo = 0;
  let asked = 0;
  // Judged at 00:00 of the day the notice became known.
  const now = endOfDay(addDays(sides.today, -1));
  for await (const text of linesOf(io.stdin, LIMITS.impactLineCharsMax)) {
    lineNo++;
    if (text.trim() === '') continue;
    try {
      if (text.length > LIMITS.impactLineCharsMax) throw new CodedError('TEXT_TOO_LONG', `一行最多${LIMITS.impactLineCharsMax}个字符`);
      const explained = deadlineOf(text, sides);
      const { calendarRegion } = resolvePack(explained.asked.packId, explained.asked.rulesOn);
      const known = { calendar: calendarFor(calendarRegion, sides.after), packs: RULE_PACKS };
      const impact = impactOf({ key: explained.ruleId, status: 'open', explained }, known, now);
      asked++;
      if (impact.moves) lines.push({ line: lineNo, ruleName: explained.ruleName, triggerOn: explained.triggerOn, ...impact });
      else unmoved[impact.why] += 1;
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      errors.push({ line: lineNo, code: error.code, message: error.message, remedy: ERRORS[error.code].remedy });
    }
  }
  return { asked, lines, unmoved, errors };
}

function print(io: Io, { arrangement, doubts }: NoticeReading, { asked, lines, unmoved, errors }: Report): void {
  line(io, `${arrangement.notice.title}（${arrangement.notice.number}），${arrangement.year}年第${arrangement.version}版`);
  for (const d of doubts) line(io, `存疑：${doubtZh(d)}`);
  line(io, `${asked}个期限，变动${lines.length}个，其中立即逾期${lines.filter((l) => l.becomesOverdue).length}个`);
  if (lines.length) {
    line(io);
    line(io, `${pad('行', 8)}${pad('原截止日', 14)}${pad('新截止日', 14)}${pad('变动', 20)}期限`);
    for (const l of lines)
      line(
        io,
        `${pad(String(l.line), 8)}${pad(l.from, 14)}${pad(l.to, 14)}${pad(`${CHANGES[l.change]}${l.becomesOverdue ? '，立即逾期' : ''}`, 20)}${l.ruleName}（${l.triggerOn}起算）`,
      );
  }
  line(io);
  for (const [why, n] of Object.entries(unmoved)) if (n) line(io, `不变${n}个：${REASONS[why as Unmoved]}`);
  for (const e of errors) io.stderr.write(`第${e.line}行 ${e.code}：${e.message}\n`);
}

export const command: Command = {
  help: `用法：calendar impact --notice 文件 [--as-of 日期] [--with 文件] [--json] < 期限.jsonl

新的放假安排通知（文本或者 JSON）会让哪些期限变动。只算不改，不需要服务器。
标准输入每行一个 JSON，是一个问题，或者一个已算出的期限（deadline explain --json 的输出）：
  {"packId":"decree-713-2019","ruleId":"legality-review","triggerOn":"2020-01-20"}
  {"packId":"decree-713-2019","ruleId":"consultation","triggerOn":"2020-01-02","days":30}

--as-of 日期   在这一天看：只用当天已经公布的放假安排，逾期按这一天判断；不写的，用全部安排，按通知公布的日子判断
--with 文件    此前已经知道的另一份通知（文字或者 JSON），可以重复；地方的通知要这样加上
--json         输出 JSON；有误的行列在 errors 里，其他行照常计算
退出码：0 完成，1 有的行有误或者通知有误，2 参数写错。`,
  async run(args, io) {
    const options = { ...JSON_OPTION, ...AS_OF_OPTION, notice: { type: 'string' }, with: { type: 'string', multiple: true } } as const;
    const { flags } = parse(args, options, []);
    const asOf = flags['as-of'] === undefined ? undefined : dateOf(flags['as-of']);
    const path = required(flags.notice, 'notice');
    if (path === '-') throw new UsageError('BAD_USER_INPUT', '标准输入是期限，通知要写成文件');
    const { sides, reading } = await sidesOf(path, flags.with ?? [], asOf, io);
    const report = await reportOf(io, sides);
    const { arrangement, doubts } = reading;
    if (flags.json)
      line(io, JSON.stringify({ notice: arrangement.notice, year: arrangement.year, version: arrangement.version, doubts, ...report }));
    else print(io, reading, report);
    return report.errors.length ? 1 : 0;
  },
};
