import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { EncryptionCodec } from '../../server/payload-codec.ts';
import { workflowBundleFile } from '../../server/workflow-bundle.ts';
import { HISTORIES } from './harness/histories.ts';
import { TRIAL_KEYS } from './harness/keys.ts';

/** No server: each recorded path is run again by today's code, which must order exactly the same. */
test('every recorded history replays with today’s workflows', async () => {
  const files = (await readdir(HISTORIES)).filter((name) => name.endsWith('.json'));
  expect(files.length).toBeGreaterThan(0);
  const recorded = await Promise.all(
    files.map(async (name) => ({ workflowId: name, history: historyFromJSON(JSON.parse(await readFile(new URL(name, HISTORIES), 'utf8'))) })),
  );
  const options = { workflowBundle: { codePath: await workflowBundleFile() }, dataConverter: { payloadCodecs: [new EncryptionCodec(TRIAL_KEYS)] } };
  Runtime.install({ logger: new DefaultLogger('WARN') });
  const failed: string[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories(options, recorded)) {
    if (error) failed.push(`${workflowId}: ${error.message}`);
  }
  expect(failed).toEqual([]);
});
