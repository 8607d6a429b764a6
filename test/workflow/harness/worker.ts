// A worker of its own process over the trial commit, so that tests can kill it like a machine that loses power.
import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import pg from 'pg';
import { createWorker } from '../../../server/create-worker.ts';
import type { Activities } from '../../../server/create-worker.ts';
import { readPayloadKeys } from '../../../server/payload-codec.ts';
import { createTrialCommit } from './trial-commit.ts';

export type TrialWorkerSettings = {
  readonly databaseUrl: string;
  readonly address: string;
  readonly taskQueue: string;
  readonly keyFile: string;
  readonly bundleFile: string;
  readonly maxCachedWorkflows?: number;
  /** Goes silent, once, after the commit that takes a command of this kind, before Temporal hears of it; says 'committed' first. */
  readonly silentAfter?: string;
};

async function main(settings: TrialWorkerSettings): Promise<void> {
  // A test parks an effect on purpose; every other error of the worker should be seen.
  const logger = new DefaultLogger(
    'ERROR',
    ({ message, meta }) => message === 'effect parked' || process.stderr.write(`${message} ${JSON.stringify(meta)}\n`),
  );
  Runtime.install({ logger, telemetryOptions: { logging: { forward: { level: 'ERROR' } } } });
  const pool = new pg.Pool({ connectionString: settings.databaseUrl, max: 24 });
  pool.on('error', () => undefined);
  const decide = createTrialCommit(pool);
  let silent = false;
  const commit: Activities['commit'] = async (subject, deliveries) => {
    const kinds = await kindsOf(
      pool,
      deliveries.map((d) => d.key),
    );
    const result = await decide(subject, deliveries);
    if (!silent && settings.silentAfter !== undefined && kinds.includes(settings.silentAfter)) {
      silent = true;
      process.send?.('committed');
      // Never answers, yet lets the process end in order.
      return Context.current().cancelled;
    }
    return result;
  };
  const step = (name: string) => async (effectKey: string) => {
    await pool.query(
      `insert into trial_step (effect_key, step) values ($1, $2) on conflict (effect_key, step) do update set runs = trial_step.runs + 1`,
      [effectKey, name],
    );
  };
  const activities: Activities = {
    commit,
    startSuccessor: async () => undefined,
    renderPublication: step('render'),
    handOverPublication: async (effectKey) => {
      if (effectKey.endsWith(':refused')) throw ApplicationFailure.nonRetryable('the place refuses it');
      await step('hand-over')(effectKey);
    },
    /** Seen once the test has opened the gate; until then the activity is retried, as a real place would be asked again. */
    seePublication: async (effectKey) => {
      const { rowCount } = await pool.query(`select from trial_gate where effect_key = $1`, [effectKey]);
      if (!rowCount) throw new Error('not seen yet');
      await step('see')(effectKey);
      return 'publication';
    },
    freezeRound: async () => undefined,
    askReviewer: async () => undefined,
    writeClosingIndex: async () => undefined,
    rearmPage: async () => ({ subjects: 0, counted: 0, moved: 0, woken: 0, finished: true }),
  };
  const connection = await NativeConnection.connect({ address: settings.address });
  const worker = await createWorker({
    connection,
    namespace: 'default',
    keys: await readPayloadKeys(settings.keyFile),
    activities,
    bundleFile: settings.bundleFile,
    taskQueue: settings.taskQueue,
    ...(settings.maxCachedWorkflows === undefined ? {} : { maxCachedWorkflows: settings.maxCachedWorkflows }),
  });
  process.once('disconnect', () => worker.getState() === 'RUNNING' && worker.shutdown());
  const working = worker.run();
  process.send?.('ready');
  await working;
  await connection.close();
  await pool.end();
  if (process.connected) process.disconnect();
}

async function kindsOf(pool: pg.Pool, keys: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ kind: string }>(`select kind from command_outcome where command_key = any($1)`, [keys]);
  return rows.map((r) => r.kind);
}

await main(JSON.parse(process.argv[2]!) as TrialWorkerSettings);
