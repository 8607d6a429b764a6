import { formatDateZh } from '../../domain/calendar/format.ts';
import { countWorkingDays } from '../../domain/deadline/periods.ts';
import { noticeMissing } from '../../domain/deadline/words.ts';
import { CALENDAR_OPTIONS, calendarHelp, calendarOf } from './calendar-option.ts';
import { dateOf, dayCount, JSON_OPTION, line, parse } from './command.ts';
import type { Command } from './command.ts';
import { printBasis, printSteps } from './print-count.ts';

export const command: Command = {
  help: `用法：calendar workday 日期 N [选项]

从日期的次日起数 N 个工作日，最后一个工作日就是结果（含当日）。
工作日＝没有放假的星期一至星期五，加上调休上班的星期六、星期日。
例：calendar workday 2024-09-13 10   → 2024-09-29（星期日，调休上班）

${calendarHelp()}
--json         输出 JSON`,
  async run(args, io) {
    const { flags, given } = parse(args, { ...JSON_OPTION, ...CALENDAR_OPTIONS }, ['日期', 'N']);
    const cal = await calendarOf(flags, io);
    const start = dateOf(given[0]!);
    const n = dayCount(given[1]!);
    const counted = countWorkingDays(cal, start, n);
    const { result, provisional, earliest, latest, steps } = counted;
    if (flags.json) {
      line(io, JSON.stringify({ op: 'workday', start, n, result, provisional, earliest, latest, calendarVersion: cal.version, steps }));
      return 0;
    }
    line(io, `${formatDateZh(start, cal)}之后第${n}个工作日：${formatDateZh(result, cal)}${provisional ? '（暂定）' : ''}`);
    printSteps(io, steps);
    printBasis(io, { earliest, latest, ...(provisional ? { note: noticeMissing(cal, latest, counted.regionMissing) } : {}) }, cal);
    return 0;
  },
};
