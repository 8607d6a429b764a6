import { readAdoption } from '../../domain/adoption/read.ts';
import type { AdoptionReading, AdoptionSetting } from '../../domain/adoption/types.ts';
import type { SourceTable } from '../../domain/catalog/import/source.ts';
import { CodedError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { isWorkbook } from '../catalog/import/package.ts';
import { readWorkbook } from '../catalog/import/workbook.ts';
import { allPacks } from '../rules/registry.ts';

/**
 * The sheets of an uploaded workbook.
 * @throws CodedError IMPORT_FILE_UNREADABLE, IMPORT_FILE_LOCKED_OR_OLD, IMPORT_FILE_HAS_MACROS, IMPORT_FILE_TOO_BIG, FILE_TOO_LARGE
 */
export function tablesOf(bytes: Uint8Array): SourceTable[] {
  if (bytes.length > LIMITS.fileBytesMax) throw new CodedError('FILE_TOO_LARGE', `最大${LIMITS.fileBytesMax / 1024 / 1024}MB`);
  if (!isWorkbook(bytes)) throw new CodedError('IMPORT_FILE_UNREADABLE', '补录用 xlsx 工作簿');
  return readWorkbook(bytes);
}

/** What a workbook says, read against what the system has, or without it. */
export function readAdoptionTables(tables: readonly SourceTable[], setting: Omit<AdoptionSetting, 'packs'>): AdoptionReading {
  return readAdoption(tables, { ...setting, packs: allPacks().map(({ id, name }) => ({ id, name })) });
}
