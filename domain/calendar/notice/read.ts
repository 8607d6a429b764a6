import { CodedError } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { cleanText } from '../../text.ts';
import type { Arrangement } from '../arrangement.ts';
import { NATIONAL, regionOf } from '../regions.ts';
import { checkDays, doubtAgainstLaw, doubtBalance, doubtFarMakeups } from './checks.ts';
import { Findings } from './findings.ts';
import { readForm } from './form.ts';
import { readHeader } from './header.ts';
import type { Header } from './header.ts';
import { readItems } from './items.ts';
import type { Item, NamedDay } from './items.ts';
import { checkAgainst, checkRevises, versionOf } from './known.ts';
import { linesOf } from './lines.ts';
import { ownDays } from './regional.ts';
import { revised } from './revise.ts';

/** One thing the reader is not sure of; a person confirms it. */
export type Doubt = {
  /** Line of the text from 1; 0 = the JSON form, where `field` says what it is about. */
  readonly line: number;
  readonly field: string;
  readonly quoted: string;
  readonly message: string;
};
export type NoticeReading = { readonly arrangement: Arrangement; readonly doubts: readonly Doubt[] };
/** The newest arrangement of a year that is known, undefined where none is. */
export type Earlier = (year: number, region: string) => Arrangement | undefined;

/** 调整2019年劳动节假期, 延长2020年春节假期. */
const REVISES = /关于(?:调整|延长|修改|变更|更正)/;
/** A year's national arrangement (部分节假日安排); any other national notice changes one. */
const WHOLE_YEAR = /节假日(?:放假)?安排/;
/** The one festival of a title: 调整2019年【劳动节】假期安排, 2024年“【壮族三月三】”放假. */
const FESTIVAL_OF_TITLE = /\d{4}年“?([\u4e00-\u9fff、]{2,20}?)”?(?:假期|放假|休假|调休)/;

/**
 * Reads a notice of a year's days off. What it arranges in words that are not understood becomes a doubt, never a guess.
 * @param earlier the newest arrangement of that year if one is known: a second notice revises it, and the result is the whole year
 * @throws CodedError CALENDAR_NOTICE_INVALID (it contradicts itself or is no notice), CALENDAR_NOTICE_CONFLICT (it contradicts
 * what is known), each with fields (path = 第N行 · 栏目); TEXT_TOO_LONG, TEXT_HAS_CONTROL_CHARACTERS, TEXT_HAS_MARKUP
 */
export function readNotice(text: string, earlier: Earlier): NoticeReading {
  cleanText(text.replaceAll('\uFEFF', ''), LIMITS.calendarNoticeCharsMax, '通知全文');
  const lines = linesOf(text);
  if (lines.length === 0) throw new CodedError('CALENDAR_NOTICE_INVALID', '没有内容', [{ path: '通知全文', message: '没有内容' }]);
  const f = new Findings();
  const header = readHeader(lines, f);
  const year = yearOf(header, f);
  f.refuseFaults();

  const { region, title, number, signed, published, address } = header;
  const notice = { title, number, signed, ...(published === undefined ? {} : { published }), address };
  const known = earlier(year, region);
  const revises = REVISES.test(title) || (region === NATIONAL && !WHOLE_YEAR.test(title));
  const at = { line: header.line, field: '文号' };
  if (revises) checkRevises(known, notice, year, at, f);
  const items = readItems(header.body, year, WHOLE_YEAR.test(title) ? undefined : FESTIVAL_OF_TITLE.exec(title)?.[1], f);
  if (items.length === 0) f.fault(header.line, '正文', '没有读出任何一项安排（一、元旦：……放假……）');
  const stated = revises && known ? revised(known, items, f) : items.flatMap((item) => item.days);
  checkDays(stated, f, (day) => day.name);
  f.refuseFaults();

  const days = region === NATIONAL ? stated : ownDays(stated, earlier(year, NATIONAL), year, f);
  const arrangement = { region, year, version: versionOf(known, notice, revises), notice, days: tuples(days) };
  checkAgainst(known, arrangement, at, f);
  f.refuseFaults();
  doubtDays(arrangement, days, header.line, namesIn(items), f);
  return { arrangement, doubts: f.doubts };
}

/** The JSON form of an arrangement. @throws CodedError CALENDAR_NOTICE_INVALID naming the path in the JSON, CALENDAR_REGION_UNKNOWN; otherwise as `readNotice` */
export function readArrangementForm(json: string, earlier: Earlier): NoticeReading {
  cleanText(json.replaceAll('\uFEFF', ''), LIMITS.calendarNoticeCharsMax, 'JSON');
  const f = new Findings();
  const { days: stated, ...form } = readForm(json, f);
  checkDays(stated, f, (_, i) => `days[${i}]`);
  f.refuseFaults();

  const national = regionOf(form.region).code === NATIONAL;
  const days = national ? stated : ownDays(stated, earlier(form.year, NATIONAL), form.year, f);
  const arrangement = { ...form, days: tuples(days) };
  checkAgainst(earlier(form.year, form.region), arrangement, { line: 0, field: 'version' }, f);
  f.refuseFaults();
  doubtDays(arrangement, days, 0, new Set(days.map((d) => d.name)), f);
  return { arrangement, doubts: f.doubts };
}

/** What is odd about days that contradict nothing; the law's festivals and their balance are the nation's matter. */
function doubtDays({ region, year }: Arrangement, days: readonly NamedDay[], line: number, names: ReadonlySet<string>, f: Findings): void {
  doubtFarMakeups(days, f);
  if (region === NATIONAL) {
    doubtAgainstLaw(year, days, line, f);
    doubtBalance(year, days, names, f);
  } else if (days.length === 0) f.doubt(line, '正文', '', '没有读出本地区自己的放假日或者上班日');
}

/** The year of the title; the notice is signed in it or, as a rule, the year before. */
function yearOf({ title, line, signed }: Header, f: Findings): number {
  const year = Number(/(\d{4})年/.exec(title)?.[1] ?? 0);
  const signedIn = Number(signed.slice(0, 4));
  if (title !== '' && year === 0) f.fault(line, '年份', '标题里没有写是哪一年');
  else if (title !== '' && signed !== '' && signedIn !== year && signedIn !== year - 1)
    f.fault(line, '年份', `标题是${year}年，成文日期是${signed}`);
  return year;
}

/** The festivals this notice arranges itself, whose days must balance; one that is only lengthened never does. */
function namesIn(items: readonly Item[]): Set<string> {
  return new Set(items.filter((item) => item.extendedTo === undefined).map((item) => item.name));
}

function tuples(days: readonly NamedDay[]): Arrangement['days'] {
  return days.map(({ date, name, kind }) => [date, name, kind] as const).sort(([a], [b]) => (a < b ? -1 : 1));
}
