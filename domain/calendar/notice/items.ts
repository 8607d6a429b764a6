import type { PlainDate } from '../plain-date.ts';
import type { Place } from './dates.ts';
import type { Findings } from './findings.ts';
import type { Line } from './lines.ts';
import { mayNameADay, readSentence, sentencesOf } from './sentence.ts';

export type NamedDay = { readonly date: PlainDate; readonly name: string; readonly kind: 'off' | 'makeup'; readonly line: number };
/** What one numbered item arranges: days, or that a festival's days off go on to a new last day. */
export type Item = {
  readonly line: number;
  readonly name: string;
  readonly days: readonly NamedDay[];
  readonly extendedTo?: PlainDate;
};

type Paragraph = { readonly no: number; text: string };

const NUMBERED = /^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[、.．]|（[一二三四五六七八九十]{1,3}）)/;
/** A paragraph is over where its sentence is; one that was broken into lines goes on. */
const ENDED = /[。；！：）]$/;
/** 根据……，现将2024年……放假……通知如下: names the year and the festivals, no day. */
const LEAD_IN = /^(?:(?!\d日)[^。]){0,400}现将(?:(?!\d日)[^。]){0,200}通知如下[：。]?/;
const HEADING = /^([\u4e00-\u9fff、“”]{2,20})：/;
const FESTIVAL = /^(?:元旦|春节|[\u4e00-\u9fff]{1,8}节|[\u4e00-\u9fff]{0,6}三月三|[\u4e00-\u9fff]{2,20}纪念日)$/;

/** @param festival the one the title names, for items without a heading */
export function readItems(body: readonly Line[], year: number, festival: string | undefined, f: Findings): Item[] {
  const paragraphs = paragraphsOf(body);
  for (const { no, text } of paragraphs) checkYear(no, text, year, f);
  const firstItem = paragraphs.findIndex(({ text }) => NUMBERED.test(text));
  // A notice of one festival may say its days without numbering them (广西 2021).
  if (firstItem < 0 && festival !== undefined)
    return paragraphs.flatMap(({ no, text }) => readItem(no, text.replace(LEAD_IN, ''), year, festival, f));
  return paragraphs.flatMap(({ no, text }, i) => {
    if (NUMBERED.test(text)) return readItem(no, text.replace(NUMBERED, ''), year, festival, f);
    // Principles (2025: 国庆节自10月1日起放假调休7天) say how days are chosen; the items after them choose.
    if (!(text.includes('原则') && i < firstItem)) doubtProse(no, text, f);
    return [];
  });
}

function paragraphsOf(body: readonly Line[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const { no, text } of body) {
    const open = paragraphs.at(-1);
    if (open && !ENDED.test(open.text) && !NUMBERED.test(text)) open.text += text;
    else paragraphs.push({ no, text });
  }
  return paragraphs;
}

function checkYear(line: number, text: string, year: number, f: Findings): void {
  const stated = /现将(?:调整)?(\d{4})年/.exec(text)?.[1];
  if (stated !== undefined && Number(stated) !== year) f.fault(line, '年份', `标题是${year}年，这里写的是${stated}年`);
}

/** Outside the items nothing is arranged; a sentence that seems to is doubted. */
function doubtProse(line: number, text: string, f: Findings): void {
  for (const sentence of sentencesOf(text.replace(LEAD_IN, '')))
    if (mayNameADay(sentence)) f.doubt(line, '正文', sentence, '不在逐项的安排里，没有采用；如果它安排了放假或者上班，请改成单独一项');
}

function readItem(line: number, text: string, year: number, festival: string | undefined, f: Findings): Item[] {
  const heading = HEADING.exec(text)?.[1]?.replaceAll(/[“”]/g, '');
  const isFestival = heading?.split('、').every((part) => FESTIVAL.test(part)) ?? false;
  const name = isFestival ? heading! : festival;
  const place: Place = { line, field: name ?? '安排', year };
  const read = sentencesOf(heading === undefined ? text : text.slice(text.indexOf('：') + 1)).map((s) => readSentence(s, place, f));
  const days = read.flatMap((s) => s.days.map((d) => ({ ...d, name: name ?? '', line })));
  const extendedTo = read.find((s) => s.extendedTo !== undefined)?.extendedTo;
  if (days.length === 0 && extendedTo === undefined) {
    if (isFestival) f.doubt(line, heading!, text, '没有读出放假的日期');
    return [];
  }
  if (name === undefined) f.fault(line, '节日', '没有写是哪个节日');
  else if (heading !== undefined && !isFestival) f.doubt(line, '节日', heading, `不认识的节日名称，按“${name}”处理`);
  if (extendedTo === undefined && !days.some((d) => d.kind === 'off'))
    f.doubt(line, place.field, text, '只读出上班的日期，没有读出放假的日期');
  return [{ line, name: name ?? '', days, ...(extendedTo === undefined ? {} : { extendedTo }) }];
}
