import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { migrateDatabase } from '../../entities/migrate.ts';
import { startPostgres } from '../../server/embedded-postgres.ts';
import { freePort, startTemporalServer } from '../../server/temporal-server.ts';
import type { TemporalServer } from '../../server/temporal-server.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { eventually } from './harness/eventually.ts';
import { keepHistory } from './harness/histories.ts';
import { openRig } from './harness/open.ts';
import { Rig } from './harness/rig.ts';

/** A server that comes back reads its store and takes its shards again. */
const RECOVERY_MS = 60_000;
/** Long enough for a commit whose worker died to be given to another worker. */
const WAIT_MS = 30_000;

describe('when a process dies', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await openRig({}, WAIT_MS);
  });
  afterEach(() => rig.close());

  test('a worker killed between commit and its recording costs nothing: the command is done once and its caller hears so', async () => {
    const subject = await rig.newSubject();
    const doomed = await rig.startWorker({ silentAfter: 'note' });
    const told = rig.tell(subject, 'note', { kind: 'note', text: 'once' });
    await doomed.says('committed');
    await doomed.kill();
    expect((await rig.row(subject)).log).toEqual(['once']);
    await rig.startWorker();
    expect(await told).toEqual({ status: 'accepted', seq: 1 });
    expect((await rig.row(subject)).log).toEqual(['once']);
    await keepHistory(rig, subject, 'worker-killed');
  });

  test('the closing commit repeated after a kill still ends the workflow, with one closing entry', async () => {
    const subject = await rig.newSubject();
    const doomed = await rig.startWorker({ silentAfter: 'close' });
    expect(await rig.tell(subject, 'note', { kind: 'note', text: 'first' })).toMatchObject({ status: 'accepted' });
    const closing = rig.tell(subject, 'close', { kind: 'close' });
    await doomed.says('committed');
    await doomed.kill();
    await rig.startWorker();
    expect(await closing).toEqual({ status: 'accepted', seq: 2 });
    await rig.client.workflow.getHandle(workflowIdOf(subject)).result();
    expect((await rig.row(subject)).log).toEqual(['first', 'closed']);
  });

  test('an effect whose worker dies goes on where it stood, in another worker, and is told once', async () => {
    const subject = await rig.newSubject();
    const first = await rig.startWorker();
    await rig.tell(subject, 'publish', { kind: 'publish', ref: 'notice' });
    const effect = `${subject.id}:publish:notice`;
    const steps = async () =>
      (await rig.pool.query<{ step: string }>(`select step from trial_step where effect_key = $1 order by step`, [effect])).rows.map(
        (r) => r.step,
      );
    await eventually(async () => expect(await steps()).toEqual(['hand-over', 'render']));
    await first.kill();
    await rig.pool.query(`insert into trial_gate values ($1)`, [effect]);
    await rig.startWorker();
    await eventually(async () => expect((await rig.row(subject)).log).toEqual(['ordered notice', `done ${effect}`]), WAIT_MS);
    expect(await steps()).toEqual(['hand-over', 'render', 'see']);
  });
});

describe('when the server dies', () => {
  test('a Temporal server killed between commit and its recording goes on from its store: done once, and the same key says so', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'restart-'));
    // The database runs as a user of its own and must be able to walk in.
    await chmod(folder, 0o755);
    const postgres = await startPostgres({ dir: join(folder, 'postgres'), port: await freePort(), durable: false });
    const port = await freePort();
    const storage = { kind: 'postgres', host: '127.0.0.1', port: postgres.port, user: postgres.user, password: postgres.password } as const;
    const start = () => startTemporalServer({ dir: join(folder, 'temporal'), port, storage });
    const first = await start();
    await postgres.ensureDatabase('app');
    await migrateDatabase(postgres.url('app'), { rehearsal: true });
    const rig = await Rig.open(postgres.url('app'), first.address, {}, 3_000);
    let second: TemporalServer | undefined;
    try {
      const subject = await rig.newSubject();
      const worker = await rig.startWorker({ silentAfter: 'note' });
      const told = rig.tell(subject, 'note', { kind: 'note', text: 'once' });
      await worker.says('committed');
      process.kill(first.pid!, 'SIGKILL');
      await first.ended;
      expect(await told).toBe('unconfirmed');
      second = await start();
      await eventually(
        async () => expect(await rig.gateway.act(subject, rig.keyOf(subject, 'note'), 'note')).toEqual({ status: 'accepted', seq: 1 }),
        RECOVERY_MS,
      );
      expect((await rig.row(subject)).log).toEqual(['once']);
      expect(await rig.tell(subject, 'next', { kind: 'note', text: 'next' })).toEqual({ status: 'accepted', seq: 2 });
    } finally {
      await rig.close();
      await second?.stop();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('when nobody works', () => {
  test('the caller hears after its bounded wait that the command is unconfirmed, and the same key tells the end later', async () => {
    const rig = await openRig({}, 1_000);
    try {
      const subject = await rig.newSubject();
      const began = performance.now();
      expect(await rig.tell(subject, 'note', { kind: 'note', text: 'patience' })).toBe('unconfirmed');
      expect(performance.now() - began).toBeLessThan(5_000);
      await rig.startWorker();
      await eventually(async () =>
        expect(await rig.tell(subject, 'note', { kind: 'note', text: 'patience' })).toEqual({ status: 'accepted', seq: 1 }),
      );
      expect((await rig.row(subject)).log).toEqual(['patience']);
    } finally {
      await rig.close();
    }
  });
});
