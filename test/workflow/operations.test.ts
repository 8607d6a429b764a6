import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Connection } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import type { MikroORM } from '@mikro-orm/postgresql';
import { instantToIso, isoToInstant } from '../../domain/calendar/instant.ts';
import { plainDate } from '../../domain/calendar/plain-date.ts';
import type { SubjectRef } from '../../domain/procedure/types.ts';
import { migrateDatabase } from '../../entities/migrate.ts';
import { openOrm } from '../../entities/orm.ts';
import { openCatalogYear } from '../../services/catalog/open.ts';
import { heldMoment } from '../../services/calendar/moment.ts';
import type { Em } from '../../services/clock.ts';
import { createAdoptions } from '../../services/adoption/import.ts';
import { createOnboarding } from '../../services/adoption/windows.ts';
import { createFiles } from '../../services/drafting/files.ts';
import { createReconciler } from '../../services/operations/reconcile.ts';
import { createRelay } from '../../services/operations/relay.ts';
import { createCommandIntake, layDown } from '../../services/procedure/intake.ts';
import { createAdvance } from '../../services/rehearsal/advance.ts';
import { createFieldCipher } from '../../services/secrets/field-cipher.ts';
import { temporalClient, TemporalGateway } from '../../server/temporal-gateway.ts';
import { INSPECT, workflowIdOf } from '../../workflows/messages.ts';
import type { Inspection } from '../../workflows/messages.ts';
import { filledTemplate } from '../../services/adoption/template.ts';
import { TOWN } from '../support/adoption-workbook.ts';
import { createTestDatabase, setClock } from '../support/pg.ts';
import { eventually } from './harness/eventually.ts';
import { TRIAL_KEYS, writeTrialKeys } from './harness/keys.ts';

const WORKER = fileURLToPath(new URL('../../server/worker.ts', import.meta.url));
const PACK = 'shanghai-xujing-2023';
const at = (beijing: string): number => isoToInstant(`${beijing}:00+08:00`);

let folder: string;
let url: string;
let drop: () => Promise<void>;
let orm: MikroORM;
let connection: Connection;
let client: Client;
let gateway: TemporalGateway;
let worker: ChildProcess;
let taskQueue: string;
const em = (): Em => orm.em.fork() as Em;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'operations-'));
  await writeTrialKeys(join(folder, 'keys.json'));
  ({ url, drop } = await createTestDatabase());
  orm = openOrm(url, 10);
  taskQueue = `operations-${randomUUID()}`;
  connection = await Connection.connect({ address: process.env['TEST_TEMPORAL_ADDRESS']! });
  client = temporalClient(connection, 'default', TRIAL_KEYS);
  gateway = new TemporalGateway({ client, taskQueue });
  worker = startWorker();
  await once(worker, 'message');
});
afterAll(async () => {
  worker.kill('SIGTERM');
  await once(worker, 'exit');
  await connection.close();
  await orm.close(true);
  await drop();
  await rm(folder, { recursive: true });
});

function startWorker(): ChildProcess {
  const env = {
    DATABASE_URL: url,
    TEMPORAL_ADDRESS: process.env['TEST_TEMPORAL_ADDRESS']!,
    PAYLOAD_KEY_FILE: join(folder, 'keys.json'),
    TASK_QUEUE: taskQueue,
  };
  return spawn(process.execPath, [WORKER], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

async function newCatalog(year: number): Promise<SubjectRef> {
  const [organ] = await em().execute<{ id: string }[]>(
    `insert into organ (code, name, kind, pack_id) values (?, '示例镇', 'town', ?) returning id`,
    [randomUUID(), PACK],
  );
  const id = await em().transactional(async (tx) => openCatalogYear(tx as Em, organ!.id, year, PACK, await heldMoment(tx as Em)));
  return { kind: 'catalog', id };
}

async function catalogRow(subject: SubjectRef): Promise<{ phase: string; closed: boolean; organ_id: string }> {
  const [row] = await em().execute<{ phase: string; closed: boolean; organ_id: string }[]>(
    `select phase, closed, organ_id from catalog where id = ?`,
    [subject.id],
  );
  return row!;
}

describe('advancing a rehearsal', () => {
  test('walks from due instant to due instant, each stamped with its own time, and the closing year starts the next one', async () => {
    await setClock(url, '2024-01-02T09:00:00+08:00');
    const catalog = await newCatalog(2024);
    const { passed, now } = await createAdvance({ orm, gateway })({ to: at('2025-01-03T12:00') });
    const own = passed.filter((p) => p.subjects.some((s) => s.id === catalog.id)).map((p) => instantToIso(p.at));
    expect(own).toEqual(['2024-03-31T16:00:00.000Z', '2024-12-31T16:00:00.000Z']);
    expect(now).toBeGreaterThanOrEqual(at('2025-01-03T12:00'));
    const events = await em().execute<{ type: string; at: string }[]>(
      `select type, to_char(recorded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as at from catalog_event where catalog_id = ? order by seq`,
      [catalog.id],
    );
    expect(events.slice(-2)).toEqual([
      { type: 'DeadlinePassed', at: '2024-04-01 00:00' },
      { type: 'YearClosed', at: '2025-01-01 00:00' },
    ]);
    const { organ_id } = await catalogRow(catalog);
    const [next] = await em().execute<{ id: string }[]>(`select id from catalog where organ_id = ? and year = 2025`, [organ_id]);
    await client.workflow.getHandle(workflowIdOf(catalog)).result();
    expect((await client.workflow.getHandle(workflowIdOf({ kind: 'catalog', id: next!.id })).describe()).status.name).toBe('RUNNING');
  });

  test('stops a minute before an instant without touching it, and takes it when it comes', async () => {
    await setClock(url, '2026-01-05T09:00:00+08:00');
    const catalog = await newCatalog(2026);
    const due = at('2026-04-01T00:00');
    const advance = createAdvance({ orm, gateway });
    const types = async () =>
      (await em().execute<{ type: string }[]>(`select type from catalog_event where catalog_id = ? order by seq`, [catalog.id])).map(
        (e) => e.type,
      );
    // The clock runs on while it is read, so "before" leaves it a minute.
    await advance({ to: due - 60_000 });
    expect(await types()).toEqual(['DeadlineSet']);
    const { passed } = await advance({ to: due });
    expect(passed.map((p) => p.at)).toContain(due);
    expect(await types()).toEqual(['DeadlineSet', 'DeadlinePassed']);
  });

  test('goes forward only, and one at a time', async () => {
    const advance = createAdvance({ orm, gateway });
    await expect(advance({ byMs: -1 })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    const outcomes = await Promise.allSettled([advance({ byMs: 86_400_000 }), advance({ byMs: 86_400_000 })]);
    expect(outcomes.map((o) => o.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((o) => o.status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT' } });
  });

  test('is refused by a database that is no rehearsal', async () => {
    const name = `production_${randomUUID().replaceAll('-', '')}`;
    await em().execute(`create database ${name}`);
    const production = new URL(url);
    production.pathname = name;
    await migrateDatabase(production.href);
    const other = openOrm(production.href, 2);
    try {
      await expect(createAdvance({ orm: other, gateway })({ byMs: 1 })).rejects.toMatchObject({ code: 'REHEARSAL_ONLY' });
      await expect(other.em.fork().execute(`update app_clock set shift = '1 day'`)).rejects.toThrow();
    } finally {
      await other.close(true);
      await em().execute(`drop database ${name} with (force)`);
    }
  });
});

describe('the reconciler', () => {
  const reconcile = () => createReconciler({ orm, gateway })();

  test('starts again what was terminated behind our back, and the subject goes on', async () => {
    const catalog = await newCatalog(2027);
    await gateway.ensureStarted(catalog);
    const handle = client.workflow.getHandle(workflowIdOf(catalog));
    await handle.terminate('by an operator');
    await eventually(async () => expect((await gateway.running()).map((s) => s.id)).not.toContain(catalog.id));
    expect((await reconcile()).restarted).toContainEqual(catalog);
    expect((await handle.describe()).status.name).toBe('RUNNING');
  });

  test('starts what an adoption brought in and left running, and ends it once the adoption is undone', async () => {
    await setClock(url, '2024-01-02T09:00:00+08:00');
    const [{ id: personId, organ_id: organId }] = (await em().execute(
      `with o as (insert into organ (code, name, kind) values ('onboarding', '演练机关', 'supervisor') returning id)
       insert into person (account, name, organ_id) select 'onboarding.admin', '演练管理员', id from o returning id, organ_id`,
    )) as [{ id: string; organ_id: string }];
    const roles = (['administrator', 'supervisor'] as const).map((role) => ({ role, organId }));
    const actor = { kind: 'person', personId, roles } as const;
    const opened = await createOnboarding({ orm }).open({ organCode: 'lixin-town', until: plainDate('2024-01-31'), reason: '演练' }, actor);
    expect(opened.ok).toBe(true);
    const matters = [{ year: '2023', title: '停车收费方案', lead: '建设办', stage: '修改草案', initiatedOn: '2023-06-01' }];
    const files = createFiles({ orm });
    const { id: fileId } = await files.store(await filledTemplate({ ...TOWN, matters }), '补录.xlsx', actor);
    const adoptions = createAdoptions({ orm, files });
    const adopted = await adoptions.run({ organCode: 'lixin-town', fileId }, actor);
    if (!adopted.ok) throw new Error(JSON.stringify(adopted.refusal));
    const [decision] = await em().execute<{ id: string }[]>(
      `select subject_id as id from adoption_item where adoption_id = ? and kind = 'decision'`,
      [adopted.id],
    );
    const handle = client.workflow.getHandle(workflowIdOf({ kind: 'decision', id: decision!.id }));
    await reconcile();
    expect((await handle.describe()).status.name).toBe('RUNNING');
    expect((await adoptions.undo(adopted.id, '填错', actor)).ok).toBe(true);
    const status = async () => (await handle.describe()).status.name;
    // The worker's own reconciler may wake it first, so only the end is asked for.
    await eventually(async () => {
      if ((await status()) === 'RUNNING') await reconcile();
      expect(await status()).toBe('COMPLETED');
    });
  });

  test('wakes a row whose instant was missed, and what was due is applied', async () => {
    const catalog = await newCatalog(2028);
    await gateway.ensureStarted(catalog);
    // Its first turn is over: from here only a wake can move it.
    await eventually(async () => {
      const seen = await client.workflow.getHandle(workflowIdOf(catalog)).query<Inspection>(INSPECT);
      expect(seen.summary).not.toBe('');
    });
    const types = async () =>
      (await em().execute<{ type: string }[]>(`select type from catalog_event where catalog_id = ?`, [catalog.id])).map((e) => e.type);
    // Time has passed and no timer knows of it, as after an outage of the server.
    await setClock(url, '2028-04-01T00:00:10+08:00');
    expect((await reconcile()).woken.map((s) => s.id)).toContain(catalog.id);
    await eventually(async () => expect(await types()).toContain('DeadlinePassed'));
    expect((await reconcile()).woken.map((s) => s.id)).not.toContain(catalog.id);
  });

  test('hands a command over again that nobody answered, once it is old enough', async () => {
    const catalog = await newCatalog(2029);
    const lay = (key: string) =>
      layDown(
        em(),
        catalog,
        key,
        { kind: 'publishCatalog', signedOn: '2029-03-30' as never, disclosureReviewedBy: 'x' },
        { kind: 'system' },
      );
    await lay('fresh');
    await lay('old');
    await em().execute(`update command_outcome set received_at = app_now() - interval '31 seconds' where command_key = 'old'`);
    expect((await reconcile()).resent).toBe(1);
    const rows = await em().execute<{ command_key: string; answered: boolean }[]>(
      `select command_key, outcome is not null as answered from command_outcome where subject_id = ? order by 1`,
      [catalog.id],
    );
    expect(rows).toEqual([
      { command_key: 'fresh', answered: false },
      { command_key: 'old', answered: true },
    ]);
  });
});

describe('the relay', () => {
  const intake = () => createCommandIntake({ orm, gateway, cipher: createFieldCipher(randomBytes(32)) });
  const queue = (key: string, kind: string, payload: Record<string, unknown>, due = 'app_now()') =>
    em().execute(`insert into outbox (key, kind, payload, due_at) values (?, ?, ?::jsonb, ${due})`, [key, kind, JSON.stringify(payload)]);
  const outbox = async (key: string) =>
    (
      await em().execute<{ sent: boolean; attempts: number; last_error: string | null }[]>(
        `select sent_at is not null as sent, attempts, last_error from outbox where key = ?`,
        [key],
      )
    )[0];
  const delivered = (key: string) =>
    em().execute(`select recipient from delivery d join outbox o on o.id = d.outbox_id where o.key = ?`, [key]);

  test('several relays share the work and deliver each message once', async () => {
    const keys = Array.from({ length: 20 }, () => randomUUID());
    for (const key of keys) await queue(key, 'notice', { to: 'supervisor', about: 'test', subject: { kind: 'catalog', id: randomUUID() } });
    const relay = createRelay({ orm, gateway });
    await Promise.all([relay(), relay(), relay()]);
    await eventually(async () =>
      expect((await Promise.all(keys.map((key) => delivered(key)))).map((rows) => rows.length)).toEqual(keys.map(() => 1)),
    );
  });

  test('a row nobody can deliver stays with its error and holds up no other', async () => {
    const [bad, good] = [randomUUID(), randomUUID()];
    await queue(bad, 'pigeon', {}, `app_now() - interval '1 hour'`);
    await queue(good, 'notice', { to: 'supervisor', about: 'test', subject: { kind: 'catalog', id: randomUUID() } });
    await createRelay({ orm, gateway })();
    await eventually(async () => expect(await outbox(good)).toMatchObject({ sent: true }));
    expect(await outbox(bad)).toMatchObject({ sent: false, last_error: 'Error: nobody delivers pigeon' });
    await em().execute(`delete from outbox where key = ?`, [bad]);
  });

  test('waits for the due instant, and drops a reminder whose deadline is settled', async () => {
    const catalog = await newCatalog(2030);
    const [early, settled] = [randomUUID(), randomUUID()];
    await queue(early, 'notice', { to: 'supervisor', about: 'test', subject: catalog }, `app_now() + interval '1 hour'`);
    await em().execute(`update deadline set status = 'met' where subject_id = ?`, [catalog.id]);
    await queue(settled, 'notice', { to: 'supervisor', about: 'reminder', subject: catalog, onlyWhileOpen: 'catalog-publication' });
    await createRelay({ orm, gateway })();
    await eventually(async () => expect(await outbox(settled)).toMatchObject({ sent: true }));
    expect(await delivered(settled)).toEqual([]);
    expect(await outbox(early)).toMatchObject({ sent: false, attempts: 0 });
  });

  test('a command from one subject to another is decided once under the row’s key, refusals included', async () => {
    const catalog = await newCatalog(2031);
    const key = randomUUID();
    await queue(key, 'command', {
      subject: catalog,
      command: { kind: 'publishCatalog', signedOn: '2031-03-30', disclosureReviewedBy: 'x' },
    });
    await createRelay({ orm, gateway })();
    await eventually(async () => expect(await outbox(key)).toMatchObject({ sent: true }));
    const rows = await em().execute<{ outcome: { status: string } }[]>(`select outcome from command_outcome where command_key = ?`, [key]);
    expect(rows.map((r) => r.outcome.status)).toEqual(['refused']);
    expect(await intake().outcomeOf(catalog, 'unknown', { kind: 'system' })).toBeNull();
  });
});

test('a worker whose parent is killed ends by itself', async () => {
  const script = `const { spawn } = require('node:child_process');
    const w = spawn(process.execPath, [${JSON.stringify(WORKER)}], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    w.on('message', () => process.stdout.write(String(w.pid)));`;
  const env = {
    DATABASE_URL: url,
    TEMPORAL_ADDRESS: process.env['TEST_TEMPORAL_ADDRESS']!,
    PAYLOAD_KEY_FILE: join(folder, 'keys.json'),
    TASK_QUEUE: taskQueue,
  };
  const parent = spawn(process.execPath, ['--eval', script], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(parent.stdout!, 'data')) as [Buffer];
  const pid = Number(String(said));
  parent.kill('SIGKILL');
  await eventually(async () => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), 30_000);
});
