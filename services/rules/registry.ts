import { isoToInstant } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { RULE_PACKS } from '../../domain/rules/packs.ts';
import type { RulePack } from '../../domain/rules/types.ts';
import type { Reader } from '../read/reader.ts';
import { PACK } from './pack-schema.ts';

/**
 * The packs this process decides with: those the system brings and those approved since, in the order of their approval.
 * `lists[n]` has the first n of them; a list stays the same object, because packs are resolved once per list.
 */
let known: { readonly approvedAt: readonly Instant[]; readonly lists: readonly (readonly RulePack[])[] } = {
  approvedAt: [],
  lists: [RULE_PACKS],
};

/** Every pack there was at an instant: one entered as a file is there from its approval on. */
export function packsAt(now: Instant): readonly RulePack[] {
  return known.lists[known.approvedAt.findLastIndex((at) => at <= now) + 1]!;
}

/** Every pack there is now, those approved since this transaction began too. */
export function allPacks(): readonly RulePack[] {
  return known.lists.at(-1)!;
}

/** When a pack entered as a file was approved; undefined = the system brings it. */
export function packApprovedAt(packId: string): Instant | undefined {
  return known.approvedAt[allPacks().findIndex((p) => p.id === packId) - RULE_PACKS.length];
}

/** SQL of the number that tells whether what is kept is still all there is. */
export const APPROVED_PACKS = `(select count(*)::int from rule_pack_version where approved_at is not null)`;

/** @param approved the number as the caller's own statement has just read it */
export async function keepPacksCurrent(reader: Reader, approved: number): Promise<void> {
  if (approved === known.approvedAt.length) return;
  const rows = await reader.execute<{ content: unknown; approvedAt: string }[]>(
    `select content, to_char(approved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "approvedAt" from rule_pack_version
     where approved_at is not null order by approved_at, id`,
  );
  const lists: (readonly RulePack[])[] = [RULE_PACKS];
  // What an older version of the system has stored must still be a pack to this one: deciding without it would be deciding wrongly.
  for (const { content } of rows) lists.push([...lists.at(-1)!, PACK.parse(content)]);
  known = { approvedAt: rows.map((r) => isoToInstant(r.approvedAt)), lists };
}
