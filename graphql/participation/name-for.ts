import { maskedName } from '../../domain/participation/form.ts';
import type { Context } from '../context.ts';

/** Personal names are opened for those who must answer the person, and for nobody else. */
export async function nameFor(ctx: Context, decisionId: string, name: string): Promise<string> {
  const decision = await ctx.load.decision.load(decisionId);
  const undertakes = ctx.actor?.kind === 'person' && ctx.actor.roles.some((r) => r.organId === decision?.leadOrganId);
  return undertakes ? name : maskedName(name);
}
