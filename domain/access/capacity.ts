import { fittingRoles, OPERATIONS } from './roles.ts';
import type { Actor, Operation, Places, Role, RoleHolding } from './roles.ts';

/** In what capacity (以何身份) a person acts: the role the act rests on, and for whom. Ids only; absent role = none was asked for. */
export type Capacity = { readonly personId: string } & Partial<RoleHolding>;

/**
 * A capacity with the names of its moment, kept with the act: who held which role then is read from it for ever (arts 38–41),
 * whatever people and organs are called or do later.
 */
export type Acting = {
  readonly personId: string;
  /** 甲, or 甲代乙 for a deputy. */
  readonly name: string;
  readonly person: string;
  readonly role?: Role;
  readonly organId?: string;
  readonly organ?: string;
  readonly through?: string;
  /** Name of the office that acts for `organ`, or of its successor. */
  readonly throughOrgan?: string;
  readonly deputyFor?: string;
  /** Name of the person deputised for. */
  readonly principal?: string;
};

/** The role an act rests on: one's own, then one held for a served or merged organ, then a deputised one; of these the first of the operation. */
export function capacityOf(actor: Actor, operation: string, places: Places): Capacity | undefined {
  if (actor.kind === 'system') return undefined;
  const { personId } = actor;
  if (!Object.hasOwn(OPERATIONS, operation)) return { personId };
  const known = operation as Operation;
  const order: readonly Role[] = OPERATIONS[known].roles;
  const rank = (h: RoleHolding): number =>
    ((h.deputyFor === undefined ? 0 : 2) + (h.through === undefined ? 0 : 1)) * order.length + order.indexOf(h.role);
  const [first] = fittingRoles(actor.roles, known, places).sort((a, b) => rank(a) - rank(b));
  return { personId, ...first };
}

/** Who stands behind an act: the person, and whoever is deputised for. Two acts that must be of two persons may share none of them. */
export function personsBehind(capacity: Capacity | undefined): readonly string[] {
  return capacity ? [capacity.personId, ...(capacity.deputyFor === undefined ? [] : [capacity.deputyFor])] : ['system'];
}

/** The organ an act was done for, as it was called then, and who did it for that organ. */
export function actingOrgan({ organ, throughOrgan }: Acting): string | undefined {
  return organ === undefined || throughOrgan === undefined ? organ : `${organ}（由${throughOrgan}办理）`;
}
