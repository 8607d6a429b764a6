import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { DecisionState } from '../../domain/decision/types.ts';
import { openOrm } from '../../entities/orm.ts';
import type { Em } from '../../services/clock.ts';
import { projectDecision } from '../../services/decision/project.ts';
import { createPublication } from '../../services/publication/publish.ts';
import { createTestDatabase } from '../support/pg.ts';

/** A version saved between the order of a publication and its record kept the published one from getting its time: it looked unpublished. */
const DECISION = '00000000-0000-7000-8000-00000000000d';
const PERSON = '00000000-0000-7000-8000-000000000009';
const EFFECT = `${DECISION}:publish:feedback`;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let orm: MikroORM;
/** Only the papers and their publication matter here: references are not looked at. */
const without = (sql: string): Promise<unknown> =>
  orm.em.getConnection().execute(`begin; set local session_replication_role = replica; ${sql}; commit`);
const paper = (version: number, clearedBy: string | null): string =>
  `insert into artefact (decision_id, kind, version, title, text, hash, saved_by_id, saved_at, cleared_by_id) values ('${DECISION}', 'opinions-and-adoption', ${version}, '表', '第${version}版', 'h${version}', '${PERSON}', '2024-06-01', ${clearedBy === null ? 'null' : `'${clearedBy}'`})`;

beforeAll(async () => {
  database = await createTestDatabase();
  orm = openOrm(database.url, 2);
  await without(`insert into decision (id, code, title, matter_id, organ_id, lead_organ_id, year, pack_id, phase, state, started_on, created_at) values ('${DECISION}', 'c', 't', '${PERSON}', '${PERSON}', '${PERSON}', 2024, 'shandong-zhangdian-2023', 'ISSUED', '{}', '2024-06-01', '2024-06-01');
    insert into effect (key, subject_kind, subject_id, kind, ref_id, ordered_at) values ('${EFFECT}', 'decision', '${DECISION}', 'publish', 'feedback', '2024-06-01'); ${paper(1, PERSON)}`);
});
afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

test.each([
  ['not cleared yet', null],
  ['cleared already', PERSON],
])('the version rendered is the one that is out, although a newer one is there, %s', async (_, clearedBy) => {
  const publication = createPublication({ orm });
  await publication.render(EFFECT);
  await publication.handOver(EFFECT);
  const publicationId = await publication.see(EFFECT);
  await without(`delete from artefact where version = 2; ${paper(2, clearedBy)}`);
  const state = { id: DECISION } as DecisionState;
  const event = { type: 'FeedbackPublished', publicationId } as const;
  await orm.em.fork().transactional(async (em) => {
    await (em as Em).execute(`set local session_replication_role = replica`);
    await projectDecision(em as Em, state, [{ seq: clearedBy === null ? 1 : 2, at: 0, by: 'system', event }], null);
  });
  const out = await orm.em
    .getConnection()
    .execute(`select version, published_at is not null as published from artefact where decision_id = '${DECISION}' order by version`);
  expect(out).toEqual([
    { version: 1, published: true },
    { version: 2, published: false },
  ]);
});
