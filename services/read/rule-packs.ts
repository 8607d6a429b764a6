import type { RulePack } from '../../domain/rules/types.ts';
import type { Reader } from './reader.ts';
import { isoText, pgArray } from './rows.ts';

/** A pack entered as a file, approved or not. */
export type PackVersionRow = {
  readonly id: string;
  readonly packId: string;
  readonly content: RulePack;
  readonly sourceText: string;
  readonly addedAt: string;
  readonly addedByName: string;
  readonly approvedAt: string | null;
  readonly approvedByName: string | null;
};

const VERSIONS = `select v.id, v.pack_id as "packId", v.content, v.source_text as "sourceText", ${isoText('v.added_at', 'addedAt')}, a.name as "addedByName",
    ${isoText('v.approved_at', 'approvedAt')}, b.name as "approvedByName"
  from rule_pack_version v join person a on a.id = v.added_by_id left join person b on b.id = v.approved_by_id`;

export const packVersionsByIds = (read: Reader, ids: readonly string[]): Promise<PackVersionRow[]> =>
  read.execute(`${VERSIONS} where v.id = any(?)`, [pgArray(ids)]);

/** Newest first, from after an id on; ids are in the order of entry. */
export const listPackVersions = (read: Reader, pending: boolean, size: number, after: string | null): Promise<PackVersionRow[]> =>
  read.execute(
    `${VERSIONS} where (not ?::boolean or v.approved_at is null) and (?::uuid is null or v.id < ?::uuid) order by v.id desc limit ?`,
    [pending, after, after, size],
  );
