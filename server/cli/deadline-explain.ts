import { beijingDate, isoToInstant } from '../../domain/calendar/instant.ts';
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts';
import { extend, setEnd, toll } from '../../domain/deadline/adjust.ts';
import { explainDeadline } from '../../domain/deadline/explain.ts';
import type { ExplainedDeadline } from '../../domain/deadline/explain.ts';
import type { Known } from '../../domain/deadline/known.ts';
import { startingEvent } from '../../domain/deadline/trigger.ts';
import type { Trigger } from '../../domain/deadline/trigger.ts';
import { RULE_PACKS } from '../../domain/rules/packs.ts';
import { resolvePack, ruleOf } from '../../domain/rules/resolve.ts';
import { CALENDAR_OPTIONS, calendarHelp, calendarOf } from './calendar-option.ts';
import { dateOf, dayCount, JSON_OPTION, line, parse, required, UsageError } from './command.ts';
import type { Command, Io } from './command.ts';
import { printBasis, printSteps } from './print-count.ts';

export const command: Command = {
  help: `用法：deadline explain --pack 规则包 --rule 规则 --trigger 日期或时刻 [选项]

按规则包里的一条规则，从触发日算出期限，并逐日说明怎么数；按小时计算的，触发写到分，如 2024-09-13T10:00+08:00。
例：deadline explain --pack shanghai-xujing-2023 --rule feedback --trigger 2024-09-13
例：deadline explain --pack disclosure-regulation-2019 --rule request-reply --trigger 2024-09-02 --extend 20 --reason 案情复杂

--event 事件        起算的是规则的哪个事件（默认为规则自己的事件；如 terminated 表示事项终止）
--days N            公告写明的日数（与规定不同时），可加 --reason 理由
--extend N          按规则允许的幅度延长 N 个单位
--toll 起..止       这几天停止计算（含起止两天）
--end 日期          公告或者函件另定的最后一天
                    以上三项可以重复，按写的先后计算；各写一个 --reason，只写一个的各项共用
--on 日期           按哪一天有效的规则（默认为触发日）
--pack-file 文件    另加一个规则包文件，可以重复；以文件录入的规则包要这样加上（全文见接口的 rulePacks）
${calendarHelp(20, '按规则包')}
--json              输出 JSON
规则包用 rules list 查看，规则编号用 rules show 查看。`,
  async run(args, io) {
    const options = {
      ...JSON_OPTION,
      ...CALENDAR_OPTIONS,
      pack: { type: 'string' },
      'pack-file': { type: 'string', multiple: true },
      rule: { type: 'string' },
      trigger: { type: 'string' },
      event: { type: 'string' },
      on: { type: 'string' },
      days: { type: 'string' },
      extend: { type: 'string', multiple: true },
      toll: { type: 'string', multiple: true },
      end: { type: 'string', multiple: true },
      reason: { type: 'string', multiple: true },
    } as const;
    const { flags } = parse(args, options, []);
    const ruleId = required(flags.rule, 'rule');
    const when = triggerOf(required(flags.trigger, 'trigger'));
    const files = flags['pack-file'];
    // Validating files costs more than counting days; without files it is not even loaded.
    const packs = files ? await (await import('./pack-argument.ts')).packsWith(files, io) : RULE_PACKS;
    const pack = resolvePack(required(flags.pack, 'pack'), flags.on === undefined ? when.on : dateOf(flags.on), packs);
    const calendar = await calendarOf(flags, io, pack.calendarRegion);
    const plain = explainDeadline({
      pack,
      ruleId,
      trigger: { event: startingEvent(ruleOf(pack, ruleId), flags.event), ...when },
      calendar,
      ...(flags.days === undefined
        ? {}
        : { valueOverride: { value: dayCount(flags.days), reason: daysReason(args, flags.reason) ?? '公告写明的期限' } }),
    });
    const d = changesOf(args, flags).reduce((so, change) => change(so, { calendar, packs }), plain);
    if (flags.json) line(io, JSON.stringify(d));
    else print(io, d, calendar);
    return 0;
  },
};

/** A day, or a moment with its offset; seconds may be left out. */
function triggerOf(text: string): Pick<Trigger, 'on' | 'at'> {
  if (!text.includes('T')) return { on: dateOf(text) };
  const at = isoToInstant(text.replace(/^(\S+T\d{2}:\d{2})(Z|[+-])/, '$1:00$2'));
  return { on: beijingDate(at), at };
}

type Change = (d: ExplainedDeadline, known: Known) => ExplainedDeadline;
type Given = Readonly<Partial<Record<'extend' | 'toll' | 'end' | 'reason', readonly string[]>>>;

/** What was done to the period, in the order it was typed: an extension after a stop is not the same as before it. */
function changesOf(args: readonly string[], given: Given): Change[] {
  const names = changeNames(args);
  const reasons = given.reason && given.reason.length > names.length ? given.reason.slice(1) : given.reason;
  const left = { extend: [...(given.extend ?? [])], toll: [...(given.toll ?? [])], end: [...(given.end ?? [])] };
  return names.map((name, i): Change => {
    const text = left[name].shift()!;
    const reason = reasons?.[i] ?? reasons?.at(-1) ?? '';
    if (name === 'extend') return (d, known) => extend(d, { value: dayCount(text), reason }, known);
    if (name === 'toll') return (d, known) => toll(d, { ...stopOf(text), reason }, known);
    return (d, known) => setEnd(d, { on: dateOf(text), reason }, known);
  });
}

function changeNames(args: readonly string[]): ('extend' | 'toll' | 'end')[] {
  return args.flatMap((a) => /^--(extend|toll|end)(?:=|$)/.exec(a)?.[1] ?? []) as ('extend' | 'toll' | 'end')[];
}

/** One more reason than changes: the first belongs to the days of the notice. */
function daysReason(args: readonly string[], reasons: readonly string[] = []): string | undefined {
  const changes = changeNames(args).length;
  return changes === 0 || reasons.length > changes ? reasons[0] : undefined;
}

function stopOf(text: string) {
  const [from, to, more] = text.split('..');
  if (from === undefined || to === undefined || more !== undefined)
    throw new UsageError('BAD_USER_INPUT', `--toll 应写成 起..止，收到${text.slice(0, 40)}`);
  return { from: dateOf(from), to: dateOf(to) };
}

function print(io: Io, d: ExplainedDeadline, calendar: WorkCalendar): void {
  line(io, `${d.ruleName}（${d.packName}）`);
  for (const text of d.explanation) line(io, text);
  line(io, `原文：${d.citation.document}${d.citation.article}：“${d.citation.text}”`);
  if (d.ruleReading !== undefined) line(io, `原文怎么读：${d.ruleReading}`);
  if (d.readings !== undefined) line(io, `读法：${d.readings}`);
  if (d.nextStepOn !== undefined) line(io, `下一步：最早${d.nextStepOn}`);
  for (const w of d.warnings) line(io, `注意：${w}`);
  printSteps(io, d.steps);
  // Readings and warnings above say where the law leaves two days; here only a missing notice counts.
  printBasis(
    io,
    d.provisionalNote === undefined
      ? { earliest: d.dueOn, latest: d.dueOn }
      : { earliest: d.earliestOn, latest: d.latestOn, note: d.provisionalNote },
    calendar,
  );
}
