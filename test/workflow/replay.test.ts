import { readdir, readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from '@jest/globals';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { EncryptionCodec } from '../../server/payload-codec.ts';
import { workflowBundleFile } from '../../server/workflow-bundle.ts';
import { HISTORIES } from './harness/histories.ts';
import { TRIAL_KEYS } from './harness/keys.ts';

let recorded: { name: string; json: string }[];
beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined) });
  const names = (await readdir(HISTORIES)).filter((name) => name.endsWith('.json'));
  recorded = await Promise.all(names.map(async (name) => ({ name, json: await readFile(new URL(name, HISTORIES), 'utf8') })));
});

/** Which of these histories today's workflows would not order in the same way. No server: the code alone is asked. */
async function contradicted(histories: readonly { name: string; json: string }[]): Promise<string[]> {
  const options = {
    workflowBundle: { codePath: await workflowBundleFile() },
    dataConverter: { payloadCodecs: [new EncryptionCodec(TRIAL_KEYS)] },
  };
  const all = histories.map(({ name, json }) => ({ workflowId: name, history: historyFromJSON(JSON.parse(json)) }));
  const failed: string[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories(options, all)) if (error) failed.push(workflowId);
  return failed;
}

test('every recorded history replays with today’s workflows', async () => {
  expect(recorded.length).toBeGreaterThan(0);
  expect(await contradicted(recorded)).toEqual([]);
});

test('the gate has teeth: a history that ordered something else is refused', async () => {
  const [{ name, json }] = recorded as [{ name: string; json: string }];
  expect(await contradicted([{ name, json: json.replace('"name":"commit"', '"name":"somethingElse"') }])).toEqual([name]);
});
