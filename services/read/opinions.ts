import type { Channel, DispositionKind } from '../../domain/participation/dispositions.ts';
import type { CommenterKind } from '../../domain/participation/form.ts';
import type { SubjectRef } from '../../domain/procedure/types.ts';
import type { Reader } from './reader.ts';
import type { Page } from './decisions.ts';
import { isoText, pgArray } from './rows.ts';

export type OpinionRow = {
  id: string;
  /** Of one of the two. */
  decisionId: string | null;
  catalogId: string | null;
  round: number;
  code: string;
  text: string;
  channel: Channel;
  commenterKind: CommenterKind;
  nameCipher: string | null;
  unitName: string | null;
  receivedAt: string;
  late: boolean;
  withdrawn: boolean;
  disposition: DispositionKind | null;
  reason: string | null;
};
export type OpinionFilter = { readonly round?: number; readonly undisposedOnly?: boolean };

const COLUMNS = `c.id, r.decision_id as "decisionId", r.catalog_id as "catalogId", r.no as round, c.code, c.text, c.channel, c.commenter_kind as "commenterKind", c.name_cipher as "nameCipher", c.unit_name as "unitName", ${isoText('c.received_at', 'receivedAt')}, c.late, c.withdrawn_at is not null as withdrawn, s.kind as disposition, s.reason`;
const FROM = `from comment c join round r on r.id = c.round_id left join disposition s on s.comment_id = c.id and s.superseded_at is null`;

function condition({ kind, id }: SubjectRef, { round, undisposedOnly }: OpinionFilter): { sql: string; values: unknown[] } {
  const open = undisposedOnly ? ' and s.id is null and c.withdrawn_at is null and c.withheld_reason is null' : '';
  return round === undefined
    ? { sql: `r.${kind}_id = ?${open}`, values: [id] }
    : { sql: `r.${kind}_id = ? and r.no = ?${open}`, values: [id, round] };
}

/** One page of a decision's or a draft catalog's opinions in order of arrival; the cursor is the last row's arrival and id. */
export async function listOpinions(
  read: Reader,
  subject: SubjectRef,
  filter: OpinionFilter,
  first: number,
  after?: { receivedAt: string; id: string },
): Promise<Page<OpinionRow>> {
  const { sql, values } = condition(subject, filter);
  const rows = await read.execute<OpinionRow[]>(
    `select ${COLUMNS} ${FROM} where ${sql}${after ? ' and (c.received_at, c.id) > (?::timestamptz, ?::uuid)' : ''} order by c.received_at, c.id limit ?`,
    [...values, ...(after ? [after.receivedAt, after.id] : []), first + 1],
  );
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}

export async function countOpinions(read: Reader, subject: SubjectRef, filter: OpinionFilter): Promise<number> {
  const { sql, values } = condition(subject, filter);
  const [row] = await read.execute<{ n: number }[]>(`select count(*)::int as n ${FROM} where ${sql}`, values);
  return row!.n;
}

export const opinionsByIds = (read: Reader, ids: readonly string[]): Promise<OpinionRow[]> =>
  read.execute(`select ${COLUMNS} ${FROM} where c.id = any(?)`, [pgArray(ids)]);
