import { normalized } from '../../../domain/catalog/columns.ts';
import { findHeader } from '../../../domain/catalog/import/header.ts';
import { readParagraphs } from '../../../domain/catalog/import/paragraphs.ts';
import { inOrder, isReady, readCatalog } from '../../../domain/catalog/import/read.ts';
import type { CatalogReading } from '../../../domain/catalog/import/read.ts';
import type { ImportAnswers, ImportProblem, SourceTable } from '../../../domain/catalog/import/source.ts';
import type { PlainDate } from '../../../domain/calendar/plain-date.ts';
import { CodedError } from '../../../domain/errors.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { decodeText, delimiterOf, readDelimited } from './delimited.ts';
import { isWorkbook } from './package.ts';
import { readWorkbook } from './workbook.ts';

export type SourceKind = 'workbook' | 'delimited' | 'paragraphs';
/** What is read: a file's bytes, or pasted text. */
export type Source = { readonly bytes: Uint8Array; readonly name: string } | { readonly text: string };
export type SourceOptions = {
  readonly year: number;
  readonly answers?: ImportAnswers;
  readonly sheet?: string;
  readonly hearingSheet?: string;
  readonly today?: PlainDate;
};
export type SourceReading = CatalogReading & {
  readonly kind: SourceKind;
  /** Of a text file; absent for workbooks and pasted text. */
  readonly encoding?: string;
  /** Sheets of a workbook that hold anything. */
  readonly sheets: readonly string[];
  readonly ready: boolean;
};

const PASTED = '粘贴的文字';

/**
 * Reads a catalog from whatever it comes in: an xlsx workbook, a csv file, cells pasted from WPS or Excel, numbered paragraphs.
 * @throws CodedError IMPORT_FILE_* when there is nothing to show, TEXT_TOO_LONG for pasted text
 */
export function readSource(source: Source, options: SourceOptions): SourceReading {
  if ('text' in source) return finished(readText(source.text, PASTED, options), options);
  if (source.bytes.length > LIMITS.fileBytesMax) throw new CodedError('FILE_TOO_LARGE', `最大${LIMITS.fileBytesMax / 1024 / 1024}MB`);
  if (isWorkbook(source.bytes)) return finished(chosen(readWorkbook(source.bytes), options), options);
  const { text, encoding } = decodeText(source.bytes);
  return { ...finished(readText(text, source.name, options), options), encoding };
}

type Chosen = {
  readonly kind: SourceKind;
  readonly table: SourceTable;
  readonly hearing?: SourceTable;
  readonly sheets: readonly string[];
  readonly problems: readonly ImportProblem[];
};

function finished({ kind, table, hearing, sheets, problems }: Chosen, { year, answers, today }: SourceOptions): SourceReading {
  const reading = readCatalog(table, {
    year,
    ...(answers ? { answers } : {}),
    ...(today ? { today } : {}),
    ...(hearing ? { hearing } : {}),
  });
  const all = { ...reading, problems: inOrder([...problems, ...reading.problems]) };
  return { ...all, kind, sheets, ready: isReady(all) };
}

/** Cells where the first lines have a delimiter and a header, otherwise numbered paragraphs. */
function readText(text: string, name: string, { year, answers }: SourceOptions): Chosen {
  if (text.length > LIMITS.importTextCharsMax) throw new CodedError('TEXT_TOO_LONG', `最多${LIMITS.importTextCharsMax}字`);
  const delimited = delimiterOf(text) === undefined ? undefined : tryDelimited(text, name);
  const isTable = delimited && findHeader(delimited, answers?.columns ?? []);
  const paragraphs = isTable ? undefined : readParagraphs(text, name, year);
  if (paragraphs && paragraphs.table.rows.length > LIMITS.importLinesMax)
    throw new CodedError('IMPORT_FILE_TOO_BIG', `超过${LIMITS.importLinesMax}行`);
  if (paragraphs) return { kind: 'paragraphs', ...paragraphs, sheets: [] };
  return { kind: 'delimited', table: delimited ?? readDelimited(text, name), sheets: [], problems: [] };
}

/** Prose holds commas and quotes too; whether it is a table shows only when it has been tried. */
function tryDelimited(text: string, name: string): SourceTable | undefined {
  try {
    return readDelimited(text, name);
  } catch (error) {
    if (!(error instanceof CodedError) || readParagraphs(text, name, 0) === undefined) throw error;
    return undefined;
  }
}

/** The sheet asked for; of several the first that has a header is shown, and which one is meant is asked. */
function chosen(tables: readonly SourceTable[], { sheet, hearingSheet, answers }: SourceOptions): Chosen {
  const sheets = tables.map((t) => t.name);
  const named = (name: string): SourceTable => {
    const found = tables.find((t) => normalized(t.name) === normalized(name));
    if (!found) throw new CodedError('NOT_FOUND', `工作表“${name.slice(0, 60)}”，文件里有：${sheets.join('、').slice(0, 200)}`);
    return found;
  };
  const hearing = hearingSheet === undefined ? {} : { hearing: named(hearingSheet) };
  const others = tables.filter((t) => t !== hearing.hearing);
  if (sheet !== undefined) return { kind: 'workbook', table: named(sheet), ...hearing, sheets, problems: [] };
  const first = others.find((t) => findHeader(t, answers?.columns ?? [])) ?? others[0];
  if (!first) throw new CodedError('IMPORT_FILE_UNREADABLE', '工作簿是空的');
  const asked: ImportProblem[] =
    others.length < 2
      ? []
      : [
          {
            code: 'IMPORT_SHEET_UNCLEAR',
            severity: 'question',
            detail: `${others.map((t) => t.name).join('、')}；现在显示的是“${first.name}”`,
          },
        ];
  return { kind: 'workbook', table: first, ...hearing, sheets, problems: asked };
}
