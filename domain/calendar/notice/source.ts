import { NATIONAL } from '../regions.ts';
import type { Findings } from './findings.ts';

/** Where something stands: a line of the text and its column, or line 0 and the path in the JSON form. */
export type At = { readonly line: number; readonly field: string };

const NUMBER = /^[\u4e00-\u9fff]{2,20}[〔［[（【](\d{4})[〕］\])）】]第?\d{1,4}号$/;
const BRACKETS = /[〔［[（【](\d{4})[〕］\])）】]第?/;
/** Shown as a link, so nothing but a web address. */
const ADDRESS = /^https?:\/\/\S{4,300}$/;
const OFFICIAL_ADDRESS = /^https?:\/\/(?:[\w-]+\.)*gov\.cn\//;

export function isNumber(text: string): boolean {
  return NUMBER.test(text);
}

export function isAddress(text: string): boolean {
  return ADDRESS.test(text);
}

export function isOfficial(address: string): boolean {
  return OFFICIAL_ADDRESS.test(address);
}

/** 国办发明电〔2024〕12号 with its own brackets, of the year it was signed; press copies of regional notices leave it out. */
export function checkedNumber(text: string, region: string, signed: string, at: At, f: Findings): string {
  const year = NUMBER.exec(text)?.[1];
  if (year !== undefined) {
    if (signed !== '' && year !== signed.slice(0, 4)) f.fault(at.line, at.field, `文号是${year}年的，成文日期是${signed}`);
    return text.replace(BRACKETS, '〔$1〕');
  }
  if (text !== '') f.fault(at.line, at.field, `“${text.slice(0, 40)}”不是文号，例如国办发明电〔2024〕12号`);
  else if (region === NATIONAL) f.fault(at.line, at.field, '没有读出文号，例如国办发明电〔2024〕12号');
  else f.doubt(at.line, at.field, '', '没有读出文号，请核对文件来源');
  return '';
}

export function checkedAddress(address: string, at: At, f: Findings): string {
  if (address === '') f.doubt(at.line, at.field, '', '没有写公布的网址，请核对文件来源，最好补上');
  else if (!isAddress(address)) f.fault(at.line, at.field, `“${address.slice(0, 60)}”不是网址`);
  else if (!isOfficial(address)) f.doubt(at.line, at.field, address, '不是政府网站的地址，请核对文件来源');
  return address;
}
