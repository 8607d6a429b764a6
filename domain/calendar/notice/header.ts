import { isPlainDate } from '../plain-date.ts';
import type { PlainDate } from '../plain-date.ts';
import { issuedBy, NATIONAL } from '../regions.ts';
import type { Findings } from './findings.ts';
import { evened } from './lines.ts';
import type { Line } from './lines.ts';
import { checkedAddress, checkedNumber, isAddress, isNumber, isOfficial } from './source.ts';
import type { At } from './source.ts';

/** Who, what, when of a notice; `line` is where its title stands. */
export type Header = {
  readonly line: number;
  readonly region: string;
  readonly title: string;
  readonly number: string;
  readonly signed: string;
  readonly published?: string;
  readonly address: string;
  readonly body: readonly Line[];
};

type Field = '标题' | '文号' | '成文日期' | '公布日期' | '网址';
type Found = { readonly value: string; readonly line: number };
type Parts = Partial<Record<Field, Found>>;

const TITLE = /^[^。]{0,60}关于[^。]{2,80}的?通知$/;
const TITLE_BEGINS = /^[^。：]{0,60}关于[^。：]{0,80}$/;
const DATE_ZH = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
/** What the page of a government site puts before the text, and whether it is needed here. */
const LABEL = /^(标题|发文字号|文号|成文日期|发布日期|公布日期|网址|地址|索引号|发文机关|主题分类|主题词|来源)：(.*)$/;
const LABELLED: Readonly<Record<string, Field>> = {
  标题: '标题',
  发文字号: '文号',
  文号: '文号',
  成文日期: '成文日期',
  发布日期: '公布日期',
  公布日期: '公布日期',
  网址: '网址',
  地址: '网址',
};
/** The signature, without its date. */
const SIGNATURE = /^(?:国务院|[\u4e00-\u9fff]{2,8}自治区人民政府)(?:办公厅)?$/;

/** One line with bars (title | number | date | address), or the lines of the document and of its web page. */
export function readHeader(lines: readonly Line[], f: Findings): Header {
  const first = lines[0]!;
  const { parts, body } = first.raw.includes('|') ? barred(first, lines.slice(1), f) : scattered(lines);
  const at = (field: Field): At => ({ line: parts[field]?.line ?? first.no, field });
  const region = issuedBy(parts['标题']?.value ?? '', lines.find(({ text }) => SIGNATURE.test(text))?.text ?? '')?.code;
  const signed = dateOf('成文日期', parts['成文日期'], first, f);
  const number = checkedNumber(parts['文号']?.value ?? '', region ?? NATIONAL, signed, at('文号'), f);
  const address = checkedAddress(parts['网址']?.value ?? '', at('网址'), f);
  const published = parts['公布日期'] ? dateOf('公布日期', parts['公布日期'], first, f) : publishedIn(address);
  const title = parts['标题'];
  if (!title || !TITLE.test(title.value))
    f.fault(title?.line ?? first.no, '标题', '没有读出标题（……关于……年……的通知）；请从标题开始贴全文');
  else if (region === undefined) f.fault(title.line, '标题', '不是国务院办公厅的通知，也不是已登记地区的人民政府的通知');
  if (signed !== '' && published !== undefined && published < signed) f.fault(first.no, '公布日期', `${published}早于成文日期${signed}`);
  return {
    line: title?.line ?? first.no,
    region: region ?? NATIONAL,
    title: title?.value ?? '',
    number,
    signed,
    ...(published !== undefined && published > signed ? { published } : {}),
    address,
    body,
  };
}

function barred(first: Line, body: readonly Line[], f: Findings): { parts: Parts; body: readonly Line[] } {
  const [title = '', number = '', signed = '', address = '', ...remarks] = first.raw.split('|').map((part) => part.trim());
  const remark = remarks.join('|');
  if (remark !== '') f.doubt(first.no, '抬头', remark, '抬头里有附注；如果原文不完整，请核对缺少的部分没有写放假日');
  const at = (value: string): Found => ({ value, line: first.no });
  return {
    parts: { 标题: at(evened(title)), 文号: at(evened(number)), 成文日期: at(evened(signed)), ...(address ? { 网址: at(address) } : {}) },
    body,
  };
}

function scattered(lines: readonly Line[]): { parts: Parts; body: readonly Line[] } {
  const parts: Parts = {};
  const body: Line[] = [];
  const keep = (field: Field, value: string, line: number): void => {
    // The page repeats the title; the signature's date is the last one.
    if (field === '成文日期' || !parts[field]) parts[field] = { value, line };
  };
  for (let i = 0; i < lines.length; i++) {
    const { no, raw, text } = lines[i]!;
    const label = LABEL.exec(text);
    const next = lines[i + 1]?.text ?? '';
    if (isAddress(raw)) keep('网址', raw, no);
    else if (label) {
      const field = LABELLED[label[1]!];
      if (field) keep(field, field === '网址' ? raw.replace(/^[^：:]*[：:]\s*/, '') : label[2]!, no);
    } else if (isNumber(text)) keep('文号', text, no);
    else if (DATE_ZH.test(text)) keep('成文日期', text, no);
    else if (TITLE.test(text)) keep('标题', text, no);
    else if (!parts['标题'] && TITLE_BEGINS.test(text) && TITLE.test(text + next)) {
      keep('标题', text + next, no);
      i++;
    } else if (!SIGNATURE.test(text)) body.push(lines[i]!);
  }
  return { parts, body };
}

function dateOf(field: Field, found: Found | undefined, first: Line, f: Findings): string {
  const text = found?.value ?? '';
  const m = DATE_ZH.exec(text);
  const iso = m ? `${m[1]}-${m[2]!.padStart(2, '0')}-${m[3]!.padStart(2, '0')}` : text.slice(0, 10);
  if (isPlainDate(iso)) return iso;
  f.fault(found?.line ?? first.no, field, text ? `“${text.slice(0, 40)}”不是真实存在的日期` : `没有读出${field}，例如2024年11月12日`);
  return '';
}

/** Older addresses of www.gov.cn carry the day of publication: …/2018-12/06/content_…. */
function publishedIn(address: string): PlainDate | undefined {
  const m = /\/(\d{4}-\d{2})\/(\d{2})\//.exec(address);
  const date = m ? `${m[1]}-${m[2]}` : '';
  return isOfficial(address) && isPlainDate(date) ? date : undefined;
}
