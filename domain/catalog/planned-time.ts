import { addDays, isPlainDate, plainDate } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';

/** How exact a planned time (计划完成时间) is printed; from–to is what it says, never more. */
export const PLAN_PRECISIONS = {
  day: '日',
  day_range: '跨日',
  ten_days: '旬',
  month: '月',
  month_range: '跨月',
  quarter: '季度',
  quarter_range: '跨季度',
  half_year: '半年',
  half_year_range: '跨半年',
  year: '年',
  year_range: '跨年',
  mixed_range: '起止精度不同',
} as const satisfies Record<string, string>;
export type PlanPrecision = keyof typeof PLAN_PRECISIONS;

export type PlannedReading = {
  readonly precision: PlanPrecision;
  /** Absent where only the last day is said (…前). */
  readonly from?: PlainDate;
  /** The last day; nothing is overdue before it is over. */
  readonly to: PlainDate;
  /** Read one way, could be read another: what the clerk must look at. */
  readonly doubt?: string;
};

type Unit = 'day' | 'ten_days' | 'month' | 'quarter' | 'half_year' | 'year';
type Point = { readonly unit: Unit; readonly from: PlainDate; readonly to: PlainDate; readonly year: number; readonly yearSaid: boolean };

const DIGIT: Readonly<Record<string, number>> = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const HALF_MARKS = '〇零一二两三四五六七八九十';

/** 十二 → 12, 二〇二四 → 2024. */
function chineseNumber(text: string): string {
  if (!text.includes('十')) return [...text].map((c) => DIGIT[c]).join('');
  const [tens, ones] = text.split('十') as [string, string];
  return String((tens === '' ? 1 : (DIGIT[tens] ?? 0)) * 10 + (ones === '' ? 0 : (DIGIT[ones] ?? 0)));
}

/** Half-width, without spaces, Chinese numerals as digits, without the verbs around the time (计划…完成). */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(new RegExp(`[${HALF_MARKS}]+(?=[年月日号季、至到~\\-—–]|$)`, 'gu'), chineseNumber)
    .replace(/^(计划|预计|拟定?|力争|争取|确保|于|在)+/u, '')
    .replace(/[。;,，]$/u, '')
    .replace(/(完成|出台|印发|发布|公布|提交审议|提请审议|审议|决策|上会)+$/u, '');
}

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');
const ymd = (y: number, m: number, d: number): string => `${pad(y, 4)}-${pad(m)}-${pad(d)}`;
/** Undefined outside the years that dates are counted in. */
function lastOfMonth(y: number, m: number): PlainDate | undefined {
  const last = [31, 30, 29, 28].map((d) => ymd(y, m, d)).find((d) => isPlainDate(d));
  return last === undefined ? undefined : plainDate(last);
}

function months(year: number, first: number, last: number): { from: PlainDate; to: PlainDate } | undefined {
  const from = ymd(year, first, 1);
  const to = lastOfMonth(year, last);
  return to !== undefined && isPlainDate(from) ? { from, to } : undefined;
}

/** A year as printed: four digits, two (24年), a word (今年、次年), or nothing: then the year it stands beside. */
function yearOf(said: string | undefined, current: number): { year: number; yearSaid: boolean } {
  if (said === undefined || said === '') return { year: current, yearSaid: false };
  if (/^(今|本|当)年$/u.test(said)) return { year: current, yearSaid: true };
  if (/^(次|明|翌)年$/u.test(said)) return { year: current + 1, yearSaid: true };
  const digits = said.replace(/\D/gu, '');
  return { year: digits.length === 2 ? 2000 + Number(digits) : Number(digits), yearSaid: true };
}

const YEAR = String.raw`((?:\d{4}|\d{2})年(?:度)?|(?:今|本|当|次|明|翌)年)?`;
type Shape = { readonly form: RegExp; readonly read: (m: RegExpExecArray, current: number) => Point | undefined };

function monthsPoint(unit: Unit, year: { year: number; yearSaid: boolean }, first: number, last: number): Point | undefined {
  const span = months(year.year, first, last);
  return span && { unit, ...span, ...year };
}
function dayPoint(year: { year: number; yearSaid: boolean }, m: number, first: number, last = first): Point | undefined {
  const [from, to] = [ymd(year.year, m, first), ymd(year.year, m, last)];
  if (!isPlainDate(from) || !isPlainDate(to)) return undefined;
  return { unit: first === last ? 'day' : 'ten_days', from, to, ...year };
}

const SHAPES: readonly Shape[] = [
  { form: /^(\d{4})([./-])(\d{1,2})\2(\d{1,2})$/u, read: (m, c) => dayPoint(yearOf(m[1], c), Number(m[3]), Number(m[4])) },
  { form: /^(20\d{2})(\d{2})(\d{2})$/u, read: (m, c) => dayPoint(yearOf(m[1], c), Number(m[2]), Number(m[3])) },
  { form: new RegExp(`^${YEAR}(\\d{1,2})月(\\d{1,2})[日号]$`, 'u'), read: (m, c) => dayPoint(yearOf(m[1], c), Number(m[2]), Number(m[3])) },
  {
    form: new RegExp(`^${YEAR}(\\d{1,2})月份?([上中下])旬$`, 'u'),
    read(m, c) {
      const year = yearOf(m[1], c);
      const month = Number(m[2]);
      const last = Number(lastOfMonth(year.year, month)?.slice(8));
      return m[3] === '上' ? dayPoint(year, month, 1, 10) : m[3] === '中' ? dayPoint(year, month, 11, 20) : dayPoint(year, month, 21, last);
    },
  },
  { form: /^(\d{4})[./-](\d{1,2})月?份?$/u, read: (m, c) => monthsPoint('month', yearOf(m[1], c), Number(m[2]), Number(m[2])) },
  { form: /^(20\d{2})(0[1-9]|1[0-2])$/u, read: (m, c) => monthsPoint('month', yearOf(m[1], c), Number(m[2]), Number(m[2])) },
  {
    form: new RegExp(`^${YEAR}(\\d{1,2})月份?$`, 'u'),
    read: (m, c) => monthsPoint('month', yearOf(m[1], c), Number(m[2]), Number(m[2])),
  },
  {
    form: new RegExp(`^${YEAR}(?:第?([1-4])季度?|Q([1-4]))$`, 'iu'),
    read(m, c) {
      const q = Number(m[2] ?? m[3]);
      return monthsPoint('quarter', yearOf(m[1], c), q * 3 - 2, q * 3);
    },
  },
  {
    form: new RegExp(`^${YEAR}([上下])半年$`, 'u'),
    read: (m, c) => (m[2] === '上' ? monthsPoint('half_year', yearOf(m[1], c), 1, 6) : monthsPoint('half_year', yearOf(m[1], c), 7, 12)),
  },
  {
    form: /^((?:\d{4}|\d{2})年(?:度)?|(?:今|本|当|次|明|翌)年度?)(内|全年)?$/u,
    read: (m, c) => monthsPoint('year', yearOf(m[1]!.replace('度', ''), c), 1, 12),
  },
  { form: /^(\d{4})$/u, read: (m, c) => monthsPoint('year', yearOf(m[1], c), 1, 12) },
  { form: /^(全年度?|年内|年度内|年)$/u, read: (_m, c) => monthsPoint('year', yearOf(undefined, c), 1, 12) },
];

function pointOf(text: string, current: number): Point | undefined {
  for (const { form, read } of SHAPES) {
    const m = form.exec(text);
    if (m) return read(m, current);
  }
  return undefined;
}

/** 5-6月、第三至四季度: the half that is only a number takes the other's unit. */
function halves(left: string, right: string): [string, string][] {
  const unit = /(月份?|季度?|[日号])$/u.exec(right)?.[1] ?? '';
  const ownUnit = /(月份?|季度?)$/u.exec(left)?.[1] ?? '';
  const monthOf = /^(.*月)\d{1,2}[日号]?$/u.exec(left)?.[1] ?? '';
  return [
    [left, right],
    [left + unit, right],
    [left, right + ownUnit],
    [/[日号]$/u.test(left) ? left : `${left}日`, monthOf + right],
  ];
}

function rangeOf(text: string, current: number): PlannedReading | undefined {
  const found = [...text.matchAll(/至|到|[—–―]+|[~\-、]/gu)].flatMap((m) => {
    const pair = halves(text.slice(0, m.index), text.slice(m.index + m[0].length))
      .map(([l, r]) => {
        const left = pointOf(l, current);
        return left && ([left, pointOf(r, left.year)] as const);
      })
      .find((p) => p?.[1]);
    return pair ? [{ left: pair[0], right: pair[1]!, listed: m[0] === '、' }] : [];
  });
  const [only] = found;
  return found.length === 1 && only ? joined(only.left, only.right, only.listed) : undefined;
}

function joined(left: Point, right: Point, listed: boolean): PlannedReading | undefined {
  const precision = left.unit === right.unit ? RANGES[left.unit] : 'mixed_range';
  // 一、三季度 is not the second too.
  if (listed && !(left.to < right.from && addDays(left.to, 1) === right.from)) return undefined;
  if (left.from <= right.to) return { precision, from: left.from, to: right.to };
  // 11月—1月: said without a year, it can only mean the next one.
  if (right.yearSaid) return undefined;
  const to: string | undefined =
    right.unit === 'day' ? `${right.year + 1}${right.to.slice(4)}` : lastOfMonth(right.year + 1, Number(right.to.slice(5, 7)));
  if (to === undefined || !isPlainDate(to)) return undefined;
  return { precision, from: left.from, to, doubt: `止期早于起期，按跨到${right.year + 1}年读` };
}
const RANGES: Readonly<Record<Unit, PlanPrecision>> = {
  day: 'day_range',
  ten_days: 'mixed_range',
  month: 'month_range',
  quarter: 'quarter_range',
  half_year: 'half_year_range',
  year: 'year_range',
};

/**
 * Reads a planned time as printed; `year` is the catalog's. Undefined = not readable: the text is kept, no date is invented.
 * 底、末 name the last day of their period, 前 leaves the beginning open; 5月前 may or may not include May, so it is a doubt.
 */
export function readPlannedTime(text: string, year: number): PlannedReading | undefined {
  const said = plain(text);
  const by = /^(.*?)(底|末)?(之前|以前|前)$/u.exec(said);
  const body = (by ? by[1]! : said).replace(/(底|末)$/u, '');
  const point = pointOf(body, year);
  if (!point) return by ? undefined : rangeOf(body, year);
  if (!by) return { precision: point.unit, from: point.from, to: point.to };
  const clear = by[2] !== undefined || point.unit === 'day';
  return { precision: point.unit, to: point.to, ...(clear ? {} : { doubt: '“前”包不包括这一段没有写明，按包括读' }) };
}
