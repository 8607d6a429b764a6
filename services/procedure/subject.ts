import type { Actor } from '../../domain/access/roles.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Recorded } from '../../domain/decision/apply.ts';
import type { Decided } from '../../domain/decision/context.ts';
import type { CommitResult, InternalCommand, SubjectRef } from '../../domain/procedure/types.ts';
import type { Em } from '../clock.ts';

export type CommonState = {
  readonly seq: number;
  readonly effects: readonly { key: string; kind: string; refId: string; done: boolean }[];
};

/** What the commit engine must know of one kind of subject; decisions and catalogs implement it, obligations will. */
export interface SubjectKindOf<S extends CommonState, E, C> {
  readonly kind: SubjectRef['kind'];
  /** Locks the row and returns the stored fold. Undefined = no such subject. */
  load(em: Em, id: string): Promise<S | undefined>;
  /** Pack, calendar and rows under lock, as `decide` needs them. */
  context(em: Em, state: S, now: Instant): Promise<unknown>;
  decide(state: S, command: C, context: unknown, actor: Actor): Decided<E>;
  decideInternal(state: S, command: InternalCommand, context: unknown): Decided<E>;
  due(state: S, now: Instant): { at: Instant; events: readonly E[] } | undefined;
  nextInstant(state: S): Instant | undefined;
  apply(state: S, recorded: Recorded<E>): S;
  /** Writes events and read model of what just happened. */
  project(em: Em, state: S, recorded: readonly Recorded<E>[], commandKey: string | null): Promise<void>;
  /** Writes the row itself, once at the end. */
  store(em: Em, state: S, next: Instant | undefined): Promise<void>;
  /** The instant the row names; a row that disagrees with its state is mended. */
  storedInstant(em: Em, id: string): Promise<Instant | undefined>;
  isClosed(state: S): boolean;
  report(em: Em, state: S, next: Instant | undefined): Promise<Pick<CommitResult, 'summary' | 'attributes' | 'successor'>>;
}
