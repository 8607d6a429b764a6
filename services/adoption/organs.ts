import type { AdoptionReading } from '../../domain/adoption/types.ts';
import { endOfDay, instantToIso, startOfDay } from '../../domain/calendar/instant.ts';
import type { Em } from '../clock.ts';
import type { Item } from './item.ts';

/** Organs, people and roles that the system has not yet; what it has stays as it is. */
export async function adoptOrgans(em: Em, reading: AdoptionReading): Promise<Item[]> {
  return [...(await insertOrgans(em, reading)), ...(await insertPeople(em, reading)), ...(await insertGrants(em, reading))];
}

async function insertOrgans(em: Em, { organs }: AdoptionReading): Promise<Item[]> {
  const fresh = organs.filter((o) => !o.known);
  const json = JSON.stringify(fresh);
  const rows = await em.execute<{ id: string; name: string }[]>(
    `insert into organ (code, name, kind, pack_id, phone, phone_hours, address)
     select code, name, kind, "packId", phone, "phoneHours", address
     from jsonb_to_recordset(?::jsonb) as o(code text, name text, kind text, "packId" text, phone text, "phoneHours" text, address text)
     returning id, name`,
    [json],
  );
  // Above and below may stand in any order.
  await em.execute(
    `update organ o set parent_id = up.id from jsonb_to_recordset(?::jsonb) as x(code text, parent text) join organ up on up.code = x.parent where o.code = x.code`,
    [json],
  );
  return rows.map((r) => ({ kind: 'organ', ...r }));
}

async function insertPeople(em: Em, { people }: AdoptionReading): Promise<Item[]> {
  const fresh = people.filter((p) => !p.known).map(({ account, name, organ }) => ({ account, name, organ }));
  const rows = await em.execute<{ id: string; name: string }[]>(
    `insert into person (account, name, organ_id) select p.account, p.name, o.id
     from jsonb_to_recordset(?::jsonb) as p(account text, name text, organ text) join organ o on o.code = p.organ returning id, name`,
    [JSON.stringify(fresh)],
  );
  return rows.map((r) => ({ kind: 'person', ...r }));
}

async function insertGrants(em: Em, { grants }: AdoptionReading): Promise<Item[]> {
  const given = grants.map(({ account, organ, role, from, until }) => ({
    account,
    organ,
    role,
    from: from === undefined ? null : instantToIso(startOfDay(from)),
    to: until === undefined ? null : instantToIso(endOfDay(until)),
  }));
  const rows = await em.execute<{ id: string; name: string }[]>(
    `insert into role_grant (person_id, organ_id, role, valid_from, valid_to)
     select p.id, o.id, g.role, coalesce(g."from", app_now()), g."to"
     from jsonb_to_recordset(?::jsonb) as g(account text, organ text, role text, "from" timestamptz, "to" timestamptz)
     join person p on p.account = g.account join organ o on o.code = g.organ
     on conflict do nothing returning id, role as name`,
    [JSON.stringify(given)],
  );
  return rows.map((r) => ({ kind: 'grant', ...r }));
}
