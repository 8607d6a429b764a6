import { setTimeout as pause } from 'node:timers/promises';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { openOrm } from '../entities/orm.ts';
import { LIMITS } from '../domain/limits.ts';
import { createReconciler } from '../services/operations/reconcile.ts';
import { createRelay } from '../services/operations/relay.ts';
import { startOperations } from '../services/operations/run.ts';
import { createCommit } from '../services/procedure/commit.ts';
import { workerConfig } from './config.ts';
import { createActivities, createWorker } from './create-worker.ts';
import { readPayloadKeys } from './payload-codec.ts';
import { temporalClient, TemporalGateway } from './temporal-gateway.ts';
import { prepareTemporal } from './temporal-setup.ts';
import { workflowBundleFile } from './workflow-bundle.ts';

/** Connections beside the activities': the relay holds two, the reconciler one, one to spare. */
const OTHER_CONNECTIONS = 4;
const CONNECT_WITHIN_MS = 60_000;

/** Both may start at the same time as this process; a server that never comes is said so. */
async function connect(address: string): Promise<NativeConnection> {
  const until = performance.now() + CONNECT_WITHIN_MS;
  for (;;) {
    try {
      return await NativeConnection.connect({ address });
    } catch (error) {
      if (performance.now() > until)
        throw new Error(`no Temporal server at ${address} within ${CONNECT_WITHIN_MS / 1000} s`, { cause: error });
      await pause(200);
    }
  }
}

async function main(): Promise<void> {
  const config = workerConfig(process.env);
  Runtime.install({ logger: new DefaultLogger('WARN'), telemetryOptions: { logging: { forward: { level: 'WARN' } } } });
  const keys = await readPayloadKeys(config.payloadKeyFile);
  const [connection, bundleFile] = await Promise.all([connect(config.temporalAddress), config.bundleFile ?? workflowBundleFile()]);
  await prepareTemporal(connection, config.namespace);
  const orm = openOrm(config.databaseUrl, LIMITS.workerActivitiesMax + OTHER_CONNECTIONS);
  const commit = createCommit({ orm });
  const taskQueue = config.taskQueue === undefined ? {} : { taskQueue: config.taskQueue };
  const gateway = new TemporalGateway({ client: temporalClient(connection, config.namespace, keys), ...taskQueue });
  const worker = await createWorker({
    connection,
    namespace: config.namespace,
    keys,
    bundleFile,
    activities: createActivities({ orm, commit, gateway }),
    ...taskQueue,
    ...(config.buildId === undefined ? {} : { buildId: config.buildId }),
  });
  // A worker whose parent was killed would go on deciding for a stack that is gone. SIGINT and SIGTERM are the SDK's.
  process.once('disconnect', () => worker.getState() === 'RUNNING' && worker.shutdown());
  const working = worker.run();
  const operations = startOperations({
    databaseUrl: config.databaseUrl,
    relay: createRelay({ orm, gateway }),
    reconcile: createReconciler({ orm, gateway }),
    onError: (what, error) => process.stderr.write(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
  });
  process.stdout.write('ready\n');
  process.send?.('ready');
  try {
    await working;
  } finally {
    await operations.stop();
    await connection.close();
    await orm.close(true);
    // The channel to the parent would keep the process alive.
    if (process.connected) process.disconnect();
  }
}

await main();
