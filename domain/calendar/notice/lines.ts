/** One line of the text as handed in (`raw`) and as it is read (`text`): no spaces, Chinese punctuation, plain digits. */
export type Line = { readonly no: number; readonly raw: string; readonly text: string };

const SPACES = /[\s\u00A0\u200B\u3000\uFEFF]+/g;
const FULL_WIDTH_ZERO = 0xff10;
const PUNCTUATION: Readonly<Record<string, string>> = { '(': '（', ')': '）', ':': '：', ',': '，', ';': '；' };

/** The lines that are not empty, numbered from 1 as in an editor. */
export function linesOf(text: string): Line[] {
  return text
    .normalize('NFC')
    .split(/\r\n|[\r\n]/)
    .map((raw, i) => ({ no: i + 1, raw: raw.replaceAll('\uFEFF', '').trim(), text: evened(raw) }))
    .filter((line) => line.text !== '');
}

/** Spaces are noise in Chinese text, and full-width digits are digits. */
export function evened(text: string): string {
  return text
    .replaceAll(SPACES, '')
    .replaceAll(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - FULL_WIDTH_ZERO))
    .replaceAll(/[():,;]/g, (mark) => PUNCTUATION[mark]!);
}
