import { dayZh, formatDateZh } from '../calendar/format.ts';
import { beijingClock, startOfDay } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import { addDays } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { noticeExpected } from '../calendar/next-notice.ts';
import { regionOf } from '../calendar/regions.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { ResolvedRule } from '../rules/types.ts';
import type { Adjusted } from './adjustment.ts';

/** 2024年9月14日（星期六，调休上班）10时0分; midnight is the 24:00 of the day that ends there. */
export function momentZh(at: Instant, cal: WorkCalendar, asEnd = false): string {
  const { date, hour, minute, second } = beijingClock(at);
  if (asEnd && at === startOfDay(date)) return `${formatDateZh(addDays(date, -1), cal)}24时`;
  return `${formatDateZh(date, cal)}${hour}时${minute}分${second ? `${second}秒` : ''}`;
}

/** Years up to a day whose arrangements nobody knows yet. */
export function missingYears(cal: WorkCalendar, latest: PlainDate): number[] {
  const first = Number(cal.coveredThrough.slice(0, 4)) + 1;
  return Array.from({ length: Math.max(1, Number(latest.slice(0, 4)) - first + 1) }, (_, i) => first + i);
}

/** What a provisional result waits for and when that usually comes; of a region, which years of its own. */
export function noticeMissing(cal: WorkCalendar, latest: PlainDate, regionMissing: readonly number[] = []): string {
  const notes: string[] = [];
  if (regionMissing.length === 0 || latest > cal.coveredThrough) {
    const years = missingYears(cal, latest);
    const last = years.at(-1)!;
    notes.push(`${years.join('年、')}年放假安排尚未公布（${last}年的一般在${last - 1}年10月至12月公布，最迟的一次是12月8日）`);
  }
  if (regionMissing.length > 0) {
    const { short, festivals } = regionOf(cal.region);
    notes.push(`${short}${regionMissing.join('年、')}年的地方放假安排（${festivals.join('、')}）还没有录入`);
  }
  return `${notes.join('；')}，${regionMissing.length > 0 ? '录入' : '公布'}后自动重算`;
}

/** From when on the result usually is final: the latest day on which a notice has ever come out. */
export function finalFrom(cal: WorkCalendar, latest: PlainDate): PlainDate {
  return noticeExpected(missingYears(cal, latest).at(-1)!).through;
}

/** 规定：… the rule itself with the number that counts here. */
export function ruleWords(rule: ResolvedRule, name: string, value: number | undefined): string {
  const duty = rule.duty ?? '';
  const minimum = rule.bound === 'minimum';
  if (rule.limitWords !== undefined) return `${rule.limitWords}${duty}`;
  switch (rule.unit) {
    case 'working-day':
    case 'calendar-day':
    case 'week':
    case 'month':
    case 'hour': {
      const length = `${value}${UNIT_ZH[rule.unit]}`;
      if (!minimum) return `${name}后${length}内${duty}`;
      return rule.value === value ? `一般不少于${length}` : `公告写明${length}（规定一般不少于${rule.value}${UNIT_ZH[rule.unit]}）`;
    }
    case 'fixed-date':
      return `${fixedDateZh(rule)}前${duty}`;
    case 'days-before':
      return `${name}${value}${rule.unitWord ?? '日'}前${duty}`;
    case 'per-year':
      return `每年不少于${value}次`;
    case 'per-quarter':
      return `每季度不少于${value}次`;
    case 'same-day':
      return `与${name}同步${duty}`;
  }
}

/** The number's unit after it; 日, 工作日, 周, 个月 and 小时 are never converted. */
export const UNIT_ZH = { 'working-day': '个工作日', 'calendar-day': '日', week: '周', month: '个月', hour: '小时' } as const;

function fixedDateZh({ monthDay, onlyYear, yearsAfter }: ResolvedRule): string {
  const year = onlyYear !== undefined ? `${onlyYear}年` : yearsAfter === 1 ? '次年' : yearsAfter ? `${yearsAfter}年后` : '';
  return `${year}${Number(monthDay!.slice(0, 2))}月${Number(monthDay!.slice(3))}日`;
}

/** One line per thing done to the period since it began: what, from when to when, why. */
export function adjustmentZh({ adjustment: a, before, after }: Adjusted, rule: ResolvedRule, cal: WorkCalendar): string {
  const moved =
    before === after ? `截止日仍是${formatDateZh(after, cal)}` : `由${formatDateZh(before, cal)}24时改为${formatDateZh(after, cal)}24时`;
  switch (a.kind) {
    case 'extension':
      return `延长：再延长${a.value}${UNIT_ZH[rule.unit as keyof typeof UNIT_ZH]}，${moved}，原因：${a.reason}`;
    case 'tolling':
      return `停止计算：${a.from === a.to ? dayZh(a.from) : `${dayZh(a.from)}至${dayZh(a.to)}`}不计，${moved}，原因：${a.reason}`;
    case 'end':
      return `${a.shorter ? '缩短' : '延长'}：${moved}，原因：${a.reason}`;
  }
}
