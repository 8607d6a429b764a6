/** Rows that bundle several drafts: one row, many texts, each with its own notice, period and feedback. */

export type Bundle = { readonly drafts: number; readonly matters: readonly string[] };

const COUNTED = /(?:等|共|的)?([\d一二两三四五六七八九十]{1,3})(?:条|个|项|份|件|部|篇|处|座)(?!路|道路|街)/u;
const CHINESE = '零一二三四五六七八九十';

/** What a row's name says of its drafts; undefined = it is one. */
export function readBundle(name: string): Bundle | undefined {
  const titles = topLevelTitles(name);
  if (titles.length > 1) return { drafts: titles.length, matters: titles };
  const counted = COUNTED.exec(name);
  const listed = counted ? members(name.slice(0, counted.index)) : [];
  const said = counted ? numberOf(counted[1]!) : 0;
  if (said < 2 || listed.length !== said) return undefined;
  const [title] = titles;
  return { drafts: said, matters: listed.map((m) => (title === undefined ? m : `${m}${title}`)) };
}

/** 《…》 that stand in no other 《…》. */
function topLevelTitles(name: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < name.length; i++) {
    if (name[i] === '《' && depth++ === 0) start = i;
    if (name[i] === '》' && depth > 0 && --depth === 0) found.push(name.slice(start, i + 1));
  }
  return found;
}

function members(before: string): string[] {
  return before
    .split('、')
    .map((m) => m.trim().replace(/等$/u, ''))
    .filter((m) => m !== '');
}

function numberOf(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text);
  if (text === '两') return 2;
  const [tens, ones] = text.includes('十') ? (text.split('十') as [string, string]) : ['零', text];
  const digit = (t: string, empty: number): number => (t === '' ? empty : CHINESE.indexOf(t));
  return digit(tens, 1) * 10 + digit(ones, 0);
}
