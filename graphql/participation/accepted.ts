import { CodedError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Received } from '../../services/participation/intake.ts';
import type { Context } from '../context.ts';
import { refused } from '../results.ts';

/** The stamp taken when the request arrived, before anything waited. */
export function arrivalOf(ctx: Context): Promise<Instant> {
  return ctx.arrivedAt ?? ctx.services.comments.arrivalStamp();
}

/** Received → union member. */
export async function commentPayload(ctx: Context, received: Received) {
  if (!received.ok) {
    if (received.refusal.code === 'FORBIDDEN') throw new CodedError('FORBIDDEN');
    return refused(received.refusal);
  }
  const receipt = await ctx.services.receipts.bySecret(received.secret);
  return { __typename: 'CommentAccepted' as const, receipt: receipt!, secret: received.secret, code: received.code };
}
