import { CodedError } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import type { Arrangement } from '../arrangement.ts';
import { isPlainDate } from '../plain-date.ts';
import type { Findings } from './findings.ts';
import type { NamedDay } from './items.ts';
import { checkedAddress, checkedNumber } from './source.ts';

/** An arrangement as its JSON form states it, before it is compared with anything. */
export type Form = Omit<Arrangement, 'days'> & { readonly days: readonly NamedDay[] };

type Fields = Readonly<Record<string, unknown>>;

const KINDS: Readonly<Record<string, NamedDay['kind']>> = { off: 'off', makeup: 'makeup', 'makeup-workday': 'makeup' };
const DECEMBER_BEFORE = '-12-';
const DAYS_MAX = 120;

/** Reads the fields; each wrong one is a fault under its path. @throws CodedError CALENDAR_NOTICE_INVALID if it is no JSON object */
export function readForm(json: string, f: Findings): Form {
  const form = object(parsed(json), '', ['region', 'year', 'version', 'notice', 'days'], f);
  const notice = object(form['notice'], 'notice', ['title', 'number', 'signed', 'published', 'address'], f);
  const year = whole(form['year'], 'year', f);
  const published = notice['published'] === undefined ? undefined : date(notice['published'], 'notice.published', f);
  const signed = date(notice['signed'], 'notice.signed', f);
  const region = text(form['region'], 'region', f);
  if (published !== undefined && published < signed) f.fault(0, 'notice.published', `${published}早于成文日期${signed}`);
  if (signed !== '' && year !== Number(signed.slice(0, 4)) && year !== Number(signed.slice(0, 4)) + 1)
    f.fault(0, 'notice.signed', `${signed}成文的通知不会安排${year}年`);
  return {
    region,
    year,
    version: whole(form['version'], 'version', f),
    notice: {
      title: text(notice['title'], 'notice.title', f),
      number: checkedNumber(text(notice['number'], 'notice.number', f, 0), region, signed, { line: 0, field: 'notice.number' }, f),
      signed,
      ...(published === undefined ? {} : { published }),
      address: checkedAddress(text(notice['address'], 'notice.address', f, 0), { line: 0, field: 'notice.address' }, f),
    },
    days: days(form['days'], year, f),
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch {
    throw new CodedError('CALENDAR_NOTICE_INVALID', '不是 JSON', [{ path: 'JSON', message: '不是 JSON，请核对括号、引号和逗号' }]);
  }
}

function object(value: unknown, path: string, keys: readonly string[], f: Findings): Fields {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject) f.fault(0, path || 'JSON', `应是对象，含 ${keys.join('、')}`);
  const fields = isObject ? (value as Fields) : {};
  for (const key of Object.keys(fields))
    if (!keys.includes(key)) f.fault(0, path ? `${path}.${key.slice(0, 40)}` : key.slice(0, 40), `不认识的字段，只有 ${keys.join('、')}`);
  return fields;
}

function text(value: unknown, path: string, f: Findings, charsMin = 1): string {
  const trimmed = typeof value === 'string' ? value.trim() : '';
  if (typeof value !== 'string' || trimmed.length < charsMin || trimmed.length > LIMITS.titleCharsMax)
    f.fault(0, path, `应是${charsMin}至${LIMITS.titleCharsMax}字的文字`);
  return trimmed;
}

function whole(value: unknown, path: string, f: Findings): number {
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
  f.fault(0, path, '应是正整数');
  return 0;
}

function date(value: unknown, path: string, f: Findings): string {
  if (isPlainDate(value)) return value;
  f.fault(0, path, '应是真实存在的日期，例如 2024-09-13');
  return '';
}

/** Each day as [date, name, kind] or as an object with these. */
function days(value: unknown, year: number, f: Findings): NamedDay[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > DAYS_MAX) {
    f.fault(0, 'days', `应是1至${DAYS_MAX}天的数组`);
    return [];
  }
  return value.flatMap((entry: unknown, i): NamedDay[] => {
    const path = `days[${i}]`;
    const fields = Array.isArray(entry) && entry.length === 3 ? { date: entry[0], name: entry[1], kind: entry[2] } : entry;
    const day = object(fields, path, ['date', 'name', 'kind'], f);
    const name = text(day['name'], `${path}.name`, f);
    const kind = typeof day['kind'] === 'string' && Object.hasOwn(KINDS, day['kind']) ? KINDS[day['kind']] : undefined;
    if (kind === undefined) f.fault(0, `${path}.kind`, '应是 off（放假）或 makeup（调休上班）');
    const on = date(day['date'], `${path}.date`, f);
    if (!isPlainDate(on) || kind === undefined) return [];
    if (!on.startsWith(`${year}-`) && !on.startsWith(`${year - 1}${DECEMBER_BEFORE}`))
      f.fault(0, `${path}.date`, `${on}不在${year}年（只有上一年12月末的几天可以写进来）`);
    return [{ date: on, name, kind, line: 0 }];
  });
}
