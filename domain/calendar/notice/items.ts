import { addDays, weekday } from '../plain-date.ts';
import type { PlainDate } from '../plain-date.ts';
import { daysOfSpan, skeletonOf } from './dates.ts';
import type { Place, Skeleton } from './dates.ts';
import type { Findings } from './findings.ts';
import type { Line } from './lines.ts';

export type NamedDay = { readonly date: PlainDate; readonly name: string; readonly kind: 'off' | 'makeup'; readonly line: number };
/** What one numbered item arranges: days, or that a festival's days off go on to a new last day. */
export type Item = {
  readonly line: number;
  readonly name: string;
  readonly days: readonly NamedDay[];
  readonly extendedTo?: PlainDate;
};

const NUMBERED = /^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[、.．]|（[一二三四五六七八九十]{1,3}）)/;
const HEADING = /^([\u4e00-\u9fff、“”]{2,20})：/;
const FESTIVAL = /^(?:元旦|春节|[\u4e00-\u9fff]{1,8}节|[\u4e00-\u9fff]{0,6}三月三|[\u4e00-\u9fff]{2,20}纪念日)$/;

const SPAN = '@(?:[至到~～—–-]+@)?';
const SPANS = `${SPAN}(?:[、和及]${SPAN})*`;
const OFF = new RegExp(`^(${SPANS})(?:放假调休|调休放假|放假|补休)(?:(\\d{1,3})天)?$`);
const WORKED = new RegExp(`^(${SPANS})上班$`);
const TOTAL = /^共(\d{1,3})天$/;
const EXTENDED = /^延长(?:\d{4}年)?[\u4e00-\u9fff]{2,12}假期至@$/;
const RESUMED = /^@起正常上班$/;
const JOINED = '与周末连休';
/** Says that nothing is moved: nothing to add. */
const NOT_MOVED = '不调休';
const ENCOURAGED = /^鼓励/;
const SETS_A_DAY = /放假|上班|调休|补休/;
const ARRANGES = /放假|上班|调休|补休|连休|休息|休假|假期/;
const NAMES_A_DAY =
  /[@\d]|星期|周[一二三四五六日天末]|除夕|初[一二三四五六七八九十]|次日|翌日|当[日天]|[前后][一两二三]?[日天]|[一二三四五六七八九十]+[日号天]/;
const FRIDAY = 5;
const SATURDAY = 6;
const SUNDAY = 7;
const MONDAY = 1;

/** @param festival the one the title names, for items without a heading */
export function readItems(body: readonly Line[], year: number, festival: string | undefined, f: Findings): Item[] {
  const paragraphs = paragraphsOf(body);
  const firstItem = paragraphs.findIndex(({ text }) => NUMBERED.test(text));
  return paragraphs.flatMap(({ no, text }, i) => {
    if (NUMBERED.test(text)) return readItem(no, text.replace(NUMBERED, ''), year, festival, f);
    // Principles (2025: 国庆节自10月1日起放假调休7天) say how days are chosen; the items after them choose.
    if (!(text.includes('原则') && i < firstItem)) readProse(no, text, year, f);
    return [];
  });
}

/** A paragraph that was broken into lines is put together again. */
function paragraphsOf(body: readonly Line[]): { no: number; text: string }[] {
  const paragraphs: { no: number; text: string }[] = [];
  for (const { no, text } of body) {
    const open = paragraphs.at(-1);
    if (open && NUMBERED.test(open.text) && !NUMBERED.test(text) && !/[。；！]$/.test(open.text)) open.text += text;
    else paragraphs.push({ no, text });
  }
  return paragraphs;
}

function sentencesOf(text: string): string[] {
  return text.split(/[。；！]/).filter((sentence) => sentence !== '');
}

/** Outside the items nothing is arranged: a sentence that seems to is doubted, and the year of the lead-in must be the title's. */
function readProse(line: number, text: string, year: number, f: Findings): void {
  const stated = /现将(?:调整)?(\d{4})年/.exec(text)?.[1];
  if (stated !== undefined && Number(stated) !== year) f.fault(line, '年份', `标题是${year}年，这里写的是${stated}年`);
  for (const sentence of sentencesOf(text))
    if (!sentence.includes('通知如下') && ARRANGES.test(sentence) && NAMES_A_DAY.test(sentence))
      f.doubt(line, '正文', sentence, '不在逐项的安排里，没有采用；如果它安排了放假或者上班，请改成单独一项');
}

function readItem(line: number, text: string, year: number, festival: string | undefined, f: Findings): Item[] {
  const heading = HEADING.exec(text)?.[1]?.replaceAll(/[“”]/g, '');
  const isFestival = heading?.split('、').every((name) => FESTIVAL.test(name)) ?? false;
  const name = isFestival ? heading : festival;
  const place: Place = { line, field: name ?? '安排', year };
  const days: NamedDay[] = [];
  let extendedTo: PlainDate | undefined;
  for (const sentence of sentencesOf(heading === undefined ? text : text.slice(text.indexOf('：') + 1))) {
    const read = readSentence(sentence, place, f);
    days.push(...read.days.map((d) => ({ ...d, name: name ?? '', line })));
    extendedTo ??= read.extendedTo;
  }
  const arranges = days.length > 0 || extendedTo !== undefined;
  if (arranges && name === undefined) f.fault(line, '节日', '没有写是哪个节日');
  if (arranges && heading !== undefined && !isFestival)
    f.doubt(line, '节日', heading, `不认识的节日名称${name === undefined ? '' : `，按“${name}”处理`}`);
  if (!arranges && isFestival) f.doubt(line, heading!, text, '没有读出放假的日期');
  if (extendedTo === undefined && days.length > 0 && !days.some((d) => d.kind === 'off'))
    f.doubt(line, place.field, text, '只读出上班的日期，没有读出放假的日期');
  return arranges && name !== undefined ? [{ line, name, days, ...(extendedTo === undefined ? {} : { extendedTo }) }] : [];
}

type Sentence = { days: { date: PlainDate; kind: 'off' | 'makeup' }[]; extendedTo?: PlainDate };

function readSentence(sentence: string, place: Place, f: Findings): Sentence {
  const skeleton = skeletonOf(sentence, place, f);
  // 鼓励……在除夕（2月9日）休息: the day stays a working day.
  if (ENCOURAGED.test(sentence) && !SETS_A_DAY.test(sentence)) return { days: [] };
  const read: Sentence = { days: [] };
  const off: PlainDate[] = [];
  let taken = 0;
  for (const clause of skeleton.words.split('，')) {
    const dates = skeleton.dates.slice(taken, (taken += clause.split('@').length - 1));
    readClause(clause, dates, { sentence, read, off, place, f });
  }
  return { ...read, days: [...off.map((date) => ({ date, kind: 'off' as const })), ...read.days] };
}

type Reading = { sentence: string; read: Sentence; off: PlainDate[]; place: Place; f: Findings };

function readClause(clause: string, dates: Skeleton['dates'], { sentence, read, off, place, f }: Reading): void {
  const offClause = OFF.exec(clause);
  const worked = WORKED.exec(clause);
  const total = TOTAL.exec(clause)?.[1];
  const [date] = dates;
  if (offClause) {
    const days = spansOf(offClause[1]!, dates, place, f);
    if (offClause[2] !== undefined && !dates.includes(undefined)) checkTotal(Number(offClause[2]), days, sentence, place, f);
    off.push(...days);
  } else if (worked) {
    for (const d of spansOf(worked[1]!, dates, place, f)) read.days.push({ date: d, kind: 'makeup' });
  } else if (total !== undefined) {
    if (off.length > 0) checkTotal(Number(total), off, sentence, place, f);
    else f.doubt(place.line, place.field, sentence, '写了共几天，没有读出是哪几天');
  } else if (clause === JOINED) checkJoined(off, sentence, place, f);
  else if (EXTENDED.test(clause)) {
    if (date !== undefined) read.extendedTo = date;
  } else if (RESUMED.test(clause)) checkResumed(date, read.extendedTo ?? off.at(-1), sentence, place, f);
  else if (clause !== NOT_MOVED && (clause.includes('@') || (ARRANGES.test(clause) && NAMES_A_DAY.test(clause)) || SETS_A_DAY.test(clause)))
    f.doubt(place.line, place.field, sentence, `没有读懂“${clause.replaceAll('@', '某日')}”，没有采用；请核对它是否安排了放假或者上班`);
}

/** The days of `@至@、@`, in order. */
function spansOf(words: string, dates: Skeleton['dates'], place: Place, f: Findings): PlainDate[] {
  let taken = 0;
  return words.split(/[、和及]/).flatMap((span) => {
    const from = dates[taken];
    const to = dates[(taken += span.split('@').length - 1) - 1];
    return from === undefined || to === undefined ? [] : daysOfSpan(from, to, place, f);
  });
}

function checkTotal(stated: number, days: readonly PlainDate[], sentence: string, place: Place, f: Findings): void {
  if (days.length > 0 && stated !== days.length)
    f.fault(place.line, place.field, `“${sentence}”写的是${stated}天，起止日期是${days.length}天（${days[0]}至${days.at(-1)}）`);
}

/** 与周末连休: the day before is a Sunday or the day after a Saturday; the weekend itself is not named. */
function checkJoined(off: readonly PlainDate[], sentence: string, place: Place, f: Findings): void {
  const [first] = off;
  const last = off.at(-1);
  if (first === undefined || last === undefined) f.doubt(place.line, place.field, sentence, '写了与周末连休，没有读出是哪一天');
  else if (weekday(first) !== MONDAY && weekday(last) !== FRIDAY)
    f.fault(place.line, place.field, `“${sentence}”写的是与周末连休，${first === last ? first : `${first}至${last}`}不与周末相连`);
}

/** 2月3日起正常上班: an ordinary working day right after the last day off, no make-up day. */
function checkResumed(date: PlainDate | undefined, lastOff: PlainDate | undefined, sentence: string, place: Place, f: Findings): void {
  if (date === undefined) return;
  if (lastOff === undefined) f.doubt(place.line, place.field, sentence, '写了起正常上班，没有读出放假到哪一天');
  else if (date !== addDays(lastOff, 1)) f.fault(place.line, place.field, `“${sentence}”：放假到${lastOff}，上班却从${date}起`);
  else if (weekday(date) === SATURDAY || weekday(date) === SUNDAY)
    f.doubt(place.line, place.field, sentence, `${date}是双休日，请核对当天是否上班`);
}
