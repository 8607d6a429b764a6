import { beijingDate, isoToInstant } from '../../../domain/calendar/instant.ts';
import { printedCompletion } from '../../../domain/catalog/export/completion.ts';
import { completionsByCatalogs, plansPublishedBy } from '../../read/catalog-years.ts';
import type { CompletionRow } from '../../read/catalog-years.ts';
import { catalogIdByYear } from '../../read/directory.ts';
import type { Reader } from '../../read/reader.ts';
import { catalogsByIds } from '../../read/rows.ts';
import { CATALOG_FILES, catalogFileName } from './catalog-file.ts';
import type { CatalogFile, CatalogFileFormat } from './catalog-file.ts';
import { issuerOn } from './issuer.ts';
import { createKeptFiles } from './kept-files.ts';

export type CompletionFileAsked = {
  readonly year: number;
  readonly organCode: string | null;
  /** Which publication of the list, from 1; absent = the newest. */
  readonly no?: number;
  readonly format: CatalogFileFormat;
};

/** A published year-end list (年度完成情况) as a file for anybody; undefined = there is none. */
export function createCompletionFiles(reader: Reader) {
  const kept = createKeptFiles();
  return async ({ year, organCode, no, format }: CompletionFileAsked): Promise<CatalogFile | undefined> => {
    const id = await catalogIdByYear(reader, year, organCode);
    if (id === undefined) return undefined;
    const lists = await completionsByCatalogs(reader, [id]);
    const list = no === undefined ? lists.at(-1) : lists.find((l) => l.no === no);
    return list && kept(`${id}.${list.no}.${format}`, () => fileOf(reader, list, format));
  };
}
export type CompletionFiles = ReturnType<typeof createCompletionFiles>;

async function fileOf(
  reader: Reader,
  { catalogId, no, publishedAt, lines }: CompletionRow,
  format: CatalogFileFormat,
): Promise<CatalogFile> {
  const [[catalog], plans] = await Promise.all([catalogsByIds(reader, [catalogId]), plansPublishedBy(reader, catalogId, publishedAt)]);
  const publishedOn = beijingDate(isoToInstant(publishedAt));
  const printed = printedCompletion({
    issuer: await issuerOn(reader, catalog!.organId, publishedOn),
    year: catalog!.year,
    no,
    publishedOn,
    lines,
    plans: new Map(
      plans.map(({ entryId, heard, plannedText }) => [
        entryId,
        { ...(heard === null ? {} : { heard }), ...(plannedText === null ? {} : { plannedText }) },
      ]),
    ),
  });
  const { mediaType, write } = CATALOG_FILES[format];
  return { name: completionFileName(printed.title, no, format), mediaType, content: await write(printed) };
}

/** The name of the list's file, from its title. */
export function completionFileName(title: string, no: number, format: CatalogFileFormat): string {
  return catalogFileName(title, no, format, '次公布');
}
