import { CodedError } from '../errors.ts';

declare const plainDateBrand: unique symbol;
/** A statutory date: a calendar day in Beijing, `YYYY-MM-DD`. Never an instant, never a `Date`. */
export type PlainDate = string & { readonly [plainDateBrand]: true };

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const YEAR_MIN = 1949;
const YEAR_MAX = 2199;

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Whether the text is a real day between 1949 and 2199. */
export function isPlainDate(text: unknown): text is PlainDate {
  const m = typeof text === 'string' ? PATTERN.exec(text) : null;
  if (!m) return false;
  const year = Number(m[1]);
  const month = Number(m[2]);
  const day = Number(m[3]);
  const days = month === 2 && isLeap(year) ? 29 : MONTH_DAYS[month - 1];
  return year >= YEAR_MIN && year <= YEAR_MAX && days !== undefined && day >= 1 && day <= days;
}

/** Parses a day. @throws CodedError DATE_INVALID */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new CodedError('DATE_INVALID', String(text).slice(0, 40));
  return text;
}

/** Days since 1970-01-01 (days-from-civil, exact for the proleptic Gregorian calendar). */
export function epochDay(d: PlainDate): number {
  const y0 = (d.charCodeAt(0) - 48) * 1000 + (d.charCodeAt(1) - 48) * 100 + (d.charCodeAt(2) - 48) * 10 + d.charCodeAt(3) - 48;
  const m = (d.charCodeAt(5) - 48) * 10 + d.charCodeAt(6) - 48;
  const day = (d.charCodeAt(8) - 48) * 10 + d.charCodeAt(9) - 48;
  const y = m <= 2 ? y0 - 1 : y0;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy;
  return era * 146_097 + doe - 719_468;
}

/** Day numbers of 1949-01-01 and 2199-12-31. */
const EPOCH_DAY_MIN = -7670;
const EPOCH_DAY_MAX = 84_005;

/** The inverse of `epochDay`. @throws CodedError DATE_INVALID outside 1949–2199 */
export function fromEpochDay(n: number): PlainDate {
  if (!(n >= EPOCH_DAY_MIN && n <= EPOCH_DAY_MAX)) throw new CodedError('DATE_INVALID', `只能计算${YEAR_MIN}年至${YEAR_MAX}年`);
  const z = n + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0);
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}` as PlainDate;
}

/** `n` calendar days later (earlier when negative). @throws CodedError DATE_INVALID outside 1949–2199 */
export function addDays(d: PlainDate, n: number): PlainDate {
  return fromEpochDay(epochDay(d) + n);
}

/** The same day `n` months later, or that month's last day where there is no such day (民法典第二百零二条). @throws CodedError DATE_INVALID */
export function addMonths(d: PlainDate, n: number): PlainDate {
  const months = Number(d.slice(0, 4)) * 12 + Number(d.slice(5, 7)) - 1 + n;
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  const last = month === 2 && isLeap(year) ? 29 : MONTH_DAYS[month - 1]!;
  return plainDate(`${year}-${String(month).padStart(2, '0')}-${String(Math.min(Number(d.slice(8, 10)), last)).padStart(2, '0')}`);
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(d: PlainDate): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return weekdayOf(epochDay(d));
}

/** The same by day number. */
export function weekdayOf(n: number): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return (((((n + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** Negative, zero or positive, as for sorting. */
export function comparePlainDates(a: PlainDate, b: PlainDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
