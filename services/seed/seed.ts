import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import { CodedError } from '../../domain/errors.ts';
import { isRehearsal } from '../clock.ts';
import type { Em } from '../clock.ts';

type OrganSeed = {
  code: string;
  name: string;
  kind: string;
  packId?: string;
  parent?: string;
  phone?: string;
  phoneHours?: string;
  address?: string;
};
type PersonSeed = { account: string; name: string; organ: string; roles: { role: string; organ: string }[] };

/** Writes a sample's organs, people and roles, nothing else; repeating it changes nothing. @throws CodedError REHEARSAL_ONLY */
export async function seedRehearsal(orm: MikroORM, folder: string): Promise<void> {
  const read = async <T>(file: string): Promise<T> => JSON.parse(await readFile(join(folder, file), 'utf8')) as T;
  const [organs, people] = await Promise.all([read<OrganSeed[]>('organs.json'), read<PersonSeed[]>('people.json')]);
  await orm.em.fork().transactional(async (tx) => {
    const em = tx as Em;
    if (!(await isRehearsal(em))) throw new CodedError('REHEARSAL_ONLY');
    for (const o of organs) await seedOrgan(em, o);
    for (const p of people) await seedPerson(em, p);
  });
}

async function seedOrgan(em: Em, o: OrganSeed): Promise<void> {
  await em.execute(
    `insert into organ (code, name, kind, pack_id, parent_id, phone, phone_hours, address)
     values (?, ?, ?, ?, (select id from organ where code = ?), ?, ?, ?) on conflict (code) do nothing`,
    [o.code, o.name, o.kind, o.packId ?? null, o.parent ?? null, o.phone ?? null, o.phoneHours ?? null, o.address ?? null],
  );
}

async function seedPerson(em: Em, p: PersonSeed): Promise<void> {
  await em.execute(
    `insert into person (account, name, organ_id) select ?, ?, id from organ where code = ? on conflict (account) do nothing`,
    [p.account, p.name, p.organ],
  );
  for (const { role, organ } of p.roles) {
    await em.execute(
      `insert into role_grant (person_id, organ_id, role, valid_from) select p.id, o.id, ?, '2000-01-01T00:00:00Z' from person p, organ o where p.account = ? and o.code = ? on conflict do nothing`,
      [role, p.account, organ],
    );
  }
}
