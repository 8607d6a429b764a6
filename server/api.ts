import { readFileSync } from 'node:fs';
import { Connection } from '@temporalio/client';
import { openOrm } from '../entities/orm.ts';
import { createCommit } from '../services/procedure/commit.ts';
import { createReader } from '../services/read/reader.ts';
import { buildApp } from './app.ts';
import { openIdentity } from './identity.ts';
import { readPayloadKeys } from './payload-codec.ts';
import { temporalClient, TemporalGateway } from './temporal-gateway.ts';

/** Connections of one API process for what it writes and for what it reads: together two per core serve what one machine can compute. */
const POOL_MAX = 8;
const READ_CONNECTIONS = 8;

function need(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

/** The API and the portal, one process: reads configuration, wires, starts, stops. */
async function main(): Promise<void> {
  const { env } = process;
  const orm = openOrm(need('DATABASE_URL'), POOL_MAX);
  const reader = createReader(need('DATABASE_URL'), READ_CONNECTIONS);
  const [keys, identity, connection] = await Promise.all([
    readPayloadKeys(need('PAYLOAD_KEY_FILE')),
    openIdentity(need('JWT_KEY_FILE')),
    Connection.connect({ address: need('TEMPORAL_ADDRESS'), connectTimeout: '60 seconds' }),
  ]);
  const gateway = new TemporalGateway({
    client: temporalClient(connection, env['TEMPORAL_NAMESPACE'] ?? 'default', keys),
    commit: createCommit({ orm }),
  });
  const app = await buildApp({
    orm,
    reader,
    databaseUrl: need('DATABASE_URL'),
    gateway,
    identity,
    fieldKey: Buffer.from(readFileSync(need('FIELD_KEY_FILE'), 'utf8').trim(), 'base64'),
    site: {
      name: env['SITE_NAME'] ?? '重大行政决策预公开',
      siteIdCode: env['SITE_ID_CODE'] ?? null,
      icp: env['SITE_ICP'] ?? null,
      policeRecord: env['SITE_POLICE_RECORD'] ?? null,
    },
    trustProxy: env['TRUST_PROXY'] === 'true',
    temporalReady: async () => {
      await connection.workflowService.getSystemInfo({});
    },
  });
  const address = await app.listen({ port: Number(env['PORT'] ?? 8080), host: env['HOST'] ?? '127.0.0.1' });
  process.stdout.write(`ready ${address}\n`);
  process.send?.('ready');
  let stopping: Promise<void> | undefined;
  const stop = (): void => {
    stopping ??= (async () => {
      await app.close();
      await connection.close();
      await Promise.all([orm.close(true), reader.close()]);
      if (process.connected) process.disconnect();
    })();
    void stopping.then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // An API whose parent was killed would keep its port from the next start.
  process.once('disconnect', stop);
}

await main();
