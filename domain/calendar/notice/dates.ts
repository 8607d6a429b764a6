import { weekdayZh } from '../format.ts';
import { epochDay, fromEpochDay, isPlainDate } from '../plain-date.ts';
import type { PlainDate } from '../plain-date.ts';
import type { Findings } from './findings.ts';

/** Where a sentence stands: for messages, and to complete dates that leave the year out. */
export type Place = { readonly line: number; readonly field: string; readonly year: number };
/** A sentence with each date put aside: `@至@放假调休，共7天` and its dates in order; undefined = not a real date, already a fault. */
export type Skeleton = { readonly words: string; readonly dates: readonly (PlainDate | undefined)[] };

const DATE = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:（([^（）]*)）)?/g;
const WEEKDAY = /^(?:星期|周)([一二三四五六日天])$/;
const LUNAR = /^(?:农历)?(?:除夕|[正一二三四五六七八九十廿冬腊月初]{2,8})$/;
const DECEMBER = 12;
/** No block of days off came near this (9 days in 2026); a longer one is a misreading. */
const SPAN_DAYS_MAX = 31;

/** Puts the dates of a sentence aside and checks each: real, of the notice's year, on the weekday it says. */
export function skeletonOf(sentence: string, place: Place, f: Findings): Skeleton {
  const dates: (PlainDate | undefined)[] = [];
  let before: { year: number; month: number } | undefined;
  const words = sentence.replaceAll(DATE, (quoted, y?: string, m?: string, d?: string, brackets?: string) => {
    const month = m === undefined ? before?.month : Number(m);
    if (month === undefined) {
      f.fault(place.line, place.field, `“${quoted}”没有写月份`);
      dates.push(undefined);
      return '@';
    }
    const year = y === undefined ? yearOf(m, month, before, place.year) : Number(y);
    before = { year, month };
    dates.push(checked(quoted, { year, month, day: Number(d) }, place, f));
    if (brackets !== undefined) checkBrackets(quoted, brackets, dates.at(-1), place, f);
    return '@';
  });
  return { words, dates };
}

/** A date without a year goes on in the year of the one before it (12月30日 of last year 至31日), else it is of the notice's year. */
function yearOf(m: string | undefined, month: number, before: { year: number; month: number } | undefined, year: number): number {
  if (before && (m === undefined || month >= before.month)) return before.year;
  return year;
}

function checked(
  quoted: string,
  { year, month, day }: { year: number; month: number; day: number },
  place: Place,
  f: Findings,
): PlainDate | undefined {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (!isPlainDate(text)) {
    f.fault(place.line, place.field, `“${quoted}”不是真实存在的日期`);
    return undefined;
  }
  if (year !== place.year && !(year === place.year - 1 && month === DECEMBER)) {
    f.fault(place.line, place.field, `“${quoted}”不在${place.year}年（只有上一年12月末的几天可以写进来）`);
    return undefined;
  }
  return text;
}

/** 星期日 or 周日 must be true; 农历除夕 is only a remark; anything else may change the date (不含) and is doubted. */
function checkBrackets(quoted: string, brackets: string, date: PlainDate | undefined, place: Place, f: Findings): void {
  for (const part of brackets.split(/[、，]/)) {
    const stated = WEEKDAY.exec(part)?.[1];
    if (stated !== undefined) {
      const real = date === undefined ? undefined : weekdayZh(date);
      if (real !== undefined && real !== `星期${stated === '天' ? '日' : stated}`)
        f.fault(place.line, place.field, `“${quoted}”写的是${part}，这一天实际是${real}`);
    } else if (!LUNAR.test(part)) f.doubt(place.line, place.field, quoted, `括号里的“${part}”不认识，请核对它是否改变了这一天`);
  }
}

/** Every day of `@` or `@至@`. */
export function daysOfSpan(from: PlainDate, to: PlainDate, place: Place, f: Findings): PlainDate[] {
  const first = epochDay(from);
  const length = epochDay(to) - first + 1;
  if (length < 1) f.fault(place.line, place.field, `起止日期颠倒：${from}至${to}；跨年的请写明年份`);
  else if (length > SPAN_DAYS_MAX) f.fault(place.line, place.field, `${from}至${to}有${length}天，不像一次放假`);
  else return Array.from({ length }, (_, i) => fromEpochDay(first + i));
  return [];
}
