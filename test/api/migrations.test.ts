import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import { openOrm } from '../../entities/orm.ts';
import { migrateDatabase } from '../../entities/migrate.ts';
import { createTestDatabase } from '../support/pg.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let orm: MikroORM;
beforeAll(async () => {
  database = await createTestDatabase();
  orm = openOrm(database.url, 2);
});
afterAll(async () => {
  await orm.close(true);
  await database.drop();
});
const run = (sql: string) => orm.em.getConnection().execute(sql);

test('the migrated schema is what the entities say', async () => {
  const sql = await orm.schema.getUpdateSchemaSQL({ wrap: false });
  // The clock and the guards are no entities: they stand in migrations of their own, and are tested below.
  const guards = /app_clock|^set |^drop (trigger|function) if exists/;
  const drift = sql
    .split(';')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !guards.test(line));
  expect(drift).toEqual([]);
});

test('migrating again changes nothing', async () => {
  await migrateDatabase(database.url, { rehearsal: true });
  expect(await orm.migrator.getPending()).toEqual([]);
});

describe('the database itself refuses', () => {
  test.each([
    ['rewriting the record', `update audit set operation = 'x'`, 'APPEND_ONLY'],
    ['deleting the record', `delete from decision_event`, 'APPEND_ONLY'],
    ['emptying the record', `truncate audit`, 'APPEND_ONLY'],
    ['making a rehearsal a production database', `update app_clock set rehearsal = false, shift = '0'`, 'CLOCK_KIND_IS_FIXED'],
  ])('%s', async (_what, sql, code) => {
    await expect(run(sql)).rejects.toThrow(code);
  });
  test('choosing or changing a publish time', async () => {
    const insert = `insert into publication (effect_key, subject_kind, subject_id, what, ref_id, place, address, published_at) values ('k', 'decision', uuidv7(), 'decision', 'x', 'portal', '/', '1999-01-01') returning published_at > '2000-01-01' as servers`;
    expect(await run(insert)).toEqual([{ servers: true }]);
    await expect(run(`update publication set published_at = '1999-01-01'`)).rejects.toThrow('PUBLISH_TIME_IS_FIXED');
    await expect(run(`delete from publication`)).rejects.toThrow('PUBLISHED_STAYS');
  });
  test('moving the clock of a production database', async () => {
    const production = await createTestDatabase();
    const other = openOrm(production.url, 2);
    try {
      await other.em
        .getConnection()
        .execute(
          `alter table app_clock disable trigger all; update app_clock set rehearsal = false, shift = '0'; alter table app_clock enable trigger all`,
        );
      await expect(other.em.getConnection().execute(`update app_clock set shift = '1 hour'`)).rejects.toThrow('app_clock');
    } finally {
      await other.close(true);
      await production.drop();
    }
  });
});
