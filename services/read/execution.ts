import type { PlainDate } from '../../domain/calendar/plain-date.ts';
import type { ExecutionEvent } from '../../domain/decision/execution.ts';
import type { Channel } from '../../domain/participation/dispositions.ts';
import type { CommenterKind } from '../../domain/participation/form.ts';
import type { Page } from './decisions.ts';
import type { Reader } from './reader.ts';
import { isoText, pgArray } from './rows.ts';
import { withinSight } from './sight.ts';
import type { Sight } from './sight.ts';

export type ExecutionOpinionRow = {
  id: string;
  decisionId: string;
  text: string;
  channel: Channel;
  commenterKind: CommenterKind;
  nameCipher: string | null;
  unitName: string | null;
  receivedOn: PlainDate;
  recordedAt: string;
};

/** One page of the opinions on a decision in execution, in the order they were recorded. */
export async function listExecutionOpinions(
  read: Reader,
  decisionId: string,
  first: number,
  after?: { recordedAt: string; id: string },
): Promise<Page<ExecutionOpinionRow>> {
  const rows = await read.execute<ExecutionOpinionRow[]>(
    `select id, decision_id as "decisionId", text, channel, commenter_kind as "commenterKind", name_cipher as "nameCipher", unit_name as "unitName", received_on::text as "receivedOn", ${isoText('recorded_at', 'recordedAt')}
     from execution_opinion where decision_id = ?${after ? ' and (recorded_at, id) > (?::timestamptz, ?::uuid)' : ''} order by recorded_at, id limit ?`,
    [decisionId, ...(after ? [after.recordedAt, after.id] : []), first + 1],
  );
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}

export const countExecutionOpinions = (read: Reader, ids: readonly string[]): Promise<{ id: string; count: number }[]> =>
  read.execute(`select decision_id as id, count(*)::int as count from execution_opinion where decision_id = any(?) group by decision_id`, [
    pgArray(ids),
  ]);

/** A report that states a situation of 第三十五条, as the supervisor reads it. */
export type SituationRow = {
  id: string;
  decisionId: string;
  data: Extract<ExecutionEvent, { type: 'ExecutionReported' }>;
  recordedAt: string;
};

/** One page of the situations reported of all decisions within sight, newest first; `before` is the last row's id. */
export async function listSituations(read: Reader, sight: Sight, first: number, before?: string): Promise<Page<SituationRow>> {
  const seen = withinSight(sight);
  const rows = await read.execute<SituationRow[]>(
    `select e.id, e.decision_id as "decisionId", e.data, ${isoText('e.recorded_at', 'recordedAt')} from decision_event e join decision d on d.id = e.decision_id
     where e.type = 'ExecutionReported' and e.data->'situation' is not null and ${seen.sql}${before === undefined ? '' : ' and e.id < ?::uuid'} order by e.id desc limit ?`,
    [...seen.values, ...(before === undefined ? [] : [before]), first + 1],
  );
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}
