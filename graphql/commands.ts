import type { Actor } from '../domain/access/roles.ts';
import { CodedError } from '../domain/errors.ts';
import type { Outcome, SubjectRef } from '../domain/procedure/types.ts';
import type { Command } from '../services/procedure/intake.ts';
import type { Context } from './context.ts';
import { decodeId } from './ids.ts';
import { keyOf } from './inputs.ts';
import { refused } from './results.ts';
import type { AcceptedShape, PendingShape, RefusedShape } from './results.ts';

export type Payload = AcceptedShape | PendingShape | RefusedShape;

/** Who is signed in. @throws CodedError UNAUTHENTICATED */
export function signedIn(ctx: Context): Actor {
  if (!ctx.actor) throw new CodedError('UNAUTHENTICATED');
  return ctx.actor;
}

/** Hands one step of a decision to its workflow and answers what became of it. */
export async function decisionStep(ctx: Context, decisionId: string, idempotencyKey: string, command: Command): Promise<Payload> {
  const actor = signedIn(ctx);
  const id = decodeId('Decision', decisionId);
  if (!(await ctx.load.decision.load(id))) throw new CodedError('NOT_FOUND', decisionId);
  const subject: SubjectRef = { kind: 'decision', id };
  const { outcome } = await ctx.services.intake.submit(subject, keyOf(idempotencyKey), command, actor);
  return payloadOf(ctx, subject, outcome, idempotencyKey);
}

/** The same for a catalog. */
export async function catalogStep(ctx: Context, catalogId: string, idempotencyKey: string, command: Command): Promise<Payload> {
  const actor = signedIn(ctx);
  const id = decodeId('Catalog', catalogId);
  if (!(await ctx.load.catalog.load(id))) throw new CodedError('NOT_FOUND', catalogId);
  const subject: SubjectRef = { kind: 'catalog', id };
  const { outcome } = await ctx.services.intake.submit(subject, keyOf(idempotencyKey), command, actor);
  return payloadOf(ctx, subject, outcome, idempotencyKey);
}

/** Outcome → union member. FORBIDDEN and bugs are coded errors, expected refusals are answers. */
export async function payloadOf(
  ctx: Context,
  subject: SubjectRef,
  outcome: Outcome | 'unconfirmed',
  idempotencyKey: string,
): Promise<Payload> {
  if (outcome === 'unconfirmed') return { __typename: 'CommandPending', idempotencyKey };
  if (outcome.status === 'refused') {
    if (outcome.refusal.code === 'FORBIDDEN') throw new CodedError('FORBIDDEN', outcome.refusal.missing[0]);
    return refused(outcome.refusal);
  }
  if (outcome.status === 'failed') return refused({ code: outcome.code, missing: [] });
  ctx.load.decision.clearAll();
  ctx.load.catalog.clearAll();
  if (subject.kind === 'decision')
    return { __typename: 'CommandAccepted', seq: outcome.seq, decision: (await ctx.load.decision.load(subject.id))! };
  return { __typename: 'CommandAccepted', seq: outcome.seq, catalog: (await ctx.load.catalog.load(subject.id))! };
}
