import { CN_ARRANGEMENTS } from '../../domain/calendar/arrangements/all.ts';
import { NATIONAL, REGIONS } from '../../domain/calendar/regions.ts';
import { calendarFor } from '../../domain/calendar/work-calendar.ts';
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts';
import { AS_OF_OPTION, dateOf } from './command.ts';
import type { Io } from './command.ts';
import { withNotices } from './notice-file.ts';
import { pad } from './print-count.ts';

/** Which calendar a command counts with. */
export const CALENDAR_OPTIONS = { ...AS_OF_OPTION, region: { type: 'string' }, with: { type: 'string', multiple: true } } as const;

/** Their lines of help, aligned with the command's own; `by` = whose days count without `--region`. */
export function calendarHelp(width = 15, by = ' CN，全国'): string {
  const others = REGIONS.slice(1).map((r) => `${r.code} ${r.short}`);
  return [
    ['--as-of 日期', '只用当天已经公布的放假安排'],
    ['--region 地区', `按哪个地区的放假安排（默认${by}；有 ${others.join('、')}）`],
    ['--with 文件', '另加一份放假安排通知（文字或者 JSON），可以重复；地方的通知要这样加上'],
  ]
    .map(([option, text]) => pad(option!, width) + text!)
    .join('\n');
}

type CalendarFlags = { readonly 'as-of'?: string | undefined; readonly region?: string | undefined; readonly with?: string[] | undefined };

/** Everything entered, or what was known on a day; of the nation, of a region, or of the one the command falls back on. */
export async function calendarOf(flags: CalendarFlags, io: Io, region: string = NATIONAL): Promise<WorkCalendar> {
  const asOf = flags['as-of'] === undefined ? undefined : dateOf(flags['as-of']);
  return calendarFor(flags.region ?? region, await withNotices(CN_ARRANGEMENTS, flags.with ?? [], io), asOf);
}
