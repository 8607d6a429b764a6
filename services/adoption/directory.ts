import type { Directory, KnownOrgan, KnownPerson } from '../../domain/adoption/types.ts';
import { isBegun } from '../../domain/catalog/adopt.ts';
import type { SourceTable } from '../../domain/catalog/import/source.ts';
import type { CatalogState } from '../../domain/catalog/types.ts';
import { ADOPTION_SHEETS } from '../../domain/adoption/sheets.ts';
import type { Reader } from '../read/reader.ts';

type Row = { code: string; name: string; kind: string; packId: string | null; parent: string | null };

/** What the system has of that which a workbook may name: all organs and catalogs, and of the people those whose account it names. */
export async function directoryOf(reader: Reader, tables: readonly SourceTable[]): Promise<Directory> {
  const organs = await reader.execute<Row[]>(
    `select o.code, o.name, o.kind, o.pack_id as "packId", up.code as parent from organ o left join organ up on up.id = o.parent_id`,
  );
  const people = await reader.execute<KnownPerson[]>(
    `select p.account, p.name, o.code as organ from person p join organ o on o.id = p.organ_id
     where p.account in (select jsonb_array_elements_text(?::jsonb))`,
    [JSON.stringify(namesIn(tables))],
  );
  const years = await reader.execute<{ organ: string; year: number; state: CatalogState }[]>(
    `select o.code as organ, c.year, c.state from catalog c join organ o on o.id = c.organ_id where c.undone_at is null`,
  );
  const catalogs = years.flatMap(({ organ, year, state }) => {
    const hasTable = state.versions.length > 0;
    return hasTable || isBegun(state) ? [{ organ, year, hasTable }] : [];
  });
  return { organs: organs.map(organOf), people, catalogs };
}

function organOf({ packId, parent, ...rest }: Row): KnownOrgan {
  return { ...rest, ...(packId === null ? {} : { packId }), ...(parent === null ? {} : { parent }) };
}

const WITH_ACCOUNTS: readonly string[] = [ADOPTION_SHEETS.people.name, ADOPTION_SHEETS.grants.name];

function namesIn(tables: readonly SourceTable[]): string[] {
  const texts = tables
    .filter((t) => WITH_ACCOUNTS.includes(t.name.trim()))
    .flatMap((t) => t.rows.flatMap((row) => row.map((c) => c.text.normalize('NFC').trim())));
  // Half of a character and the zero character are no part of any account, and no JSON of the database's.
  return [...new Set(texts)].filter((text) => text !== '' && text.isWellFormed() && !text.includes('\0'));
}
