import type { MikroORM } from '@mikro-orm/postgresql';
import type { Capacity } from '../../domain/access/capacity.ts';
import type { Actor } from '../../domain/access/roles.ts';
import type { Recorded } from '../../domain/decision/apply.ts';
import type { Decided } from '../../domain/decision/context.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { CommitResult, Delivery, EffectOrder, Outcome, SubjectRef } from '../../domain/procedure/types.ts';
import { AUDIT, audit, auditLine } from '../access/audit.ts';
import type { Moment } from '../calendar/moment.ts';
import { noteRecounted } from '../calendar/rearming.ts';
import { catalogSubject } from '../catalog/subject.ts';
import type { Em } from '../clock.ts';
import { decisionSubject } from '../decision/subject.ts';
import { loadSubject } from './subject.ts';
import type { CommonState, SubjectKindOf } from './subject.ts';
import { isTransient } from './transient.ts';

export type Commit = (subject: SubjectRef, deliveries: readonly Delivery[]) => Promise<CommitResult>;

/**
 * Deciding is one transaction: lock the subject, read the database's clock, apply what has become due, decide each command,
 * and write events, read model, deadlines, audit, outbox and answers together. Repeating it changes nothing.
 */
export function createCommit({ orm }: { orm: MikroORM }): Commit {
  const attempt = (subject: SubjectRef, deliveries: readonly Delivery[], apart: boolean): Promise<CommitResult> =>
    orm.em
      .fork()
      .transactional((em) =>
        subject.kind === 'decision'
          ? run(em as Em, decisionSubject, subject, deliveries, apart)
          : run(em as Em, catalogSubject, subject, deliveries, apart),
      );
  return async (subject, deliveries) => {
    try {
      return await attempt(subject, deliveries, false);
    } catch (error) {
      // Only a bug is worth a savepoint around each command: then the one that hits it is set aside and its successors go on.
      if (deliveries.length === 0 || isTransient(error)) throw error;
      return attempt(subject, deliveries, true);
    }
  };
}

async function run<S extends CommonState, E, C>(
  em: Em,
  kind: SubjectKindOf<S, E, C>,
  subject: SubjectRef,
  deliveries: readonly Delivery[],
  apart: boolean,
): Promise<CommitResult> {
  const { state: loaded, moment, stored } = await loadSubject<S>(em, subject);
  const turn = new Turn(em, kind, loaded, moment, apart);
  if (!kind.isClosed(loaded)) await turn.recount();
  await turn.applyDue();
  const outcomes: Record<string, Outcome> = {};
  for (const delivery of deliveries) outcomes[delivery.key] = await turn.take(delivery);
  const state = turn.state;
  const next = kind.nextInstant(state);
  if (turn.changed || deliveries.length || stored !== next) await kind.store(em, state, next);
  const closed = kind.isClosed(state);
  return {
    outcomes,
    effects: state.effects.filter((e) => !e.done).map(({ key, kind: k, refId }) => ({ key, kind: k as EffectOrder['kind'], refId })),
    ...(next === undefined ? {} : { wakeIn: Math.min(Math.max(next - moment.now, LIMITS.wakeInMsMin), LIMITS.wakeInMsMax) }),
    closed,
    ...(await kind.report(em, state, next)),
  };
}

/** One subject's turn inside one transaction. */
class Turn<S extends CommonState, E, C> {
  state: S;
  changed = false;
  private readonly em: Em;
  private readonly kind: SubjectKindOf<S, E, C>;
  private readonly moment: Moment;
  private readonly apart: boolean;
  constructor(em: Em, kind: SubjectKindOf<S, E, C>, state: S, moment: Moment, apart: boolean) {
    this.em = em;
    this.kind = kind;
    this.state = state;
    this.moment = moment;
    this.apart = apart;
  }

  /** A notice published since a deadline was counted moves it before the clock is asked what is due. */
  async recount(): Promise<void> {
    const events = this.kind.recount(this.state, this.moment);
    if (events.length === 0) return;
    await this.record(events);
    const moved = events.filter((e) => (e as { type?: string }).type === 'DeadlineSet').length;
    await noteRecounted(this.em, { kind: this.kind.kind, id: this.subjectId() }, moved);
  }

  /** What the clock has made due, in order; also after an outage of days. */
  async applyDue(): Promise<void> {
    for (let due = this.kind.due(this.state, this.moment); due; due = this.kind.due(this.state, this.moment)) await this.record(due.events);
  }

  async take(delivery: Delivery): Promise<Outcome> {
    if (delivery.internal) {
      const internal = delivery.internal;
      return this.guarded(delivery.key, async () => {
        const context = await this.kind.context(this.em, this.state, this.moment);
        return this.conclude(this.kind.decideInternal(this.state, internal, context), undefined, delivery.key);
      });
    }
    const [row] = await this.em.execute<{ body: C; actor: Actor; outcome: Outcome | null }[]>(
      `select body, actor, outcome from command_outcome where subject_kind = ? and subject_id = ? and command_key = ? for update`,
      [this.kind.kind, this.subjectId(), delivery.key],
    );
    if (!row) return { status: 'failed', code: 'NOT_FOUND' };
    if (row.outcome) return row.outcome;
    const capacity = this.kind.capacity(this.state, row.body, row.actor);
    const outcome = await this.guarded(delivery.key, async () => {
      const context = await this.kind.context(this.em, this.state, this.moment);
      return this.conclude(this.kind.decide(this.state, row.body, context, row.actor), capacity, delivery.key);
    });
    await this.answer(delivery.key, outcome, capacity, `${(row.body as { kind?: string }).kind ?? 'command'}:${outcome.status}`);
    return outcome;
  }

  /** A command that hits a bug is set aside as a coded failure with an alert; its successors go on. */
  private async guarded(key: string, work: () => Promise<Outcome>): Promise<Outcome> {
    if (!this.apart) return work();
    const before = this.state;
    await this.em.execute('savepoint command');
    try {
      const outcome = await work();
      // What ends every commit must be possible after this command too, else it would stop each later one.
      const next = this.kind.nextInstant(this.state);
      await this.kind.store(this.em, this.state, next);
      await this.kind.report(this.em, this.state, next);
      await this.em.execute('release savepoint command');
      return outcome;
    } catch (error) {
      if (isTransient(error)) throw error;
      await this.em.execute('rollback to savepoint command');
      this.state = before;
      const detail = { key, error: String(error instanceof Error ? error.stack : error).slice(0, 4000) };
      await audit(this.em, undefined, 'command-failed', this.subject(), detail);
      return { status: 'failed', code: 'COMMAND_FAILED' };
    }
  }

  private async conclude(decided: Decided<E>, by: Capacity | undefined, key: string): Promise<Outcome> {
    if (!decided.ok) return { status: 'refused', refusal: decided.refusal };
    await this.record(decided.events, by, key);
    return { status: 'accepted', seq: this.state.seq };
  }

  private async record(events: readonly E[], capacity?: Capacity, key: string | null = null): Promise<void> {
    if (events.length === 0) return;
    const whose = capacity === undefined ? { by: 'system' } : { by: capacity.personId, capacity };
    const recorded: Recorded<E>[] = events.map((event, i) => ({ seq: this.state.seq + 1 + i, at: this.moment.now, ...whose, event }));
    this.state = recorded.reduce((s, r) => this.kind.apply(s, r), this.state);
    this.changed = true;
    await this.kind.project(this.em, this.state, recorded, key);
  }

  /** The answer and its line in the audit log are one statement. */
  private async answer(key: string, outcome: Outcome, by: Capacity | undefined, operation: string): Promise<void> {
    await this.em.execute(
      `with answered as (update command_outcome set outcome = ?::jsonb, decided_at = app_now() where subject_kind = ? and subject_id = ? and command_key = ?)
       ${AUDIT}`,
      [JSON.stringify(outcome), this.kind.kind, this.subjectId(), key, ...auditLine(by, operation, this.subject(), { key, outcome })],
    );
  }

  private subject(): SubjectRef {
    return { kind: this.kind.kind, id: this.subjectId() };
  }

  private subjectId(): string {
    return (this.state as S & { id: string }).id;
  }
}
