import type { Role } from '../../domain/access/roles.ts';
import { notCarried } from '../../domain/organ/change.ts';
import type { OrganChangeContent } from '../../domain/organ/change.ts';
import type { Reader } from '../read/reader.ts';
import { isoText, pgArray } from '../read/rows.ts';

export type CarriedGrant = {
  readonly grantId: string;
  readonly personId: string;
  readonly person: string;
  readonly role: Role;
  readonly validTo: string | null;
  /** Why it does not go over; absent = it does. */
  readonly notCarried?: string;
};
/** What a change does: previewed while it waits, kept as it was done. */
export type OrganEffects = {
  /** What the organs were called until then. */
  readonly names: readonly { readonly organId: string; readonly name: string }[];
  /** Codes of decisions that go on under the new name or the successor. */
  readonly running: readonly string[];
  readonly grants: readonly CarriedGrant[];
  /** Persons stood in for in a single role of a merged organ: each names a deputy anew. */
  readonly deputyships: readonly { readonly id: string; readonly principal: string }[];
  /** Bodies that a merged organ acts for; its successor does from then on. */
  readonly served: readonly string[];
};

type Grant = { grantId: string; personId: string; person: string; role: Role; validTo: string | null };

/** What the change would do now. */
export async function effectsOf(read: Reader, content: OrganChangeContent): Promise<OrganEffects> {
  const organs = content.kind === 'rename' ? [content.organId] : content.fromIds;
  const ids = pgArray(organs);
  const names = await read.execute<{ organId: string; name: string }[]>(
    `select id as "organId", name from organ where id = any(?) order by name`,
    [ids],
  );
  const running = await read.execute<{ code: string }[]>(
    `select code from decision where not closed and (organ_id = any(?) or lead_organ_id = any(?)
       or exists (select from organ_role r where r.decision_id = decision.id and r.organ_id = any(?))) order by code`,
    [ids, ids, ids],
  );
  const common = { names, running: running.map((d) => d.code) };
  if (content.kind === 'rename') return { ...common, grants: [], deputyships: [], served: [] };
  const at: Grant[] = await grantsAt(read, [content.intoId]);
  const grants = (await grantsAt(read, organs)).map((g): CarriedGrant => {
    const why = notCarried(g, at);
    if (why !== undefined) return { ...g, notCarried: why };
    // Of two merged organs the first grant of a person goes over, of two heads the first.
    at.push(g);
    return g;
  });
  const deputyships = await read.execute<{ id: string; principal: string }[]>(
    `select d.id, p.name as principal from deputyship d join person p on p.id = d.principal_id
     where d.organ_id = any(?) and (d.ended_at is null or app_now() < d.ended_at) and (app_now() at time zone 'Asia/Shanghai')::date <= d.to_on order by d.id`,
    [ids],
  );
  const served = await read.execute<{ name: string }[]>(`select name from organ where served_by_id = any(?) order by name`, [ids]);
  return { ...common, grants, deputyships, served: served.map((o) => o.name) };
}

/** Grants that count now or later. */
function grantsAt(read: Reader, organs: readonly string[]): Promise<Grant[]> {
  return read.execute<Grant[]>(
    `select g.id as "grantId", g.person_id as "personId", p.name as person, g.role, ${isoText('g.valid_to', 'validTo')}
     from role_grant g join person p on p.id = g.person_id
     where g.organ_id = any(?) and (g.valid_to is null or (app_now() < g.valid_to and g.valid_from < g.valid_to)) order by g.role, p.name, g.id`,
    [pgArray(organs)],
  );
}
