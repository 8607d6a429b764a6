import type { Role } from '../../domain/access/roles.ts';
import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import { DEPUTYSHIP_COUNTS } from '../access/actor.ts';
import type { Reader } from './reader.ts';
import { isoText, pgArray } from './rows.ts';

export type NamedPerson = { readonly id: string; readonly account: string; readonly name: string };
export const personsByIds = (read: Reader, ids: readonly string[]): Promise<NamedPerson[]> =>
  read.execute(`select id, account, name from person where id = any(?)`, [pgArray(ids)]);

export type DeputyshipRow = {
  readonly id: string;
  readonly principalId: string;
  readonly deputyId: string;
  readonly role: Role | null;
  readonly organId: string | null;
  readonly fromOn: PlainDate;
  readonly toOn: PlainDate;
  readonly reason: string;
  readonly appointedAt: string;
  readonly appointedById: string;
  readonly endedAt: string | null;
  readonly endReason: string | null;
  /** At the instant of reading. */
  readonly counts: boolean;
};

const NOT_ENDED = `(d.ended_at is null or app_now() < d.ended_at)`;
const COLUMNS = `d.id, d.principal_id as "principalId", d.deputy_id as "deputyId", d.role, d.organ_id as "organId", d.from_on::text as "fromOn", d.to_on::text as "toOn",
  d.reason, ${isoText('d.appointed_at', 'appointedAt')}, d.appointed_by_id as "appointedById", ${isoText('d.ended_at', 'endedAt')}, d.end_reason as "endReason", (${DEPUTYSHIP_COUNTS}) as counts`;

export const deputyshipsByIds = (read: Reader, ids: readonly string[]): Promise<DeputyshipRow[]> =>
  read.execute(`select ${COLUMNS} from deputyship d where d.id = any(?)`, [pgArray(ids)]);

/** Deputyships of the people of an organ and its units, or for roles held there; those that are over only when asked for. Newest first. */
export const listDeputyships = (
  read: Reader,
  organCode: string | null,
  withPast: boolean,
  size: number,
  after: string | null,
): Promise<DeputyshipRow[]> =>
  read.execute(
    `with recursive below as (
       select id from organ where ?::text is null or code = ?
       union select o.id from organ o join below b on o.parent_id = b.id)
     select ${COLUMNS} from deputyship d join person p on p.id = d.principal_id
     where (p.organ_id in (select id from below) or d.organ_id in (select id from below))
       and (?::boolean or (${NOT_ENDED} and (app_now() at time zone 'Asia/Shanghai')::date <= d.to_on))
       and (?::uuid is null or d.id < ?::uuid) order by d.id desc limit ?`,
    [organCode, organCode, withPast, after, after, size],
  );

/** Others for the same principal that share a day and a role with this one: several may act, and each is shown. */
export const overlappingDeputyships = (read: Reader, d: DeputyshipRow): Promise<DeputyshipRow[]> =>
  read.execute(
    `select ${COLUMNS} from deputyship d where d.principal_id = ? and d.id <> ? and ${NOT_ENDED} and d.from_on <= ? and ? <= d.to_on
       and (d.role is null or ?::text is null or (d.role = ? and d.organ_id = ?)) order by d.from_on, d.id`,
    [d.principalId, d.id, d.toOn, d.fromOn, d.role, d.role, d.organId],
  );
