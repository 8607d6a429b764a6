import type { Actor, Role, RoleHolding } from '../../domain/access/roles.ts';
import type { Em } from '../clock.ts';

export type PersonRow = { readonly id: string; readonly account: string; readonly name: string; readonly organId: string };

/** The person behind a verified token, with the roles held now by the organ directory; null = unknown person. */
export async function loadPerson(em: Em, personId: string): Promise<{ person: PersonRow; actor: Actor } | null> {
  const [person] = await em.execute<PersonRow[]>(`select id, account, name, organ_id as "organId" from person where id = ?`, [personId]);
  if (!person) return null;
  const roles = await em.execute<RoleHolding[]>(
    `select role, organ_id as "organId" from role_grant where person_id = ? and valid_from <= app_now() and (valid_to is null or app_now() < valid_to) order by role, organ_id`,
    [personId],
  );
  return { person, actor: { kind: 'person', personId, roles: roles.map((r) => ({ role: r.role as Role, organId: r.organId })) } };
}
