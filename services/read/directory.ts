import type { Reader } from './reader.ts';
import { CATALOG_COLUMNS, ORGAN_COLUMNS } from './rows.ts';
import type { CatalogRowSet, OrganRow } from './rows.ts';

/** Finding things by the names people use for them; undefined = there is none. */
export async function organIdByCode(read: Reader, code: string): Promise<string | undefined> {
  const [row] = await read.execute<{ id: string }[]>(`select id from organ where code = ?`, [code]);
  return row?.id;
}

/** The rule pack of an organ, its own or that of the organ it belongs to; undefined = no such organ, or none. */
export async function packIdByOrgan(read: Reader, code: string): Promise<string | undefined> {
  const [row] = await read.execute<{ packId: string | null }[]>(
    `select coalesce(o.pack_id, up.pack_id) as "packId" from organ o left join organ up on up.id = o.parent_id where o.code = ?`,
    [code],
  );
  return row?.packId ?? undefined;
}

/** @param uuid of the person, when the caller has one instead of an account */
export async function personIdByAccount(read: Reader, account: string, uuid?: string): Promise<string | undefined> {
  const [row] = await read.execute<{ id: string }[]>(`select id from person where account = ? or id = ?`, [account, uuid ?? null]);
  return row?.id;
}

export async function decisionIdByCode(read: Reader, code: string): Promise<string | undefined> {
  const [row] = await read.execute<{ id: string }[]>(`select id from decision where code = ?`, [code]);
  return row?.id;
}

/** Of several organs with rules of their own the one above the others, else the one that was here first; ids are in the order of entry. */
const FOREMOST = `o.parent_id is not null, o.id`;

/** The organ whose decisions this site shows. */
export async function siteOrgan(read: Reader): Promise<OrganRow | undefined> {
  const [row] = await read.execute<OrganRow[]>(
    `select ${ORGAN_COLUMNS} from organ o where o.pack_id is not null and o.merged_into_id is null order by ${FOREMOST} limit 1`,
  );
  return row;
}

/** Columns of the portal with something behind them; the other ones are not shown. */
export async function columnsWithContent(read: Reader): Promise<string[]> {
  const [row] = await read.execute<Record<string, boolean>[]>(
    `select exists (select 1 from round where opens_at is not null) as open,
            exists (select 1 from catalog where undone_at is null) as catalogs,
            (exists (select 1 from deadline where key = 'feedback') or exists (select 1 from publication where what = 'feedback')) as feedback,
            exists (select 1 from comment) as mine`,
  );
  return Object.entries(row!).flatMap(([column, has]) => (has ? [column] : []));
}

const CATALOGS = `from catalog c join organ o on o.id = c.organ_id where c.undone_at is null and (?::text is null or o.code = ?)`;
export async function catalogIdByYear(read: Reader, year: number, organCode: string | null): Promise<string | undefined> {
  const [row] = await read.execute<{ id: string }[]>(`select c.id ${CATALOGS} and c.year = ? order by ${FOREMOST} limit 1`, [
    organCode,
    organCode,
    year,
  ]);
  return row?.id;
}

/** Newest year first, at most a hundred: a year is one row of an organ. */
export const listCatalogs = (read: Reader, organCode: string | null): Promise<CatalogRowSet[]> =>
  read.execute(`select ${CATALOG_COLUMNS} ${CATALOGS} order by c.year desc, o.code limit 100`, [organCode, organCode]);

export type SampleAccount = { account: string; name: string; organName: string; roles: string[] };
export const listSampleAccounts = (read: Reader): Promise<SampleAccount[]> =>
  read.execute(
    `select p.account, p.name, o.name as "organName", coalesce(array_agg(distinct g.role order by g.role) filter (where g.role is not null), '{}') as roles
     from person p join organ o on o.id = p.organ_id left join role_grant g on g.person_id = p.id group by p.id, o.name order by p.account`,
  );
