import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { decodeText } from '../catalog/import/delimited.ts';
import { unpackTexts } from '../catalog/import/package.ts';
import { pdfText } from './pdf-text.ts';

/** Why the text of a file, or some of it, could not be read by the system: somebody has to look at it. */
export const UNREAD = {
  PICTURE: '是图片，系统读不出文字',
  SCAN: '有的页是扫描的图片，系统读不出文字',
  LOCKED: '设有打开密码，系统读不出文字',
  DAMAGED: '文件不完整或者已经损坏，系统读不出文字',
  TOO_LONG: '文件太长，系统没有读完',
} as const;
export type Unread = keyof typeof UNREAD;
/** `text`: as much as could be read; `unread`: null = all of it. */
export type Reading = { readonly text: string; readonly unread: Unread | null };

/** The text of an uploaded file, to look for what must not be in it. @throws CodedError IMPORT_FILE_HAS_MACROS */
export async function readFileText(extension: string, content: Buffer): Promise<Reading> {
  switch (extension) {
    case 'csv':
      return { text: decodeText(content).text, unread: null };
    case 'docx':
    case 'xlsx':
      return packageText(content, LINE_ENDS);
    // An OFD page sets a line in pieces, each at its own place.
    case 'ofd':
      return packageText(content, /<\/(?:\w+:)?Page>/gu);
    case 'pdf':
      return pdfText(content);
    default:
      return { text: '', unread: 'PICTURE' };
  }
}

/** What ends a line: a paragraph, a cell, a shared string. Runs of letters within one are one text however they are formatted. */
const LINE_ENDS = /<\/(?:\w+:)?(?:p|c|si|is|oddHeader|oddFooter|evenHeader|evenFooter|firstHeader|firstFooter)>/gu;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function packageText(content: Buffer, lineEnds: RegExp): Reading {
  try {
    const parts = unpackTexts(content, { partsMax: LIMITS.readingPartsMax, bytesMax: LIMITS.readingBytesMax });
    const decoder = new TextDecoder();
    return {
      text: Object.values(parts)
        .map((part) => plain(decoder.decode(part), lineEnds))
        .join('\n'),
      unread: null,
    };
  } catch (error) {
    if (!(error instanceof CodedError) || error.code === 'IMPORT_FILE_HAS_MACROS') throw error;
    return { text: '', unread: error.code === 'IMPORT_FILE_TOO_BIG' ? 'TOO_LONG' : 'DAMAGED' };
  }
}

const plain = (xml: string, lineEnds: RegExp): string =>
  // No pattern here starts over what another start has read: spaces or opening brackets without end would hold up everybody.
  xml
    .split('\n')
    .map((line) => line.trim())
    .join('')
    .replaceAll(/<!\[CDATA\[|\]\]>/gu, '')
    .replaceAll(lineEnds, '\n')
    .replaceAll(/<[^<>]*>/gu, '')
    .replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/giu, (whole, hex?: string, dec?: string, name?: string) =>
      name === undefined ? letter(hex === undefined ? Number(dec) : parseInt(hex, 16)) : (ENTITIES[name] ?? whole),
    );

const letter = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '');
