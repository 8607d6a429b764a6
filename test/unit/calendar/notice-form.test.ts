import { expect, test } from '@jest/globals';
import type { Arrangement } from '../../../domain/calendar/arrangement.ts';
import { CN_ARRANGEMENTS } from '../../../domain/calendar/arrangements/all.ts';
import { readArrangementForm } from '../../../domain/calendar/notice/read.ts';
import type { NoticeReading } from '../../../domain/calendar/notice/read.ts';
import { arrangement, refusal } from './notices.ts';
import { guangxi2024 } from './regional.ts';

function readForm(form: unknown, before?: Arrangement): NoticeReading {
  return readArrangementForm(typeof form === 'string' ? form : JSON.stringify(form), () => before);
}

const v2024 = arrangement(2024, 1);

test('every arrangement the system brings is read from its JSON form, each after the version before it', () => {
  for (const a of CN_ARRANGEMENTS) {
    const { arrangement: got, doubts } = readForm(a, a.version === 2 ? arrangement(a.year, 1) : undefined);
    // 2020.v2 gave days that nobody makes up for.
    expect([got, doubts.map((d) => d.field)]).toEqual([a, a.year === 2020 && a.version === 2 ? ['春节'] : []]);
  }
});

test('what a text gives is read again as JSON: no number in a regional notice, no address anywhere', () => {
  const { arrangement: own, doubts } = readForm(guangxi2024);
  expect([own, doubts.map((d) => d.field)]).toEqual([guangxi2024, ['notice.number', 'notice.address']]);
  expect(readForm({ ...v2024, notice: { ...v2024.notice, address: '' } }).doubts.map((d) => d.field)).toEqual(['notice.address']);
});

test('days may stand in any order, as objects, and with the longer word for make-up days', () => {
  const days = v2024.days.map(([date, name, kind]) => ({ date, name, kind: kind === 'makeup' ? 'makeup-workday' : kind })).reverse();
  expect(readForm({ ...v2024, days }).arrangement).toEqual(v2024);
});

const wrong: [what: string, form: unknown, path: string][] = [
  ['no object', '[1]', 'JSON'],
  ['an unknown field', { ...v2024, days2: [] }, 'days2'],
  ['an unknown field of the notice', { ...v2024, notice: { ...v2024.notice, url: 'x' } }, 'notice.url'],
  ['no region', { ...v2024, region: undefined }, 'region'],
  ['a year in words', { ...v2024, year: '2024' }, 'year'],
  ['version 0', { ...v2024, version: 0 }, 'version'],
  ['a blank title', { ...v2024, notice: { ...v2024.notice, title: ' ' } }, 'notice.title'],
  ['an unreal date of signature', { ...v2024, notice: { ...v2024.notice, signed: '2023-02-29' } }, 'notice.signed'],
  ['a signature two years before', { ...v2024, notice: { ...v2024.notice, signed: '2022-10-25' } }, 'notice.signed'],
  ['a publication before the signature', { ...v2024, notice: { ...v2024.notice, published: '2023-10-24' } }, 'notice.published'],
  ['a national notice without a number', { ...v2024, notice: { ...v2024.notice, number: '' } }, 'notice.number'],
  ['a number that is none', { ...v2024, notice: { ...v2024.notice, number: '7' } }, 'notice.number'],
  ['a number of another year', { ...v2024, notice: { ...v2024.notice, number: '国办发明电〔2022〕7号' } }, 'notice.number'],
  ['no address field', { ...v2024, notice: { ...v2024.notice, address: undefined } }, 'notice.address'],
  ['an address that is none', { ...v2024, notice: { ...v2024.notice, address: 'javascript:alert(1)' } }, 'notice.address'],
  ['no days', { ...v2024, days: [] }, 'days'],
  ['days that are no list', { ...v2024, days: {} }, 'days'],
  ['a day of two parts', { ...v2024, days: [['2024-01-01', '元旦']] }, 'days[0]'],
  ['an unreal day', { ...v2024, days: [['2024-02-30', '春节', 'off']] }, 'days[0].date'],
  ['a day of another year', { ...v2024, days: [['2023-11-30', '元旦', 'off']] }, 'days[0].date'],
  ['a day of the next year', { ...v2024, days: [['2025-01-01', '元旦', 'off']] }, 'days[0].date'],
  ['an unknown kind', { ...v2024, days: [['2024-01-01', '元旦', 'free']] }, 'days[0].kind'],
  ['a kind every object has', { ...v2024, days: [['2024-01-01', '元旦', 'toString']] }, 'days[0].kind'],
  ['a day twice', { ...v2024, days: [...v2024.days, v2024.days[0]] }, `days[${v2024.days.length}]`],
  ['a make-up day on a Monday', { ...v2024, days: [['2024-01-08', '元旦', 'makeup']] }, 'days[0]'],
];

test.each(wrong)('refused with its path: %s', (_what, form, path) => {
  const { code, fields } = refusal(() => readForm(form));
  expect([code, fields.map(([p]) => p)]).toEqual(['CALENDAR_NOTICE_INVALID', expect.arrayContaining([path])]);
});

test('an unknown region is refused', () => {
  expect(refusal(() => readForm({ ...v2024, region: 'CN-ZZ' }))).toEqual({
    code: 'CALENDAR_REGION_UNKNOWN',
    fields: [['region', expect.stringContaining('CN-GX（广西）')]],
  });
});

test('no JSON is refused', () => {
  expect(refusal(() => readForm('{"region":'))).toEqual({ code: 'CALENDAR_NOTICE_INVALID', fields: [['JSON', expect.any(String)]] });
});

test('versions of a year follow one another, and the same version has the same days', () => {
  const second = { ...v2024, version: 2, notice: { ...v2024.notice, number: '国办发明电〔2023〕8号' } };
  expect(readForm(second, v2024).arrangement).toEqual(second);
  expect(readForm(v2024, v2024).arrangement).toEqual(v2024);
  for (const [form, before] of [
    [second, undefined],
    [{ ...second, version: 3 }, v2024],
    [v2024, second],
    [{ ...v2024, version: 2 }, v2024],
    [{ ...second, version: 1 }, v2024],
    [{ ...v2024, days: v2024.days.slice(1) }, v2024],
  ] as [unknown, Arrangement | undefined][])
    expect(refusal(() => readForm(form, before))).toEqual({ code: 'CALENDAR_NOTICE_CONFLICT', fields: [['version', expect.any(String)]] });
});

test('a festival of the law that is left out is doubted, and so is a balance that does not hold', () => {
  const days = v2024.days.filter(([, name]) => name !== '端午节');
  expect(readForm({ ...v2024, days }).doubts).toEqual([expect.objectContaining({ line: 0, field: '端午节', quoted: '2024-06-10' })]);
  expect(readForm({ ...v2024, days: v2024.days.filter(([date]) => date !== '2024-05-11') }).doubts.map((d) => d.field)).toEqual(['劳动节']);
});
