import type { Capacity } from '../../domain/access/capacity.ts';
import type { Actor } from '../../domain/access/roles.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Recorded } from '../../domain/decision/apply.ts';
import type { Decided } from '../../domain/decision/context.ts';
import type { CommitResult, InternalCommand, SubjectRef } from '../../domain/procedure/types.ts';
import { arrangementsOf, HELD_CALENDARS } from '../calendar/moment.ts';
import type { Moment } from '../calendar/moment.ts';
import type { Em } from '../clock.ts';
import { APPROVED_PACKS, keepPacksCurrent } from '../rules/registry.ts';

export type CommonState = {
  readonly seq: number;
  readonly effects: readonly { key: string; kind: string; refId: string; done: boolean }[];
};

/** What the commit engine must know of one kind of subject; decisions and catalogs implement it, obligations will. */
export interface SubjectKindOf<S extends CommonState, E, C> {
  readonly kind: SubjectRef['kind'];
  /** Pack, calendar and rows under lock, as `decide` needs them. */
  context(em: Em, state: S, moment: Moment): Promise<unknown>;
  decide(state: S, command: C, context: unknown, actor: Actor): Decided<E>;
  /** In what capacity a person gives a command; kept with what comes of it. */
  capacity(state: S, command: C, actor: Actor): Capacity | undefined;
  decideInternal(state: S, command: InternalCommand, context: unknown): Decided<E>;
  /** What the calendar known now answers differently from the one a deadline was counted with. */
  recount(state: S, moment: Moment): readonly E[];
  due(state: S, moment: Moment): { at: Instant; events: readonly E[] } | undefined;
  nextInstant(state: S): Instant | undefined;
  apply(state: S, recorded: Recorded<E>): S;
  /** Writes events and read model of what just happened. */
  project(em: Em, state: S, recorded: readonly Recorded<E>[], commandKey: string | null): Promise<void>;
  /** Writes the row itself, once at the end. */
  store(em: Em, state: S, next: Instant | undefined): Promise<void>;
  isClosed(state: S): boolean;
  report(em: Em, state: S, next: Instant | undefined): Promise<Pick<CommitResult, 'summary' | 'attributes' | 'successor'>>;
}

/**
 * Locks a subject's row: its stored fold, the transaction's time by the database's clock, and the instant the row names (a row
 * that disagrees with its state is mended). The calendars stay as they are until the transaction ends.
 */
export async function loadSubject<S>(
  em: Em,
  { kind, id }: SubjectRef,
): Promise<{ readonly state: S; readonly moment: Moment; readonly stored: Instant | undefined }> {
  const [row] = await em.execute<{ state: S; now: number; stored: number | null; calendars: string; packs: number }[]>(
    `select state, (extract(epoch from app_now()) * 1000)::float8 as now, (extract(epoch from next_instant) * 1000)::float8 as stored,
            ${HELD_CALENDARS} as calendars, ${APPROVED_PACKS} as packs
     from ${kind} where id = ? for update`,
    [id],
  );
  if (!row) throw new Error(`${kind} ${id} has no row`);
  await keepPacksCurrent(em, row.packs);
  const moment = { now: Math.trunc(row.now), arrangements: await arrangementsOf(em, row.calendars) };
  return { state: row.state, moment, stored: row.stored === null ? undefined : Math.trunc(row.stored) };
}
