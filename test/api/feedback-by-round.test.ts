import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import { openOrm } from '../../entities/orm.ts';
import { receiptCode } from '../../domain/participation/receipt-code.ts';
import type { Em } from '../../services/clock.ts';
import { feedbackItems, feedbackSentences } from '../../services/participation/feedback.ts';
import { createReceipts } from '../../services/participation/receipts.ts';
import { publishedSumsOf, reconcileRounds } from '../../services/participation/reconciliation.ts';
import { createFieldCipher } from '../../services/secrets/field-cipher.ts';
import { createTestDatabase } from '../support/pg.ts';

/** Two rounds; the first has been answered early, on 20 June, and its one opinion is reconsidered on 3 July. */
const DECISION = '00000000-0000-7000-8000-00000000000d';
const id = (n: number): string => `00000000-0000-7000-8000-00000000000${n}`;
const CODES = [receiptCode('10000000'), receiptCode('20000000')] as const;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let orm: MikroORM;
const em = () => orm.em.fork() as Em;
const cipher = createFieldCipher(Buffer.alloc(32, 7));

beforeAll(async () => {
  database = await createTestDatabase();
  orm = openOrm(database.url, 2);
  const opinion = (n: number) =>
    `insert into comment (id, round_id, code, body_hash, text, channel, commenter_kind, received_at, received_on, late) values ('${id(n)}', '${id(n + 4)}', '${CODES[n - 1]}', 'h', '第${n}轮的意见', 'web', 'anonymous', '2024-06-01', '2024-06-01', false)`;
  const answer = (n: number, kind: string, at: string, until: string | null) =>
    `insert into disposition (comment_id, kind, reason, decided_by_id, decided_at, superseded_at) values ('${id(n)}', '${kind}', '理由', '${id(9)}', '${at}', ${until === null ? 'null' : `'${until}'`})`;
  // Only what is read matters here: references and guards of writing are tested where they are written.
  await orm.em.getConnection().execute(`begin; set local session_replication_role = replica;
    ${[1, 2].map((no) => `insert into round (id, decision_id, notice_id, no, draft_hash, days, closes_on, extensions, opens_at, closes_at) values ('${id(no + 4)}', '${DECISION}', '${id(9)}', ${no}, 'h', 30, '2024-06-19', '[]', '2024-05-20', '2024-06-20')`).join(';')};
    ${opinion(1)}; ${opinion(2)};
    ${answer(1, 'not-adopted', '2024-06-20 09:00+08', '2024-07-03 09:00+08')};
    ${answer(1, 'adopted', '2024-07-03 09:00+08', null)};
    ${answer(2, 'adopted', '2024-07-03 09:00+08', null)};
    insert into publication (effect_key, subject_kind, subject_id, what, ref_id, place, address, published_at) values ('e1', 'decision', '${DECISION}', 'feedback', 'feedback:1', 'portal', '/d', '2024-06-20 10:00+08'); commit`);
});
afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

test('the public reads what was published of the rounds answered, the office what it works on', async () => {
  const read = async (view: 'published' | 'working') =>
    (await feedbackItems(em(), cipher, DECISION, view)).map((i) => [i.text, i.disposition]);
  expect(await read('published')).toEqual([['第1轮的意见', 'not-adopted']]);
  expect(await read('working')).toEqual([
    ['第1轮的意见', 'adopted'],
    ['第2轮的意见', 'adopted'],
  ]);
  expect((await feedbackSentences(em(), DECISION, 'published'))[1]).toBe('列入统计的1条：不采纳1。');
  expect((await feedbackSentences(em(), DECISION, 'working'))[1]).toBe('列入统计的2条：采纳2。');
});

test('sums of a round are public once it has been answered, as it was answered', async () => {
  const sums = async (read: typeof publishedSumsOf) =>
    (await read(em(), [DECISION])).map((r) => [r.no, r.answered, r.received, r.dispositions]);
  expect(await sums(publishedSumsOf)).toEqual([
    [1, true, 1, { 'not-adopted': 1 }],
    [2, false, 1, {}],
  ]);
  expect((await reconcileRounds(em(), DECISION)).map((r) => r.dispositions)).toEqual([{ adopted: 1 }, { adopted: 1 }]);
});

test('whoever commented learns the published answer of the own round, and nothing of the other one before it is out', async () => {
  const receipts = createReceipts({ orm, cipher });
  const [first, second] = [await receipts.byCode(CODES[0]), await receipts.byCode(CODES[1])];
  expect([first!.answer, second!.answer]).toEqual(['不采纳。原因：理由', null]);
  expect([first!.steps[2]!.done, second!.steps[2]!.done]).toEqual([true, false]);
});

test('the feedback after the issue answers every round, as it then stood', async () => {
  await orm.em.getConnection().execute(`begin; set local session_replication_role = replica;
    insert into publication (effect_key, subject_kind, subject_id, what, ref_id, place, address, published_at) values ('e2', 'decision', '${DECISION}', 'feedback', 'feedback', 'portal', '/d', '2024-07-03 09:00+08'); commit`);
  const receipts = createReceipts({ orm, cipher });
  expect([(await receipts.byCode(CODES[0]))!.answer, (await receipts.byCode(CODES[1]))!.answer]).toEqual(['采纳：理由', '采纳：理由']);
  expect((await feedbackItems(em(), cipher, DECISION, 'published')).map((i) => i.disposition)).toEqual(['adopted', 'adopted']);
});
