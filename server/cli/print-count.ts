import { formatDateZh, weekdayZh } from '../../domain/calendar/format.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts';
import type { CountStep } from '../../domain/deadline/periods.ts';
import { line } from './command.ts';
import type { Io } from './command.ts';

/** Chinese characters take two columns of a terminal. */
export function pad(text: string, width: number): string {
  const columns = [...text].reduce((w, c) => w + (c > '\u2e7f' ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(0, width - columns));
}

/** 日期 · 星期 · 是否计入 · 原因, one line per day. */
export function printSteps(io: Io, steps: readonly CountStep[]): void {
  if (steps.length === 0) return;
  line(io);
  line(io, `${pad('日期', 12)}${pad('星期', 8)}${pad('是否计入', 10)}原因`);
  for (const s of steps)
    line(io, `${pad(s.date, 12)}${pad(weekdayZh(s.date), 8)}${pad(s.counted === null ? '不计' : `第${s.counted}个`, 10)}${s.reason}`);
}

/** 暂定 and the calendar version, under every result. */
export function printBasis(io: Io, c: { provisional: boolean; earliest: PlainDate; latest: PlainDate }, cal: WorkCalendar): void {
  line(io);
  if (c.provisional)
    line(
      io,
      `暂定：最早${formatDateZh(c.earliest, cal)}，最晚${formatDateZh(c.latest, cal)}；放假安排只录入到${cal.coveredThrough}，新的安排公布后重算。`,
    );
  else if (c.earliest !== c.latest) line(io, `可能被下一年的放假安排改动：最早${c.earliest}，最晚${c.latest}。`);
  line(io, `放假安排：${cal.version}`);
}
