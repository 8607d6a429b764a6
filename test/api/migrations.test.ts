import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { openOrm, ormOptions } from '../../entities/orm.ts';
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

test('补录 gets its one name and its old ones back, and loses nothing on the way', async () => {
  const NAME = 'Migration20261130000017_published_elsewhere';
  const other = await createTestDatabase();
  const options = ormOptions(other.url, 2);
  // Going back must not write the schema of then over the one in the repository.
  const there = new MikroORM({ ...options, migrations: { ...options.migrations, snapshotOnMigrate: false } });
  const ask = (sql: string) => there.em.getConnection().execute(sql);
  const catalogs = () =>
    ask(`select c.year, c.state from catalog c join organ o on o.id = c.organ_id where o.code = 'm17' order by c.year`);
  const paper = { publishedOn: '2021-03-28', documentNo: '立府〔2021〕5号', address: 'https://example.cn/2021' };
  const old = [
    { year: 2020, state: { seq: 1, adopted: { importId: 'i0', undoneAt: 5 } }, adopted: {} },
    { year: 2021, state: { seq: 2, adopted: { importId: 'i1' } }, adopted: paper },
    { year: 2022, state: { seq: 3, publishedElsewhere: { on: '2022-03-20', address: '镇公告栏' } }, adopted: null },
    { year: 2023, state: { seq: 4 }, adopted: null },
  ];
  try {
    await there.migrator.down({ migrations: [NAME] });
    await ask(`insert into organ (code, name, kind) values ('m17', '某镇', 'town')`);
    for (const { year, state, adopted } of old) {
      const json = (value: object | null) => (value === null ? 'null::jsonb' : `'${JSON.stringify(value)}'::jsonb`);
      await ask(`with c as (insert into catalog (organ_id, year, title, phase, pack_id, state, created_at)
          select id, ${year}, '目录', 'PUBLISHED', 'p', ${json(state)}, app_now() from organ where code = 'm17' returning id),
        e as (insert into catalog_event (catalog_id, seq, type, data, recorded_at)
          select id, 1, 'Adopted', jsonb_build_object('importId', ${json(state)}->'adopted'->'importId', 'onPaper', ${json(adopted)}), app_now() from c
          where ${adopted !== null})
        insert into catalog_version (catalog_id, no, status, columns, legal_bases, warnings, published_at, adopted)
          select id, no, 'PUBLISHED', '[]', '[]', '[]', app_now(), case when no = 1 then ${json(adopted)} end from c, generate_series(1, 2) no`);
    }
    const stated = () =>
      ask(`select c.year, v.no, v.published_elsewhere as was from catalog_version v join catalog c on c.id = v.catalog_id
           where v.published_elsewhere is not null order by c.year`);
    await there.migrator.up({ migrations: [NAME] });
    const elsewhere = [
      { year: 2020, no: 1, was: {} },
      { year: 2021, no: 1, was: { on: '2021-03-28', address: 'https://example.cn/2021' } },
      { year: 2022, no: 1, was: { on: '2022-03-20', address: '镇公告栏' } },
    ];
    expect(await stated()).toEqual(elsewhere);
    expect(await catalogs()).toEqual([
      { year: 2020, state: { seq: 1, publishedElsewhere: {}, undoneAt: 5 } },
      { year: 2021, state: { seq: 2, publishedElsewhere: elsewhere[1]!.was } },
      { year: 2022, state: old[2]!.state },
      { year: 2023, state: { seq: 4 } },
    ]);
    await there.migrator.down({ migrations: [NAME] });
    expect(await catalogs()).toEqual(old.map(({ year, state }) => ({ year, state })));
    expect(
      await ask(
        `select c.year, v.adopted from catalog_version v join catalog c on c.id = v.catalog_id where v.adopted is not null order by 1`,
      ),
    ).toEqual([
      { year: 2020, adopted: {} },
      { year: 2021, adopted: paper },
    ]);
    await there.migrator.up({ migrations: [NAME] });
    expect(await stated()).toEqual(elsewhere);
  } finally {
    await there.close(true);
    await other.drop();
  }
});

test('what an older release wrote goes on as it was: papers ask for no signature, rounds stay their decision’s', async () => {
  const other = await createTestDatabase('template0');
  const options = ormOptions(other.url, 1);
  const there = new MikroORM({ ...options, migrations: { ...options.migrations, snapshotOnMigrate: false } });
  const ask = (sql: string) => there.em.getConnection().execute(sql);
  const ID = '00000000-0000-7000-8000-00000000000a';
  const paper = (version: number) =>
    `insert into artefact (decision_id, kind, version, title, text, hash, saved_by_id, saved_at) values ('${ID}', 'draft', ${version}, '题', '文', 'h${version}', '${ID}', now())`;
  const round = (no: number, columns: string, values: string) =>
    `insert into round (notice_id, no, draft_hash, days, closes_on, extensions${columns}) values ('${ID}', ${no}, 'h', 30, '2024-06-01', '[]'${values})`;
  try {
    await there.migrator.up({ to: 'Migration20261125000015_internal_register' });
    await ask(`insert into app_clock (rehearsal, shift) values (true, interval '0'); set session_replication_role = replica`);
    for (const sql of [
      `insert into decision (id, code, title, matter_id, organ_id, lead_organ_id, year, pack_id, phase, state, started_on, created_at) values ('${ID}', 'c', 't', '${ID}', '${ID}', '${ID}', 2024, 'p', 'DRAFTING', '{}', '2024-06-01', now())`,
      paper(1),
      round(1, ', decision_id', `, '${ID}'`),
      `insert into artefact_file (name, media_type, bytes, sha256, content, uploaded_by_id, uploaded_at) values ('旧.pdf', 'application/pdf', 1, 's', '', '${ID}', now())`,
      `insert into organ_change (content, proposed_at, proposed_by_id) values ('{}', now(), '${ID}')`,
    ])
      await ask(sql);
    await ask('set session_replication_role = origin');
    await there.migrator.up();
    await ask('set session_replication_role = replica');
    await ask(paper(2));
    expect(await ask(`select version, before_signatures as before from artefact order by version`)).toEqual([
      { version: 1, before: true },
      { version: 2, before: false },
    ]);
    expect(await ask(`select decision_id, catalog_id from round`)).toEqual([{ decision_id: ID, catalog_id: null }]);
    await expect(ask(round(2, '', ''))).rejects.toThrow('round_of_one_subject');
    await expect(ask(round(2, ', decision_id, catalog_id', `, '${ID}', '${ID}'`))).rejects.toThrow('round_of_one_subject');
    expect(await ask(`select unread from artefact_file`)).toEqual([{ unread: null }]);
    expect(await ask(`select withdrawn_at from organ_change`)).toEqual([{ withdrawn_at: null }]);
  } finally {
    await there.close(true);
    await other.drop();
  }
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
