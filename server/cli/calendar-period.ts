import { formatDateZh } from '../../domain/calendar/format.ts';
import { countCalendarDays } from '../../domain/deadline/periods.ts';
import { noticeMissing } from '../../domain/deadline/words.ts';
import { CALENDAR_OPTIONS, calendarHelp, calendarOf } from './calendar-option.ts';
import { dateOf, dayCount, JSON_OPTION, line, parse } from './command.ts';
import type { Command } from './command.ts';
import { printBasis, printSteps } from './print-count.ts';

export const command: Command = {
  help: `用法：calendar period 日期 N [选项]

从日期的次日起数 N 日（自然日）的最短期限：最后一日不上班的，顺延到下一个工作日，只会更长、不会更短。
例：calendar period 2024-01-12 30   → 满30日是2024-02-11（春节），收到 2024-02-18（调休上班）

${calendarHelp()}
--json         输出 JSON（result 为顺延后，unrolled 为顺延前）`,
  async run(args, io) {
    const { flags, given } = parse(args, { ...JSON_OPTION, ...CALENDAR_OPTIONS }, ['日期', 'N']);
    const cal = await calendarOf(flags, io);
    const start = dateOf(given[0]!);
    const n = dayCount(given[1]!);
    const counted = countCalendarDays(cal, start, n, true);
    const { result, unrolled, provisional, earliest, latest, steps } = counted;
    if (flags.json) {
      line(
        io,
        JSON.stringify({ op: 'period', start, n, result, unrolled, provisional, earliest, latest, calendarVersion: cal.version, steps }),
      );
      return 0;
    }
    line(io, `${formatDateZh(start, cal)}之后满${n}日：${formatDateZh(unrolled, cal)}`);
    line(
      io,
      result === unrolled ? '当天上班，不顺延。' : `当天不上班，顺延到：${formatDateZh(result, cal)}${provisional ? '（暂定）' : ''}`,
    );
    printSteps(io, steps.slice(-(steps.length - n + 1)));
    printBasis(io, { earliest, latest, ...(provisional ? { note: noticeMissing(cal, latest, counted.regionMissing) } : {}) }, cal);
    return 0;
  },
};
