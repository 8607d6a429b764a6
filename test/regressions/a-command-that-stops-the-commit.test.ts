import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Actor } from '../../domain/access/roles.ts';
import type { SubjectRef } from '../../domain/procedure/types.ts';
import { openOrm } from '../../entities/orm.ts';
import { openCatalogYear } from '../../services/catalog/open.ts';
import { heldMoment } from '../../services/calendar/moment.ts';
import type { Em } from '../../services/clock.ts';
import { createCommit } from '../../services/procedure/commit.ts';
import { layDown } from '../../services/procedure/intake.ts';
import type { Command } from '../../services/procedure/intake.ts';
import { ask } from '../support/stack.ts';
import { createTestDatabase } from '../support/pg.ts';

const PACK = 'shanghai-xujing-2023';
const GOOD = {
  kind: 'createCatalog',
  title: '演练目录',
  columns: ['序号'],
  legalBases: ['条例'],
  rows: [{ printedNo: '1', name: '演练事项', leadUnit: '党政办', coUnits: [] }],
} as unknown as Command;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let orm: MikroORM;
const em = (): Em => orm.em.fork() as Em;
beforeAll(async () => {
  database = await createTestDatabase();
  orm = openOrm(database.url, 4);
});
afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

test('a command that hits a bug is set aside with an alert, and the one after it in the same commit is decided', async () => {
  const [organ] = await em().execute<{ id: string }[]>(
    `insert into organ (code, name, kind, pack_id) values (?, '示例镇', 'town', ?) returning id`,
    [randomUUID(), PACK],
  );
  const id = await em().transactional(async (tx) => openCatalogYear(tx as Em, organ!.id, 2024, PACK, await heldMoment(tx as Em)));
  const subject: SubjectRef = { kind: 'catalog', id };
  const actor: Actor = { kind: 'person', personId: randomUUID(), roles: [{ role: 'catalog-manager', organId: organ!.id }] };
  await layDown(em(), subject, 'bad', { kind: 'createCatalog' } as unknown as Command, actor);
  await layDown(em(), subject, 'good', GOOD, actor);
  const { outcomes } = await createCommit({ orm })(subject, [{ key: 'bad' }, { key: 'good' }]);
  expect(outcomes).toEqual({ bad: { status: 'failed', code: 'COMMAND_FAILED' }, good: { status: 'accepted', seq: 2 } });
  const audit = await em().execute<{ operation: string; error: string | null }[]>(
    `select operation, detail->>'error' as error from audit where subject_id = ? order by id`,
    [id],
  );
  expect(audit.map((a) => a.operation)).toEqual(['command-failed', 'createCatalog:failed', 'createCatalog:accepted']);
  expect(audit[0]!.error).toContain('TypeError');
});

/** A period extended to the last day that can be written made every later commit of the decision fail, for ever. */
test('what only shows at the end of a commit is set aside too: the decision goes on', async () => {
  const { body } = await ask(`{ decisions(filter: { isOpen: true }, first: 1) { edges { node { id } } } }`);
  const { id } = body.data!['decisions'].edges[0].node;
  const extend = async (key: string, closesOn: string) => {
    const reply = await ask(
      `mutation ($k: String!, $id: ID!, $on: Date!) { r: extendConsultation(idempotencyKey: $k, decisionId: $id, round: 1, closesOn: $on, reason: "演练") { __typename ... on Refusal { code } } }`,
      { k: key, id, on: closesOn },
      'dangzheng.zheng',
    );
    return [reply.status, reply.body.data!['r'].__typename];
  };
  expect(await extend('last-day-0001', '2199-12-31')).toEqual([200, 'Refusal']);
  expect(await extend('last-day-0002', '2024-01-05')).toEqual([200, 'Refusal']);
});
