import type { Actor } from '../../domain/access/roles.ts';

/**
 * Whose withheld matters somebody reads: all (supervision and audit), or those of the organs where a role is held. The public reads none.
 */
export type Sight = 'all' | readonly string[];

export function sightOf(actor: Actor | null): Sight {
  if (actor?.kind === 'system') return 'all';
  const roles = actor?.roles ?? [];
  return roles.some((r) => r.role === 'supervisor' || r.role === 'auditor') ? 'all' : roles.map((r) => r.organId);
}

/** The condition on decisions `d` with its parameters. */
export function withinSight(sight: Sight): { readonly sql: string; readonly values: readonly string[] } {
  if (sight === 'all') return { sql: 'true', values: [] };
  const mine = `{${sight.join(',')}}`;
  return {
    sql: `(d.organ_id = any(?) or d.lead_organ_id = any(?) or not exists (select from internal_matter im where im.decision_id = d.id))`,
    values: [mine, mine],
  };
}

/** Who reads unpublished papers: whoever holds a role. */
export const isStaff = (actor: Actor | null): boolean => actor?.kind === 'person' && actor.roles.length > 0;
