import type pg from 'pg';
import type { CommitResult, Delivery, EffectOrder, Outcome, SubjectRef } from '../../../domain/procedure/types.ts';

/** What a trial subject can be told. The bodies lie in the real `command_outcome`, as a decision's do. */
export type TrialCommand =
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'close' }
  /** Hits a bug while it is decided. */
  | { readonly kind: 'boom' }
  | { readonly kind: 'publish'; readonly ref: string }
  /** Wants the clock to write 'tick' after this long. */
  | { readonly kind: 'alarm'; readonly afterMs: number };

type Row = { seq: number; log: string[]; effects: EffectOrder[]; next_at: Date | null; closed: boolean };

export const TRIAL_TABLES = `
  create table trial_subject (id uuid primary key, seq int not null default 0, log jsonb not null default '[]', effects jsonb not null default '[]',
    next_at timestamptz, closed boolean not null default false);
  create table trial_step (effect_key text, step text, runs int not null default 1, primary key (effect_key, step));
  create table trial_gate (effect_key text primary key);`;

/**
 * The smallest commit that keeps the contract of the real one: one transaction under the subject's lock, what is due first,
 * the same key the same answer, bugs set aside. It lets the host's hard cases be driven without a whole procedure.
 */
export function createTrialCommit(pool: pg.Pool): (subject: SubjectRef, deliveries: readonly Delivery[]) => Promise<CommitResult> {
  return async (subject, deliveries) => {
    const db = await pool.connect();
    try {
      await db.query('begin');
      const { rows } = await db.query<Row>(`select seq, log, effects, next_at, closed from trial_subject where id = $1 for update`, [
        subject.id,
      ]);
      const state = rows[0];
      if (!state) throw new Error(`no trial subject ${subject.id}`);
      const { rows: clock } = await db.query<{ now: Date }>(`select app_now() as now`);
      const { now } = clock[0]!;
      if (state.next_at && state.next_at <= now) {
        state.next_at = null;
        state.seq += 1;
        state.log.push('tick');
      }
      const outcomes: Record<string, Outcome> = {};
      for (const delivery of deliveries) outcomes[delivery.key] = await take(db, subject, state, delivery, now);
      await db.query(`update trial_subject set seq = $2, log = $3, effects = $4, next_at = $5, closed = $6 where id = $1`, [
        subject.id,
        state.seq,
        JSON.stringify(state.log),
        JSON.stringify(state.effects),
        state.next_at,
        state.closed,
      ]);
      await db.query('commit');
      return {
        outcomes,
        effects: state.effects,
        ...(state.next_at ? { wakeIn: Math.max(1, state.next_at.getTime() - now.getTime()) } : {}),
        closed: state.closed && state.effects.length === 0,
        summary: `trial ${state.seq}`,
        attributes: { phase: state.closed ? 'CLOSED' : 'OPEN', year: 2024, organCode: 'trial' },
      };
    } catch (error) {
      await db.query('rollback');
      throw error;
    } finally {
      db.release();
    }
  };
}

async function take(db: pg.PoolClient, subject: SubjectRef, state: Row, { key, internal }: Delivery, now: Date): Promise<Outcome> {
  if (internal) {
    state.effects = state.effects.filter((e) => e.key !== internal.effectKey);
    return write(state, `done ${internal.effectKey}`);
  }
  const { rows } = await db.query<{ body: TrialCommand; outcome: Outcome | null }>(
    `select body, outcome from command_outcome where subject_kind = $1 and subject_id = $2 and command_key = $3 for update`,
    [subject.kind, subject.id, key],
  );
  const [row] = rows;
  if (!row) return { status: 'failed', code: 'NOT_FOUND' };
  if (row.outcome) return row.outcome;
  const outcome = decide(subject, state, row.body, now);
  await db.query(
    `update command_outcome set outcome = $4, decided_at = app_now() where subject_kind = $1 and subject_id = $2 and command_key = $3`,
    [subject.kind, subject.id, key, JSON.stringify(outcome)],
  );
  return outcome;
}

function decide(subject: SubjectRef, state: Row, body: TrialCommand, now: Date): Outcome {
  if (body.kind === 'boom') return { status: 'failed', code: 'COMMAND_FAILED' };
  // A publication may follow the end, as a decision's evaluation does.
  if (state.closed && body.kind !== 'publish') return { status: 'refused', refusal: { code: 'WRONG_PHASE', missing: [] } };
  switch (body.kind) {
    case 'note':
      return write(state, body.text);
    case 'close':
      state.closed = true;
      return write(state, 'closed');
    case 'publish':
      state.effects.push({ key: `${subject.id}:publish:${body.ref}`, kind: 'publish', refId: body.ref });
      return write(state, `ordered ${body.ref}`);
    case 'alarm':
      state.next_at = new Date(now.getTime() + body.afterMs);
      return write(state, 'alarm set');
  }
}

function write(state: Row, line: string): Outcome {
  state.seq += 1;
  state.log.push(line);
  return { status: 'accepted', seq: state.seq };
}
