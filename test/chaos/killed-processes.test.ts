import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { startStack } from '../../server/stack.ts';
import type { Stack } from '../../server/stack.ts';
import { lazyConnection, temporalClient } from '../../server/temporal-gateway.ts';
import { keepHistory } from '../workflow/harness/histories.ts';
import { TRIAL_KEYS, writeTrialKeys } from '../workflow/harness/keys.ts';
import { Saboteur } from './saboteur.ts';

const DEMO = fileURLToPath(new URL('../../server/demo.ts', import.meta.url));
const WITHIN_MS = 8 * 60_000;

type Report = { ok: boolean; feedbackPublishedOn: string | null; deadlines: { key: string; met: boolean }[] };

let folder: string;
let stack: Stack;
let db: pg.Pool;
const said: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaos-'));
  // The database runs as a user of its own and must be able to walk in.
  await chmod(folder, 0o755);
  await mkdir(join(folder, 'stack', 'keys'), { recursive: true });
  // Keys everybody knows, so that the histories of this path can be kept; the stack takes the folder for one of its own.
  await writeFile(join(folder, 'stack', 'predisclosure-stack.json'), '{}');
  await writeTrialKeys(join(folder, 'stack', 'keys', 'payload-keys.json'));
  stack = await startStack({ dir: join(folder, 'stack'), say: (line) => said.push(line), startAt: '2024-01-02T09:00:00+08:00' });
  db = new pg.Pool({ connectionString: stack.databaseUrl, max: 2 });
  db.on('error', () => undefined);
}, 60_000);
afterAll(async () => {
  await db?.end();
  await stack?.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

/** Every role over HTTP, with fixed keys; a run that lost its API is simply started again and goes on. */
async function drive(): Promise<{ report: Report | undefined; runs: number; errors: string }> {
  const until = performance.now() + WITHIN_MS;
  let errors = '';
  for (let runs = 1; ; runs += 1) {
    const demo = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', DEMO, '--json', '--url', stack.url], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let log = '';
    demo.stdout.on('data', (chunk: Buffer) => (out += String(chunk)));
    demo.stderr.on('data', (chunk: Buffer) => (log += String(chunk)));
    const [code] = (await once(demo, 'close')) as [number];
    if (code === 0) return { report: JSON.parse(out) as Report, runs, errors };
    errors += `run ${runs}: ${log.split('\n').slice(-3).join(' ')}\n`;
    if (performance.now() > until) return { report: undefined, runs, errors };
  }
}

async function rows<T extends pg.QueryResultRow>(sql: string): Promise<T[]> {
  return (await db.query<T>(sql)).rows;
}

test(
  'worker, API, Temporal and PostgreSQL are killed on the way; the decision goes on, on time, and no step is taken twice',
  async () => {
    const saboteur = new Saboteur(
      stack.databaseUrl,
      [
        { after: 'PublicationOrdered', victims: ['worker'] },
        { after: 'RoundPrepared', victims: ['worker'] },
        { after: 'RoundClosed', victims: ['temporal'] },
        { after: 'SubmittedForReview', victims: ['postgres'] },
        { after: 'Deliberated', victims: ['worker', 'api'] },
        { after: 'FeedbackPrepared', victims: ['temporal', 'worker'] },
        { after: 'Archived', victims: ['postgres', 'worker'] },
      ],
      () => stack.pids(),
    );
    const lurking = saboteur.lurk();
    const { report, errors } = await drive();
    saboteur.stop();
    await lurking;

    expect({ struck: saboteur.struck, errors: report ? '' : errors }).toEqual({
      struck: [
        'worker after PublicationOrdered',
        'worker after RoundPrepared',
        'temporal after RoundClosed',
        'postgres after SubmittedForReview',
        'worker after Deliberated',
        'api after Deliberated',
        'temporal after FeedbackPrepared',
        'worker after FeedbackPrepared',
        'postgres after Archived',
        'worker after Archived',
      ],
      errors: '',
    });
    expect(report!.ok).toBe(true);
    expect(report!.deadlines.filter((d) => !d.met)).toEqual([]);
    expect(report!.feedbackPublishedOn).toBe('2024-09-27');

    // Numbered without gap or repetition, and what can happen once happened once.
    expect(
      await rows(
        `select d.id from decision d left join decision_event e on e.decision_id = d.id group by d.id having count(e.seq) <> d.seq or max(e.seq) <> d.seq`,
      ),
    ).toEqual([]);
    expect(
      await rows(
        `select c.id from catalog c left join catalog_event e on e.catalog_id = c.id group by c.id having count(e.seq) <> c.seq or max(e.seq) <> c.seq`,
      ),
    ).toEqual([]);
    const once = `'WorkStarted','Initiated','DraftingBegun','SubmittedForReview','Deliberated','Issued','DecisionPublished','ExecutionStarted','FeedbackPrepared','FeedbackPublished','Archived','CatalogAdjustmentNoted'`;
    expect(await rows(`select decision_id, type from decision_event where type in (${once}) group by 1, 2 having count(*) > 1`)).toEqual(
      [],
    );
    expect(
      await rows(
        `select decision_id, data->>'round', type from decision_event where type like 'Round%' group by 1, 2, 3 having count(*) > 1`,
      ),
    ).toEqual([]);
    expect(
      await rows(
        `select data->>'key' from decision_event where type in ('EffectOrdered', 'EffectDone') group by data->>'key', type having count(*) > 1`,
      ),
    ).toEqual([]);
    // Every command has its answer, every effect its end, every message was handed over, every publication stands once.
    expect(await rows(`select command_key, kind from command_outcome where outcome is null`)).toEqual([]);
    expect(await rows(`select key from effect where done_at is null`)).toEqual([]);
    expect(await rows(`select key from outbox where sent_at is null and due_at <= app_now()`)).toEqual([]);
    expect(await rows(`select effect_key from publication where published_at is null`)).toEqual([]);
    expect(
      await rows(
        `select command_key from decision_event where command_key is not null group by command_key having count(distinct recorded_at) > 1`,
      ),
    ).toEqual([]);
    await keepHistories();
  },
  WITHIN_MS + 60_000,
);

async function keepHistories(): Promise<void> {
  const connection = lazyConnection(stack.temporalAddress);
  const client = temporalClient(connection, 'default', TRIAL_KEYS);
  try {
    const [decision] = await rows<{ id: string }>(`select id from decision where closed`);
    const [catalog] = await rows<{ id: string }>(`select id from catalog where year = 2024`);
    await keepHistory({ client }, { kind: 'decision', id: decision!.id }, 'sample-decision');
    await keepHistory({ client }, { kind: 'catalog', id: catalog!.id }, 'sample-catalog');
  } finally {
    await connection.close();
  }
}
