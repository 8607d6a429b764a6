import { dayZh } from '../../../domain/calendar/format.ts';
import { beijingDate, isoToInstant } from '../../../domain/calendar/instant.ts';
import type { PlainDate } from '../../../domain/calendar/plain-date.ts';
import type { PublishedElsewhere } from '../../../domain/catalog/types.ts';
import { printedCatalog } from '../../../domain/catalog/export/table.ts';
import type { PrintedCatalog } from '../../../domain/catalog/export/table.ts';
import { catalogIdByYear } from '../../read/directory.ts';
import { printedRow } from '../../read/printed-row.ts';
import type { Reader } from '../../read/reader.ts';
import { catalogsByIds, rowsByVersions, versionsByCatalogs } from '../../read/rows.ts';
import type { VersionRow } from '../../read/rows.ts';
import { catalogDocument } from './document.ts';
import { issuerOn } from './issuer.ts';
import { createKeptFiles } from './kept-files.ts';
import { catalogWorkbook } from './workbook.ts';

export const CATALOG_FILES = {
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: catalogWorkbook },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', write: catalogDocument },
} as const;
export type CatalogFileFormat = keyof typeof CATALOG_FILES;
export type CatalogFile = { readonly name: string; readonly mediaType: string; readonly content: Buffer };
export type CatalogFileAsked = {
  readonly year: number;
  readonly organCode: string | null;
  /** Absent = the newest the asker may see. */
  readonly version?: number;
  readonly format: CatalogFileFormat;
};

const FILE_NAME_CHARS_MAX = 80;

/** One version of a catalog as a file in its printed form; the public gets published versions only. Undefined = there is none. */
export function createCatalogFiles(reader: Reader) {
  const kept = createKeptFiles();
  return async ({ year, organCode, version: no, format }: CatalogFileAsked, staff: boolean): Promise<CatalogFile | undefined> => {
    const id = await catalogIdByYear(reader, year, organCode);
    if (id === undefined) return undefined;
    const visible = (await versionsByCatalogs(reader, [id])).filter((v) => staff || v.publishedAt !== null);
    const version = no === undefined ? visible.at(-1) : visible.find((v) => v.no === no);
    if (!version) return undefined;
    const write = (): Promise<CatalogFile> => fileOf(reader, id, version, format);
    return version.publishedAt === null ? write() : kept(`${version.id}.${format}`, write);
  };
}
export type CatalogFiles = ReturnType<typeof createCatalogFiles>;

async function fileOf(reader: Reader, catalogId: string, version: VersionRow, format: CatalogFileFormat): Promise<CatalogFile> {
  const printed = await printedVersion(reader, catalogId, version);
  const { mediaType, write } = CATALOG_FILES[format];
  return { name: catalogFileName(printed.title, version.no, format), mediaType, content: await write(printed) };
}

async function printedVersion(reader: Reader, catalogId: string, version: VersionRow): Promise<PrintedCatalog> {
  const [[catalog], rows] = await Promise.all([catalogsByIds(reader, [catalogId]), rowsByVersions(reader, [version.id])]);
  const was = version.no === 1 ? catalog!.state.publishedElsewhere : undefined;
  const here = version.publishedAt === null ? undefined : beijingDate(isoToInstant(version.publishedAt));
  return printedCatalog({
    issuer: await issuerOn(reader, catalog!.organId, was?.on ?? here),
    title: catalog!.title,
    numberLine: version.documentNo ?? versionLine(version.no, here, was),
    columns: version.columns,
    rows: rows.map(printedRow),
    legalBases: version.legalBases,
    ...(version.standards === null ? {} : { standards: version.standards }),
    ...(version.reason === null ? {} : { reason: version.reason }),
  });
}

/** Of a version published elsewhere (补录) the day claimed, never that of its entry. */
function versionLine(no: number, publishedOn: PlainDate | undefined, was: PublishedElsewhere | undefined): string {
  if (publishedOn === undefined) return `（第${no}版，尚未公布）`;
  if (was) return was.on === undefined ? `（补录，第${no}版）` : `（原于${dayZh(was.on, true)}公布，补录，第${no}版）`;
  return `（${dayZh(publishedOn, true)}公布，第${no}版）`;
}

/** The title without what file systems refuse; titles are opaque and long. `which` = 第几版 or 第几次公布, told from the second on. */
export function catalogFileName(title: string, no: number, format: CatalogFileFormat, which = '版'): string {
  const plain = [...title.replace(/[\\/:*?"<>|\p{Cc}]/gu, '')].slice(0, FILE_NAME_CHARS_MAX).join('').trim();
  return `${plain}${no > 1 ? `（第${no}${which}）` : ''}.${format}`;
}
