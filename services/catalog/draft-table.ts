import { createHash } from 'node:crypto';
import { printedCells } from '../../domain/catalog/print-cell.ts';
import { printedRow } from '../read/printed-row.ts';
import type { Reader } from '../read/reader.ts';
import { rowsByVersions } from '../read/rows.ts';

/** A version as a table is read: its printed columns, and the cells of each row in their order. */
export type DraftTable = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** The version as it stands now; what is put to the public is fixed with its notice. */
export async function draftTable(read: Reader, catalogId: string, version: number): Promise<DraftTable> {
  const [of] = await read.execute<{ id: string; columns: string[] }[]>(
    `select id, columns from catalog_version where catalog_id = ? and no = ?`,
    [catalogId, version],
  );
  const rows = await rowsByVersions(read, [of!.id]);
  return { columns: of!.columns, rows: rows.map((r) => printedCells(r.columns, printedRow(r))) };
}

/** SHA-256 of the table, hexadecimal. */
export function draftHash(table: DraftTable): string {
  return createHash('sha256').update(JSON.stringify(table)).digest('hex');
}
