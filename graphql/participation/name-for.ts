import type { SubjectRef } from '../../domain/procedure/types.ts';
import { maskedName } from '../../domain/participation/form.ts';
import type { Context } from '../context.ts';

/** Personal names are opened for those who must answer the person, and for nobody else. */
export async function nameFor(ctx: Context, { kind, id }: SubjectRef, name: string): Promise<string> {
  const lead = kind === 'decision' ? (await ctx.load.decision.load(id))?.leadOrganId : (await ctx.load.catalog.load(id))?.organId;
  const undertakes = ctx.actor?.kind === 'person' && ctx.actor.roles.some((r) => r.organId === lead);
  return undertakes ? name : maskedName(name);
}
