import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import { openOrm } from '../../entities/orm.ts';
import { createArtefacts } from '../../services/drafting/artefacts.ts';
import { createTestDatabase } from '../support/pg.ts';

/** A review taken back between the order of a publication and its rendering left the paper out without a word. */
const id = (no: number): string => `00000000-0000-7000-8000-00000000000${no}`;
const [DECISION, DRAFT, RESULT, DRAFTER, REVIEWER, OTHER, ORGAN] = [1, 2, 3, 4, 5, 6, 7].map(id) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];
const EFFECT = `${DECISION}:publish:consultation:1`;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let orm: MikroORM;
/** Only the papers and their publication matter here: references are not looked at. */
const without = (sql: string): Promise<unknown> =>
  orm.em.getConnection().execute(`begin; set local session_replication_role = replica; ${sql}; commit`);
const paper = (of: string, kind: string): string =>
  `insert into artefact (id, decision_id, kind, version, title, text, hash, saved_by_id, saved_at, cleared_by_id) values ('${of}', '${DECISION}', '${kind}', 1, '题', '文', 'h-${kind}', '${DRAFTER}', '2024-06-01', '${REVIEWER}')`;
const review = async (of: string, passed: boolean, by = REVIEWER): Promise<string> => {
  const actor = { kind: 'person', personId: by, roles: [{ role: 'disclosure-officer', organId: ORGAN }] } as const;
  const said = await createArtefacts({ orm }).reviewDisclosure(of, passed, '不宜公开的内容没有删去', actor);
  return said.ok ? 'ok' : said.refusal.code;
};

beforeAll(async () => {
  database = await createTestDatabase();
  orm = openOrm(database.url, 2);
  await without(`insert into decision (id, code, title, matter_id, organ_id, lead_organ_id, year, pack_id, phase, state, started_on, created_at) values ('${DECISION}', 'c', 't', '${OTHER}', '${ORGAN}', '${ORGAN}', 2024, 'shandong-zhangdian-2023', 'DRAFTING', '{}', '2024-06-01', '2024-06-01');
    insert into effect (key, subject_kind, subject_id, kind, ref_id, ordered_at) values ('${EFFECT}', 'decision', '${DECISION}', 'publish', 'consultation:1', '2024-06-01');
    ${paper(DRAFT, 'draft')}; ${paper(RESULT, 'decision-result')}`);
});
afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

test('a paper that is going out keeps the review it was ordered with; the same review said again is answered', async () => {
  expect(await review(DRAFT, false)).toBe('PUBLICATION_IN_PROGRESS');
  expect(await review(DRAFT, true, OTHER)).toBe('PUBLICATION_IN_PROGRESS');
  expect(await review(DRAFT, true)).toBe('ok');
});

test('a paper that is no part of it is reviewed as ever', async () => {
  expect(await review(RESULT, false)).toBe('ok');
});

test('once the publication stands, or was given up, the review may be taken back', async () => {
  await without(`update effect set done_at = '2024-06-02' where key = '${EFFECT}'`);
  expect(await review(DRAFT, false)).toBe('ok');
});
