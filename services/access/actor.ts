import type { Actor, RoleHolding } from '../../domain/access/roles.ts';
import type { Em } from '../clock.ts';
import type { Reader } from '../read/reader.ts';

export type PersonRow = { readonly id: string; readonly account: string; readonly name: string; readonly organId: string };

/** A grant that counts at the instant of asking. `g` is the grant. */
export const GRANT_COUNTS = `g.valid_from <= app_now() and (g.valid_to is null or app_now() < g.valid_to)`;
/** Today in Beijing. */
export const TODAY = `(app_now() at time zone 'Asia/Shanghai')::date`;
/** A deputyship that counts today; both its days are included. `d` is the deputyship. */
export const DEPUTYSHIP_COUNTS = `(d.ended_at is null or app_now() < d.ended_at) and ${TODAY} between d.from_on and d.to_on`;

/** The person behind a verified token, with the roles held now by the organ directory; null = unknown person. */
export async function loadPerson(em: Em, personId: string): Promise<{ person: PersonRow; actor: Actor } | null> {
  const [person] = await em.execute<PersonRow[]>(`select id, account, name, organ_id as "organId" from person where id = ?`, [personId]);
  if (!person) return null;
  return { person, actor: { kind: 'person', personId, roles: await rolesOf(em, personId) } };
}

/**
 * One's own roles, then those one is a deputy for: only what the principal holds of their own, so nobody is a deputy's deputy.
 * Each counts also for the bodies that its organ serves and the organs merged into it.
 */
export async function rolesOf(read: Reader, personId: string): Promise<RoleHolding[]> {
  const rows = await read.execute<(RoleHolding & { deputyFor: string | null; through: string | null })[]>(
    `with recursive held as (
       select g.role, g.organ_id, null::uuid as deputy_for from role_grant g where g.person_id = ? and ${GRANT_COUNTS}
       union
       select g.role, g.organ_id, d.principal_id from deputyship d
       join role_grant g on g.person_id = d.principal_id and (d.role is null or (d.role, d.organ_id) = (g.role, g.organ_id))
       where d.deputy_id = ? and ${DEPUTYSHIP_COUNTS} and ${GRANT_COUNTS}),
     reach as (
       select role, organ_id, deputy_for, null::uuid as through from held
       union
       select r.role, o.id, r.deputy_for, coalesce(r.through, r.organ_id) from reach r join organ o on r.organ_id in (o.served_by_id, o.merged_into_id))
     select role, organ_id as "organId", deputy_for as "deputyFor", through from reach
     order by deputy_for nulls first, through nulls first, role, organ_id`,
    [personId, personId],
  );
  return rows.map(({ role, organId, deputyFor, through }) => ({
    role,
    organId,
    ...(deputyFor === null ? {} : { deputyFor }),
    ...(through === null ? {} : { through }),
  }));
}
