import type { OrganChangeContent } from '../../domain/organ/change.ts';
import type { FormerName } from '../../domain/organ/words.ts';
import type { OrganEffects } from '../organ/effects.ts';
import type { Reader } from './reader.ts';
import { isoText, pgArray } from './rows.ts';

export const formerNamesByOrgans = (read: Reader, ids: readonly string[]): Promise<(FormerName & { readonly organId: string })[]> =>
  read.execute(
    `select organ_id as "organId", name, from_on::text as "fromOn", to_on::text as "toOn", basis from organ_name where organ_id = any(?) order by to_on, id`,
    [pgArray(ids)],
  );

export type OrganChangeRow = {
  readonly id: string;
  readonly content: OrganChangeContent;
  readonly proposedAt: string;
  readonly proposedByName: string;
  readonly approvedAt: string | null;
  readonly approvedByName: string | null;
  /** Null = it stands. */
  readonly withdrawnAt: string | null;
  readonly withdrawnByName: string | null;
  readonly withdrawalReason: string | null;
  /** As it was done; null = not done yet. */
  readonly effects: OrganEffects | null;
};

const CHANGES = `select c.id, c.content, ${isoText('c.proposed_at', 'proposedAt')}, a.name as "proposedByName", ${isoText('c.approved_at', 'approvedAt')},
    b.name as "approvedByName", ${isoText('c.withdrawn_at', 'withdrawnAt')}, w.name as "withdrawnByName", c.withdrawal_reason as "withdrawalReason", c.effects
  from organ_change c join person a on a.id = c.proposed_by_id left join person b on b.id = c.approved_by_id left join person w on w.id = c.withdrawn_by_id`;

export const organChangesByIds = (read: Reader, ids: readonly string[]): Promise<OrganChangeRow[]> =>
  read.execute(`${CHANGES} where c.id = any(?)`, [pgArray(ids)]);

/** Newest first, from after an id on; ids are in the order of proposal. */
export const listOrganChanges = (read: Reader, pending: boolean, size: number, after: string | null): Promise<OrganChangeRow[]> =>
  read.execute(
    `${CHANGES} where (not ?::boolean or c.approved_at is null and c.withdrawn_at is null) and (?::uuid is null or c.id < ?::uuid) order by c.id desc limit ?`,
    [pending, after, after, size],
  );
