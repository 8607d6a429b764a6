import type { CatalogEvent } from '../../domain/catalog/types.ts';
import type { DecisionEvent } from '../../domain/decision/types.ts';
import type { Page } from './decisions.ts';
import type { EventRow } from './parts.ts';
import type { Reader } from './reader.ts';
import { DECISION_IS_PUBLIC, isoText, pgArray } from './rows.ts';

export type PublishedChange = { readonly id: string } & (
  | ({ readonly kind: 'decision' } & EventRow<DecisionEvent>)
  | ({ readonly kind: 'catalog' } & EventRow<CatalogEvent>)
);

/** What is published of a decision, or changes what was; the steps between stand in its own change log. */
const OF_DECISIONS: readonly DecisionEvent['type'][] = [
  'RoundOpened',
  'RoundExtended',
  'RoundClosed',
  'Issued',
  'DecisionPublished',
  'FeedbackPublished',
  'TopicInterpretationPublished',
  'EvaluationPublished',
  'ExecutionSuspended',
  'ExecutionResumed',
  'ExecutionStopped',
  'MinorAdjustmentRecorded',
  'Adjusted',
  'Suspended',
  'Resumed',
  'Terminated',
];
const OF_CATALOGS: readonly CatalogEvent['type'][] = ['RoundOpened', 'RoundExtended', 'RoundClosed', 'Published'];
/** A deadline that was counted again, and moved or became final. */
const DEADLINE_CHANGED = `e.type = 'DeadlineSet' and e.data->>'reason' is not null and e.data->>'before' is not null
  and (e.data->>'before' <> e.data->'explained'->>'dueOn' or not (e.data->'explained'->>'provisional')::boolean)`;

/**
 * One page of what was published and changed, newest first, of all decisions the public may read and of all catalogs. Rows are
 * numbered in time (uuid version 7), so their primary key answers the order; `before` is the last row's id.
 */
export async function listPublishedChanges(read: Reader, first: number, before?: string): Promise<Page<PublishedChange>> {
  const columns = (kind: 'decision' | 'catalog'): string =>
    `e.id, '${kind}' as kind, e.${kind}_id as "subjectId", e.seq, e.type, e.data, e.occurred_on::text as "occurredOn", ${isoText('e.recorded_at', 'recordedAt')}, null as "actorName", null::jsonb as acting`;
  const [beyond, of] = before === undefined ? ['', []] : [' and e.id < ?::uuid', [before]];
  const rows = await read.execute<PublishedChange[]>(
    `select * from (
     (select ${columns('decision')} from decision_event e join decision d on d.id = e.decision_id join matter m on m.id = d.matter_id
      where ${DECISION_IS_PUBLIC} and (e.type = any(?) or (${DEADLINE_CHANGED}))${beyond} order by e.id desc limit ?)
     union all
     (select ${columns('catalog')} from catalog_event e where e.type = any(?) and not (e.type = 'Published' and e.data->>'version' = '1' and exists (select from catalog c where c.id = e.catalog_id and c.state->'publishedElsewhere' is not null))${beyond} order by e.id desc limit ?)) x order by id desc limit ?`,
    [pgArray(OF_DECISIONS), ...of, first + 1, pgArray(OF_CATALOGS), ...of, first + 1, first + 1],
  );
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}
