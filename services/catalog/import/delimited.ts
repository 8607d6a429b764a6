import { CsvError, parse } from 'csv-parse/sync';
import type { SourceCell, SourceTable } from '../../../domain/catalog/import/source.ts';
import { CodedError } from '../../../domain/errors.ts';
import { LIMITS } from '../../../domain/limits.ts';

const DELIMITERS = ['\t', ',', ';'] as const;
/** Lines by which the delimiter is recognised. */
const SAMPLE_LINES = 20;

/** The text of a csv file: UTF-8 or UTF-16 by its mark, else UTF-8 if it is that throughout, else GB 18030 (which GBK is part of). */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } {
  const decode = (encoding: string): string | undefined => {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      return undefined;
    }
  };
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    const text = decode(encoding);
    if (text !== undefined && !text.includes('\0')) return { text, encoding };
  }
  throw new CodedError('IMPORT_FILE_UNREADABLE', '不是文字文件');
}

/** Lines of cells: csv, or what WPS and Excel put on the clipboard. @throws CodedError IMPORT_FILE_UNREADABLE, IMPORT_FILE_TOO_BIG */
export function readDelimited(text: string, name: string): SourceTable {
  const records = parseLines(text, delimiterOf(text) ?? ',');
  if (records.length > LIMITS.importLinesMax) throw new CodedError('IMPORT_FILE_TOO_BIG', `超过${LIMITS.importLinesMax}行`);
  const rows = records.map((record, r) => {
    const cells = record.map(cellOf);
    while (cells.length && cells.at(-1)!.text.trim() === '' && cells.at(-1)!.formula === undefined) cells.pop();
    if (cells.length > LIMITS.importColumnsMax) throw new CodedError('IMPORT_FILE_TOO_BIG', `第${r + 1}行超过${LIMITS.importColumnsMax}列`);
    return cells;
  });
  return { name, rows, merges: [], hiddenRows: [], hiddenColumns: [] };
}

function parseLines(text: string, delimiter: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: LIMITS.importTextCharsMax,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as { lines?: number }).lines);
    throw new CodedError('IMPORT_FILE_UNREADABLE', Number.isInteger(line) ? `第${line}行的引号没有配对` : '引号没有配对');
  }
}

/** A spreadsheet program would compute it; the text holds no value. `=""` and `="001"` are how numbers are kept as text. */
function cellOf(text: string): SourceCell {
  const quoted = /^="([^"]*)"$/u.exec(text.trim());
  if (quoted) return { text: quoted[1]! };
  return /^\s*=./u.test(text) ? { text: '', formula: text.trim() } : { text };
}

/** The one that most of the first lines hold; undefined = none. */
export function delimiterOf(text: string): string | undefined {
  const lines = text.split(/\r\n|\r|\n/u, SAMPLE_LINES);
  const count = (d: string): number => lines.filter((l) => l.includes(d)).length;
  const [best] = [...DELIMITERS].sort((a, b) => count(b) - count(a));
  return best !== undefined && count(best) > 0 ? best : undefined;
}
