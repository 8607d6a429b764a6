import { beijingClock } from './instant.ts';
import type { Instant } from './instant.ts';
import { weekday } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';
import { chinaCalendar, dayReason } from './work-calendar.ts';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** 星期一 … 星期日. */
export function weekdayZh(d: PlainDate): string {
  return `星期${WEEKDAYS[weekday(d) - 1]}`;
}

/** 9月13日, or with the year. */
export function dayZh(d: PlainDate, withYear = false): string {
  const text = `${Number(d.slice(5, 7))}月${Number(d.slice(8, 10))}日`;
  return withYear ? `${d.slice(0, 4)}年${text}` : text;
}

/** 星期日，调休上班 · 星期三，国庆节休息 · 星期一: what stands in the brackets after a date. */
export function dayNoteZh(d: PlainDate, cal = chinaCalendar()): string {
  const { label } = dayReason(cal, d);
  if (label === '调休上班') return `${weekdayZh(d)}，${label}`;
  const festival = label.indexOf('放假');
  return festival > 0 && !label.startsWith('工作日') && !label.startsWith('双休日')
    ? `${weekdayZh(d)}，${label.slice(0, festival)}休息`
    : weekdayZh(d);
}

/** 2024年9月29日（星期日，调休上班）; festivals and make-up days are named, ordinary days not. */
export function formatDateZh(d: PlainDate, cal = chinaCalendar()): string {
  return `${dayZh(d, true)}（${dayNoteZh(d, cal)}）`;
}

/** 2024年9月27日（星期五）10时15分32秒. */
export function formatInstantZh(i: Instant, withSeconds = true): string {
  const c = beijingClock(i);
  return `${formatDateZh(c.date)}${c.hour}时${c.minute}分${withSeconds ? `${c.second}秒` : ''}`;
}
