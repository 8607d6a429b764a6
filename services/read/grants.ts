import type { Role } from '../../domain/access/roles.ts';
import { GRANT_COUNTS } from '../access/actor.ts';
import type { Reader } from './reader.ts';
import { isoText, pgArray } from './rows.ts';

export type GrantRow = {
  readonly id: string;
  readonly personId: string;
  readonly organId: string;
  readonly role: Role;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** At the instant of reading. */
  readonly counts: boolean;
};

const COLUMNS = `g.id, g.person_id as "personId", g.organ_id as "organId", g.role, ${isoText('g.valid_from', 'validFrom')}, ${isoText('g.valid_to', 'validTo')}, (${GRANT_COUNTS}) as counts`;

export const grantsByIds = (read: Reader, ids: readonly string[]): Promise<GrantRow[]> =>
  read.execute(`select ${COLUMNS} from role_grant g where g.id = any(?)`, [pgArray(ids)]);

/** Grants at an organ and its units, newest first; those that are over only when asked for. */
export const listGrants = (
  read: Reader,
  { organCode, personId }: { readonly organCode: string | null; readonly personId: string | null },
  withPast: boolean,
  size: number,
  after: string | null,
): Promise<GrantRow[]> =>
  read.execute(
    `with recursive below as (
       select id from organ where ?::text is null or code = ?
       union select o.id from organ o join below b on o.parent_id = b.id)
     select ${COLUMNS} from role_grant g where g.organ_id in (select id from below) and (?::uuid is null or g.person_id = ?::uuid)
       and (?::boolean or g.valid_to is null or (app_now() < g.valid_to and g.valid_from < g.valid_to))
       and (?::uuid is null or g.id < ?::uuid) order by g.id desc limit ?`,
    [organCode, organCode, personId, personId, withPast, after, after, size],
  );
