import { addDays, weekday } from '../plain-date.ts';
import type { PlainDate } from '../plain-date.ts';
import { daysOfSpan, skeletonOf } from './dates.ts';
import type { Place } from './dates.ts';
import type { Findings } from './findings.ts';

/** What one sentence arranges. */
export type Sentence = {
  readonly days: readonly { readonly date: PlainDate; readonly kind: 'off' | 'makeup' }[];
  readonly extendedTo?: PlainDate;
};

const SPAN = '@(?:[至到~～—–-]+@)?';
const SPANS = `${SPAN}(?:[、和及]${SPAN})*`;
const OFF = new RegExp(`^(${SPANS})(?:放假调休|调休放假|放假|补休)(?:(\\d{1,3})天)?$`);
const WORKED = new RegExp(`^(${SPANS})上班$`);
const TOTAL = /^共(\d{1,3})天$/;
const EXTENDED = /^延长(?:\d{4}年)?[\u4e00-\u9fff]{2,12}假期至@$/;
const RESUMED = /^@起正常上班$/;
const JOINED = /^与周末连休$/;
/** Nothing is moved, or which day a festival is (新疆: 6月29日是古尔邦节), or a title over items: none arranges a day. */
const REMARK = /^(?:不调休|@是(?:少数民族习惯节日)?[\u4e00-\u9fff]{1,8}节|(?:今年)?农历[\u4e00-\u9fff]{3,5}是@|[\u4e00-\u9fff]{2,12}安排)$/;
const ENCOURAGED = /^鼓励/;
const SETS_A_DAY = /放假|上班|调休|补休/;
const ARRANGES = /放假|上班|调休|补休|连休|休息|休假|假期/;
const NAMES_A_DAY =
  /[@\d]|星期|周[一二三四五六日天末]|除夕|初[一二三四五六七八九十]|次日|翌日|当[日天]|[前后][一两二三]?[日天]|[一二两三四五六七八九十]+[日号天]/;
const MONDAY = 1;
const FRIDAY = 5;

export function sentencesOf(text: string): string[] {
  return text.split(/[。；！]/).filter((sentence) => sentence !== '');
}

/** Whether words outside the known forms may still arrange a day. */
export function mayNameADay(words: string): boolean {
  return ARRANGES.test(words) && NAMES_A_DAY.test(words);
}

/** A sentence is its clauses, each one of the forms below; a clause in no form that may name a day is a doubt. */
export function readSentence(sentence: string, place: Place, f: Findings): Sentence {
  const { words, dates } = skeletonOf(sentence, place, f);
  // 鼓励……在除夕（2月9日）休息: the day stays a working day.
  if (ENCOURAGED.test(sentence) && !SETS_A_DAY.test(sentence)) return { days: [] };
  const read: Read = { off: [], worked: [], notUnderstood: [] };
  let taken = 0;
  for (const clause of words.split('，')) {
    const its = dates.slice(taken, (taken += clause.split('@').length - 1));
    readClause(clause, its, read, { ...place, sentence }, f);
  }
  if (read.notUnderstood.length > 0)
    f.doubt(place.line, place.field, sentence, `没有读懂“${read.notUnderstood.join('，')}”，没有采用；请核对它是否安排了放假或者上班`);
  return {
    days: [...read.off.map((date) => ({ date, kind: 'off' as const })), ...read.worked.map((date) => ({ date, kind: 'makeup' as const }))],
    ...(read.extendedTo === undefined ? {} : { extendedTo: read.extendedTo }),
  };
}

type Dates = readonly (PlainDate | undefined)[];
type Read = { off: PlainDate[]; worked: PlainDate[]; extendedTo?: PlainDate; readonly notUnderstood: string[] };
type At = Place & { readonly sentence: string };

function readClause(clause: string, dates: Dates, read: Read, at: At, f: Findings): void {
  const off = OFF.exec(clause);
  const worked = WORKED.exec(clause)?.[1];
  const total = TOTAL.exec(clause)?.[1];
  const [date] = dates;
  if (off) {
    const days = daysOfSpans(off[1]!, dates, at, f);
    if (off[2] !== undefined) checkTotal(Number(off[2]), days, at, f);
    read.off = read.off.concat(days);
  } else if (worked !== undefined) read.worked = read.worked.concat(daysOfSpans(worked, dates, at, f));
  else if (total !== undefined) checkTotal(Number(total), read.off, at, f);
  else if (JOINED.test(clause)) checkJoined(read.off, at, f);
  else if (EXTENDED.test(clause) && date !== undefined) read.extendedTo = date;
  else if (RESUMED.test(clause)) checkResumed(date, read.extendedTo ?? read.off.at(-1), at, f);
  else if (!REMARK.test(clause) && (clause.includes('@') || mayNameADay(clause) || SETS_A_DAY.test(clause)))
    read.notUnderstood.push(clause.replaceAll('@', '某日'));
}

/** The days of `@至@、@`, in order. */
function daysOfSpans(words: string, dates: Dates, at: At, f: Findings): PlainDate[] {
  let taken = 0;
  return words.split(/[、和及]/).flatMap((span) => {
    const from = dates[taken];
    const to = dates[(taken += span.split('@').length - 1) - 1];
    return from === undefined || to === undefined ? [] : daysOfSpan(from, to, at, f);
  });
}

function checkTotal(stated: number, days: readonly PlainDate[], { line, field, sentence }: At, f: Findings): void {
  if (days.length === 0) f.doubt(line, field, sentence, `写了${stated}天，没有读出是哪几天`);
  else if (stated !== days.length)
    f.fault(line, field, `“${sentence}”写的是${stated}天，起止日期是${days.length}天（${days[0]}至${days.at(-1)}）`);
}

/** 与周末连休: the day before is a Sunday or the day after a Saturday; the weekend itself is not named. */
function checkJoined(off: readonly PlainDate[], { line, field, sentence }: At, f: Findings): void {
  const [first] = off;
  const last = off.at(-1);
  if (first === undefined || last === undefined) f.doubt(line, field, sentence, '写了与周末连休，没有读出是哪一天');
  else if (weekday(first) !== MONDAY && weekday(last) !== FRIDAY) f.fault(line, field, `“${sentence}”写的是与周末连休，实际不与周末相连`);
}

/** 2月3日起正常上班: an ordinary working day right after the last day off, no make-up day. */
function checkResumed(date: PlainDate | undefined, lastOff: PlainDate | undefined, { line, field, sentence }: At, f: Findings): void {
  if (date === undefined) return;
  if (lastOff === undefined) f.doubt(line, field, sentence, '写了起正常上班，没有读出放假到哪一天');
  else if (date !== addDays(lastOff, 1)) f.fault(line, field, `“${sentence}”：放假到${lastOff}，上班却从${date}起`);
  else if (weekday(date) > FRIDAY) f.doubt(line, field, sentence, `${date}是双休日，请核对当天是否上班`);
}
