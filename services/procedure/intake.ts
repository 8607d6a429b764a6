import { createHash } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Actor } from '../../domain/access/roles.ts';
import type { CatalogCommand } from '../../domain/catalog/types.ts';
import type { DecisionCommand } from '../../domain/decision/types.ts';
import { refuse } from '../../domain/errors.ts';
import type { Outcome, SubjectRef } from '../../domain/procedure/types.ts';
import type { Em } from '../clock.ts';
import { sealMinutes } from '../decision/minutes.ts';
import type { FieldCipher } from '../secrets/field-cipher.ts';
import type { ProcedureGateway } from './gateway.ts';

export type Command = DecisionCommand | CatalogCommand;
export type Submitted = { readonly commandKey: string; readonly outcome: Outcome | 'unconfirmed' };

/** Business key of a command: actor, subject and the caller's key; also the Update's id. */
export function commandKeyOf(actor: Actor, subject: SubjectRef, callerKey: string): string {
  const who = actor.kind === 'person' ? actor.personId : 'system';
  return createHash('sha256').update(`${who}|${subject.kind}|${subject.id}|${callerKey}`).digest('hex');
}

/** Hash of what was asked, independent of key order. */
export function bodyHashOf(body: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(body)))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
}

const KEY_REUSED: Outcome = { status: 'refused', refusal: refuse('IDEMPOTENCY_KEY_REUSED') };

/**
 * Lays the body of a command down, what was said at a meeting sealed, and hands its key to the workflow. The same key with the same body gives the same answer,
 * also after the workflow has closed; with another body it is refused here.
 */
export function createCommandIntake({ orm, gateway, cipher }: { orm: MikroORM; gateway: ProcedureGateway; cipher: FieldCipher }) {
  return {
    async submit(subject: SubjectRef, callerKey: string, command: Command, actor: Actor): Promise<Submitted> {
      const commandKey = commandKeyOf(actor, subject, callerKey);
      const laid = await layDown(orm.em.fork() as Em, subject, commandKey, command, actor, sealMinutes(cipher, subject, command));
      if (laid) return { commandKey, outcome: laid };
      return { commandKey, outcome: await gateway.act(subject, commandKey, command.kind) };
    },
    /** What became of a command: null = never heard of, unconfirmed = waiting. */
    async outcomeOf(subject: SubjectRef, callerKey: string, actor: Actor): Promise<Outcome | 'unconfirmed' | null> {
      const [row] = await (orm.em.fork() as Em).execute<{ outcome: Outcome | null }[]>(
        `select outcome from command_outcome where subject_kind = ? and subject_id = ? and command_key = ?`,
        [subject.kind, subject.id, commandKeyOf(actor, subject, callerKey)],
      );
      return row ? (row.outcome ?? 'unconfirmed') : null;
    },
  };
}
export type CommandIntake = ReturnType<typeof createCommandIntake>;

/**
 * Writes the body once; answers an outcome already known, or a refusal of a reused key.
 * @param stored the body as it is kept, where some of its texts are sealed: sealing twice gives two texts, so the hash is of the open one
 */
export async function layDown(
  em: Em,
  subject: SubjectRef,
  commandKey: string,
  command: Command,
  actor: Actor,
  stored: Command = command,
): Promise<Outcome | undefined> {
  const bodyHash = bodyHashOf(command);
  const [written] = await em.execute<{ command_key: string }[]>(
    `insert into command_outcome (subject_kind, subject_id, command_key, kind, body_hash, body, actor_id, actor, received_at)
     values (?, ?, ?, ?, ?, ?::jsonb, ?, ?::jsonb, app_now()) on conflict (subject_kind, subject_id, command_key) do nothing
     returning command_key`,
    [
      subject.kind,
      subject.id,
      commandKey,
      command.kind,
      bodyHash,
      JSON.stringify(stored),
      actor.kind === 'person' ? actor.personId : null,
      JSON.stringify(actor),
    ],
  );
  if (written) return undefined;
  const [row] = await em.execute<{ body_hash: string; outcome: Outcome | null }[]>(
    `select body_hash, outcome from command_outcome where subject_kind = ? and subject_id = ? and command_key = ?`,
    [subject.kind, subject.id, commandKey],
  );
  if (row!.body_hash !== bodyHash) return KEY_REUSED;
  return row!.outcome ?? undefined;
}
