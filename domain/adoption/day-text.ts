import { isPlainDate } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';

const DIGITS: Readonly<Record<string, number>> = { 〇: 0, '○': 0, 零: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const FORMS = [
  /^(\d{4})\s*[-/.．－／]\s*(\d{1,2})\s*[-/.．－／]\s*(\d{1,2})$/u,
  /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/u,
  /^(\d{4})(\d{2})(\d{2})$/u,
] as const;
const IN_WORDS = /^([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日$/u;
const WIDE_DIGITS = /[０-９]/gu;

/**
 * A whole day in the usual writings: 2024-03-05, 2024/3/5, 2024.3.5, 20240305, 2024年3月5日, 二〇二四年三月五日.
 * Undefined for everything else, also for a month without a day: nothing is guessed.
 */
export function readDay(text: string): PlainDate | undefined {
  const plain = text
    .trim()
    .replace(WIDE_DIGITS, (d) => String.fromCharCode(d.charCodeAt(0) - 0xfee0))
    .replace(/\s*(?:[（(](?:星期|周).[)）]|(?:星期|周)[一二三四五六日天]|00?:00(?::00)?)$/u, '')
    .trim();
  for (const form of FORMS) {
    const found = form.exec(plain);
    if (found) return dayOf(found[1]!, found[2]!, found[3]!);
  }
  const words = IN_WORDS.exec(plain);
  if (!words) return undefined;
  const year = [...words[1]!].map((c) => DIGITS[c]).join('');
  return dayOf(year, String(tens(words[2]!)), String(tens(words[3]!)));
}

function dayOf(year: string, month: string, day: string): PlainDate | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isPlainDate(text) ? text : undefined;
}

/** 三十一 → 31; what is no number below a hundred becomes 0, which is no day. */
function tens(words: string): number {
  const [, ten = '', ten1 = '', one = ''] = /^(?:([一二三]?)(十))?([一二三四五六七八九]?)$/u.exec(words) ?? [];
  return (ten1 === '' ? 0 : 10 * (ten === '' ? 1 : DIGITS[ten]!)) + (one === '' ? 0 : DIGITS[one]!);
}
