import { formatDateZh } from '../../domain/calendar/format.ts';
import { countWorkingDays } from '../../domain/deadline/periods.ts';
import { AS_OF_OPTION, calendarAsOf, dateOf, dayCount, JSON_OPTION, line, parse } from './command.ts';
import type { Command } from './command.ts';
import { printBasis, printSteps } from './print-count.ts';

export const command: Command = {
  help: `用法：calendar workday 日期 N [--as-of 日期] [--json]

从日期的次日起数 N 个工作日，最后一个工作日就是结果（含当日）。
工作日＝没有放假的星期一至星期五，加上调休上班的星期六、星期日。
例：calendar workday 2024-09-13 10   → 2024-09-29（星期日，调休上班）

--as-of 日期   只用当天已经公布的放假安排
--json         输出 JSON`,
  async run(args, io) {
    const { flags, given } = parse(args, { ...JSON_OPTION, ...AS_OF_OPTION }, ['日期', 'N']);
    const cal = calendarAsOf(flags['as-of']);
    const start = dateOf(given[0]!);
    const n = dayCount(given[1]!);
    const { result, provisional, earliest, latest, steps } = countWorkingDays(cal, start, n);
    if (flags.json) {
      line(io, JSON.stringify({ op: 'workday', start, n, result, provisional, earliest, latest, calendarVersion: cal.version, steps }));
      return 0;
    }
    line(io, `${formatDateZh(start, cal)}之后第${n}个工作日：${formatDateZh(result, cal)}${provisional ? '（暂定）' : ''}`);
    printSteps(io, steps);
    printBasis(io, { provisional, earliest, latest }, cal);
    return 0;
  },
};
