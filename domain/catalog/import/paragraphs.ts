import { fieldOf } from '../columns.ts';
import { readPlannedTime } from '../planned-time.ts';
import { isSingleUnit, readUnits } from '../units.ts';
import { printedName } from './header.ts';
import type { ImportProblem, SourceCell, SourceTable } from './source.ts';

/**
 * Catalogs printed as numbered paragraphs (一、…（承办单位：…）): each paragraph is a row, its labels are the columns. What stands
 * in the bracket without a label is read by its sense, and said so.
 */
export type Paragraphs = { readonly table: SourceTable; readonly problems: readonly ImportProblem[] };

const CHINESE_NO = /^\s*((?:第?[一二三四五六七八九十百]{1,4}(?:项|、|[.．])|[（(][一二三四五六七八九十]{1,3}[）)]、?))\s*(\S.*)$/u;
const ARABIC_NO = /^\s*(\d{1,3}(?:、|[.．](?!\d)|[）)])|[（(]\d{1,3}[）)]、?|[①-⑳])\s*(\S.*)$/u;
const LABEL = /^\s*([^：:（）()，,；;。]{2,16})[：:]\s*(.*)$/u;
/** Printed names of the columns that a paragraph has without a label. */
const UNLABELLED = {
  no: '序号',
  name: '决策事项名称',
  unit: '承办单位',
  planned: '完成时间',
  content: '主要内容',
  group: '决策类别',
} as const;

type Item = { readonly line: number; readonly no: string; readonly cells: Map<string, string>; readonly sensed: Set<string> };

/** Undefined: no paragraph of the text is numbered. */
export function readParagraphs(text: string, name: string, year: number): Paragraphs | undefined {
  const lines = text.split(/\r\n|\r|\n/u);
  const style = styleOf(lines);
  if (!style) return undefined;
  const { items, outside } = itemsOf(lines, style, year);
  const columns = columnsOf(items);
  const itemAt = new Map(items.map((x) => [x.line, x]));
  const rows = lines.map((_line, i): SourceCell[] => {
    const item = itemAt.get(i);
    if (item) return columns.map((c) => ({ text: c === UNLABELLED.no ? item.no : (item.cells.get(c) ?? '') }));
    return outside.has(i) ? [{ text: lines[i]!.trim() }] : [];
  });
  const sensed = new Set(items.flatMap((x) => [...x.sensed]));
  const problems = columns
    .filter((c) => sensed.has(c))
    .map((column): ImportProblem => ({ code: 'IMPORT_COLUMN_READ_AS', severity: 'doubt', column, detail: '原文没有写栏目名称，按内容读' }));
  return { table: { name, header: columns, rows, merges: [], hiddenRows: [], hiddenColumns: [] }, problems };
}

type Style = { readonly item: RegExp; readonly group?: RegExp };

/** Where both kinds of numbers occur, the ones that name units are the matters and the others group or explain them. */
function styleOf(lines: readonly string[]): Style | undefined {
  const chinese = lines.filter((l) => CHINESE_NO.test(l));
  const arabic = lines.filter((l) => ARABIC_NO.test(l));
  if (chinese.length === 0 && arabic.length === 0) return undefined;
  if (arabic.length === 0) return { item: CHINESE_NO };
  if (chinese.length === 0) return { item: ARABIC_NO };
  const says = (l: string): boolean => /[（(][^（）()]*[）)][。；;]?\s*$/u.test(l);
  return !chinese.some(says) && arabic.some(says) ? { item: ARABIC_NO, group: CHINESE_NO } : { item: CHINESE_NO };
}

function itemsOf(lines: readonly string[], style: Style, year: number): { items: Item[]; outside: Set<number> } {
  const items: Item[] = [];
  const outside = new Set<number>();
  let group: string | undefined;
  let open: Item | undefined;
  lines.forEach((line, i) => {
    const grouped = style.group?.exec(line);
    const numbered = style.item.exec(line);
    if (line.trim() === '') open = undefined;
    else if (grouped) [group, open] = [grouped[2]!.trim(), undefined];
    else if (numbered) items.push((open = itemOf(i, numbered, group, year)));
    else if (open) addLine(open, line);
    else outside.add(i);
  });
  return { items, outside };
}

function itemOf(line: number, [, no, said]: RegExpExecArray, group: string | undefined, year: number): Item {
  const { name, bracket } = lastBracket(said!.trim());
  const item: Item = { line, no: no!.replace(/[、.．]$/u, ''), cells: new Map([[UNLABELLED.name, name]]), sensed: new Set() };
  if (group !== undefined) sense(item, UNLABELLED.group, group);
  if (bracket !== undefined && !takeBracket(item, bracket, year)) item.cells.set(UNLABELLED.name, said!.trim());
  return item;
}

function sense(item: Item, column: string, text: string): void {
  item.cells.set(column, text);
  item.sensed.add(column);
}

/** The bracket that closes the paragraph. */
function lastBracket(said: string): { name: string; bracket?: string } {
  const body = said.replace(/[。；;，,]\s*$/u, '');
  if (!/[)）]$/u.test(body)) return { name: body };
  let depth = 0;
  for (let i = body.length - 1; i >= 0; i--) {
    if (')）'.includes(body[i]!)) depth++;
    if ('(（'.includes(body[i]!) && --depth === 0) return { name: body.slice(0, i).trim(), bracket: body.slice(i + 1, -1).trim() };
  }
  return { name: body };
}

/** False: the bracket belongs to the name, nothing in it is a label, a unit or a time. */
function takeBracket(item: Item, bracket: string, year: number): boolean {
  const pieces = bracket.split(/[；;]/u).flatMap((p) => (LABEL.test(p) ? [p] : p.split(/[，,](?=[^，,]*[：:])/u)));
  const loose: string[] = [];
  let took = false;
  for (const piece of pieces) {
    const m = LABEL.exec(piece);
    if (m && isLabel(m[1]!)) {
      item.cells.set(printedName(m[1]!), m[2]!.trim());
      took = true;
    } else loose.push(piece.trim());
  }
  return loose.length ? takeLoose(item, loose.join('，'), year) || took : took;
}

/** Number and name stand in the paragraph itself. */
function isLabel(text: string): boolean {
  const field = fieldOf(text);
  return field !== undefined && field !== 'no' && field !== 'name';
}

/** Units and times are known by what they look like; anything else goes back into the name. */
function takeLoose(item: Item, text: string, year: number): boolean {
  const parts = text.split(/[，,]/u).map((p) => p.trim());
  const plans = parts.filter((p) => isPlan(p, year));
  const units = parts.filter((p) => p !== '' && !plans.includes(p)).join('，');
  const { lead } = readUnits(units);
  if (units !== '' && (lead === undefined || !looksLikeUnit(lead))) return false;
  if (plans.length > 1) return false;
  if (plans[0] !== undefined) sense(item, UNLABELLED.planned, plans[0]);
  if (units !== '') sense(item, UNLABELLED.unit, units);
  return plans.length > 0 || units !== '';
}

/** Years alone are the period of a plan (2021—2035), part of its name. */
function isPlan(text: string, year: number): boolean {
  const plan = readPlannedTime(text, year);
  return plan !== undefined && plan.precision !== 'year' && plan.precision !== 'year_range';
}

const looksLikeUnit = (name: string): boolean =>
  !isSingleUnit(name) || /(局|委|办|厅|部|中心|公司|政府|街道|处|科|院|所|站|会|队|社|集团|镇|乡)$/u.test(name);

/** A line below the number: labelled, or more of the matter's content. */
function addLine(item: Item, line: string): void {
  const m = LABEL.exec(line);
  if (m && isLabel(m[1]!)) {
    item.cells.set(printedName(m[1]!), m[2]!.trim().replace(/[。；;]$/u, ''));
    return;
  }
  const before = item.cells.get(UNLABELLED.content);
  sense(item, UNLABELLED.content, before === undefined ? line.trim() : `${before}\n${line.trim()}`);
}

/** Number, name, then every label in the order in which it first occurs. */
function columnsOf(items: readonly Item[]): string[] {
  const labels = new Set(items.flatMap((x) => [...x.cells.keys()]).filter((c) => c !== UNLABELLED.name));
  return [UNLABELLED.no, UNLABELLED.name, ...labels];
}
