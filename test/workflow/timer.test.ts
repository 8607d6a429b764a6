import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Connection } from '@temporalio/client';
import { workflowIdOf } from '../../workflows/messages.ts';
import { eventually } from './harness/eventually.ts';
import { fastForward } from './harness/fast-forward.ts';
import { keepHistory } from './harness/histories.ts';
import { openRig } from './harness/open.ts';
import type { Rig } from './harness/rig.ts';

const DAY_MS = 86_400_000;
let rig: Rig;
let connection: Connection;
beforeAll(async () => {
  rig = await openRig();
  await rig.startWorker();
  connection = await Connection.connect({ address: process.env['TEST_TEMPORAL_ADDRESS']! });
});
afterAll(async () => {
  await connection.close();
  await rig.close();
});

/** The offset goes first: a wake-up may then be early, never late. */
async function pass(workflowId: string, days: number): Promise<void> {
  await rig.pool.query(`update app_clock set shift = shift + make_interval(days => $1)`, [days]);
  await fastForward(connection, 'default', workflowId, days * DAY_MS);
}

test('the server’s own timer wakes the workflow at its instant, neither on day 29 nor only when somebody speaks', async () => {
  const subject = await rig.newSubject();
  const workflowId = workflowIdOf(subject);
  expect(await rig.tell(subject, 'alarm', { kind: 'alarm', afterMs: 30 * DAY_MS })).toEqual({ status: 'accepted', seq: 1 });
  await pass(workflowId, 29);
  expect((await rig.row(subject)).log).toEqual(['alarm set']);
  await pass(workflowId, 1);
  await eventually(async () => expect((await rig.row(subject)).log).toEqual(['alarm set', 'tick']));
  await keepHistory(rig, subject, 'timer');
});
