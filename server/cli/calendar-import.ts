import { knownOn, newestKnown } from '../../domain/calendar/arrangement.ts';
import type { Arrangement } from '../../domain/calendar/arrangement.ts';
import { CN_ARRANGEMENTS } from '../../domain/calendar/arrangements/all.ts';
import { turnedDays } from '../../domain/calendar/difference.ts';
import type { TurnedDay } from '../../domain/calendar/difference.ts';
import { dayZh, weekdayZh } from '../../domain/calendar/format.ts';
import type { Doubt } from '../../domain/calendar/notice/read.ts';
import { addDays, plainDate } from '../../domain/calendar/plain-date.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import { NATIONAL, regionOf } from '../../domain/calendar/regions.ts';
import { calendarFor } from '../../domain/calendar/work-calendar.ts';
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts';
import { CALENDAR_OPTIONS } from './calendar-option.ts';
import { AS_OF_OPTION, dateOf, JSON_OPTION, line, parse } from './command.ts';
import type { Command, Io } from './command.ts';
import { doubtZh, readNoticeFile, withNotices } from './notice-file.ts';
import { pad } from './print-count.ts';

type Preview = {
  readonly arrangement: Arrangement;
  readonly doubts: readonly Doubt[];
  /** The newest known arrangement of its year and region. */
  readonly earlier: Arrangement | undefined;
  readonly before: WorkCalendar;
  readonly after: WorkCalendar;
  readonly turned: readonly TurnedDay[];
};

async function preview(path: string, io: Io, known: readonly Arrangement[]): Promise<Preview> {
  const { arrangement, doubts } = await readNoticeFile(path, io, known);
  const { region, year } = arrangement;
  const before = calendarFor(region, known);
  const after = calendarFor(region, [...known, arrangement]);
  const turned = turnedDays(before, after, plainDate(`${year - 1}-12-01`), plainDate(`${year}-12-31`));
  return { arrangement, doubts, earlier: newestKnown(known, year, region), before, after, turned };
}

/** 2月10日（星期六）至2月17日（星期六） for each run of days. */
function runs(dates: readonly PlainDate[]): string {
  const days: [PlainDate, PlainDate][] = [];
  for (const d of dates) {
    const open = days.at(-1);
    if (open && addDays(open[1], 1) === d) open[1] = d;
    else days.push([d, d]);
  }
  const one = (d: PlainDate): string => `${dayZh(d)}（${weekdayZh(d)}）`;
  return days.map(([from, to]) => (from === to ? one(from) : `${one(from)}至${one(to)}`)).join('、');
}

function printDays(io: Io, { days }: Arrangement): void {
  line(io, `${pad('节日', 16)}${pad('天数', 6)}放假 ／ 调休上班`);
  // By the days off: a make-up day may lie before another festival (2026-09-20 before 中秋节).
  const byDaysOff = [...days].sort(([a, , k], [b, , l]) => (k === l ? (a < b ? -1 : 1) : k === 'off' ? -1 : 1));
  for (const name of new Set(byDaysOff.map(([, n]) => n))) {
    const of = (kind: 'off' | 'makeup'): PlainDate[] => days.filter(([, n, k]) => n === name && k === kind).map(([d]) => plainDate(d));
    const off = of('off');
    const makeup = of('makeup');
    line(
      io,
      `${pad(name, 16)}${pad(String(off.length), 6)}${runs(off) || '无'}${makeup.length ? ` ／ ${makeup.map((d) => runs([d])).join('、')}上班` : ''}`,
    );
  }
}

function againstZh({ arrangement, earlier }: Preview): string {
  if (!earlier)
    return arrangement.region === NATIONAL ? '这一年还没有录入，与法定节日和双休日相比' : '这一年本地区还没有录入，与全国的安排相比';
  return arrangement.version === earlier.version
    ? `与已录入的第${earlier.version}版是同一份通知`
    : `修改已录入的第${earlier.version}版（${earlier.notice.number || earlier.notice.signed}），与它相比`;
}

function print(io: Io, p: Preview): void {
  const { arrangement, doubts, turned, before, after } = p;
  const { title, number, signed, published, address } = arrangement.notice;
  line(io, title);
  line(io, `${number || '（无文号）'}，${signed}成文${published === undefined ? '' : `，${published}公布`}，${address || '（无网址）'}`);
  line(io, `${arrangement.year}年，第${arrangement.version}版，${regionOf(arrangement.region).name}（${arrangement.region}）`);
  line(io);
  printDays(io, arrangement);
  line(io);
  if (doubts.length === 0) line(io, '存疑：没有');
  else line(io, `存疑：${doubts.length}处，录入前请逐处对照原件`);
  for (const d of doubts) line(io, `  ${doubtZh(d)}`);
  line(io);
  line(io, `${againstZh(p)}：${turned.length === 0 ? '上班和放假的日子没有变化' : `${turned.length}天改变`}`);
  for (const t of turned)
    line(
      io,
      `  ${t.date}  ${weekdayZh(t.date)}  ${pad(t.after.working ? '放假改上班' : '上班改放假', 12)}${t.before.label} → ${t.after.label}`,
    );
  line(io, coverageZh(before, after));
  line(io, `放假安排：${before.version === after.version ? before.version : `${before.version} → ${after.version}`}`);
  line(io, '这是试读，没有录入任何东西。');
}

/** What becomes firm with it. */
function coverageZh(before: WorkCalendar, after: WorkCalendar): string {
  const filled = before.missingYears.filter((year) => !after.missingYears.includes(year));
  if (before.coveredThrough !== after.coveredThrough)
    return `录入到的日期：${before.coveredThrough} → ${after.coveredThrough}；落在其间的期限不再是暂定`;
  if (filled.length > 0) return `录入到的日期：${after.coveredThrough}，不变；${filled.join('、')}年本地区的期限不再是暂定`;
  return `录入到的日期：${after.coveredThrough}，不变`;
}

export const command: Command = {
  help: `用法：calendar import 文件 [选项]

试读一份放假安排通知，不需要服务器，也不录入：读出的放假日和调休上班日、存疑的地方、与已录入的安排的差别。
文件是通知全文（从标题开始，一段一行；第一行也可以写成“标题 | 文号 | 成文日期 | 网址”）或者它的 JSON；写 - 读标准输入。
通知自相矛盾（天数、星期、重复的日子……）或者与已录入的安排矛盾的，拒绝并列出行号和栏目；看不懂的话列为存疑，不猜。
例：calendar import 2027.txt

--as-of 日期   只与当天已经公布的放假安排比较；重读已有后一版的通知时要写
--with 文件    另加一份已经录入的通知，可以写几次
--strict       有存疑时退出码为 1
--json         输出 JSON（arrangement 就是可以录入的 JSON）
退出码：0 可以读，1 拒绝。`,
  async run(args, io) {
    const { flags, given } = parse(
      args,
      { ...JSON_OPTION, ...AS_OF_OPTION, with: CALENDAR_OPTIONS.with, strict: { type: 'boolean', default: false } },
      ['文件'],
    );
    const asOf = flags['as-of'] === undefined ? undefined : dateOf(flags['as-of']);
    const published = CN_ARRANGEMENTS.filter((a, i) => i === 0 || asOf === undefined || knownOn(a) <= asOf);
    const known = await withNotices(published, flags.with ?? [], io);
    const p = await preview(given[0]!, io, known);
    if (flags.json) {
      const { arrangement, doubts, earlier, turned, before, after } = p;
      line(
        io,
        JSON.stringify({
          arrangement,
          doubts,
          earlier: earlier ? { version: earlier.version, number: earlier.notice.number } : null,
          turned,
          coveredThrough: { before: before.coveredThrough, after: after.coveredThrough },
          calendarVersion: { before: before.version, after: after.version },
        }),
      );
    } else print(io, p);
    return flags.strict && p.doubts.length > 0 ? 1 : 0;
  },
};
