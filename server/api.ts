import { readFileSync } from 'node:fs';
import { Connection } from '@temporalio/client';
import { openOrm } from '../entities/orm.ts';
import { createReader } from '../services/read/reader.ts';
import { buildApp } from './app.ts';
import { apiConfig } from './config.ts';
import { openIdentity } from './identity.ts';
import { readPayloadKeys } from './payload-codec.ts';
import { temporalClient, TemporalGateway } from './temporal-gateway.ts';

/** Connections of one API process for what it writes and for what it reads: together two per core serve what one machine can compute. */
const POOL_MAX = 8;
const READ_CONNECTIONS = 8;

/** The API and the portal, one process: reads configuration, wires, starts, stops. */
async function main(): Promise<void> {
  const config = apiConfig(process.env);
  const orm = openOrm(config.databaseUrl, POOL_MAX);
  const reader = createReader(config.databaseUrl, READ_CONNECTIONS);
  const [keys, identity, connection] = await Promise.all([
    readPayloadKeys(config.payloadKeyFile),
    openIdentity(config.jwtKeyFile),
    Connection.connect({ address: config.temporalAddress, connectTimeout: '60 seconds' }),
  ]);
  const gateway = new TemporalGateway({
    client: temporalClient(connection, config.namespace, keys),
  });
  const app = await buildApp({
    orm,
    reader,
    databaseUrl: config.databaseUrl,
    gateway,
    identity,
    fieldKey: Buffer.from(readFileSync(config.fieldKeyFile, 'utf8').trim(), 'base64'),
    site: config.site,
    trustProxy: config.trustProxy,
    temporalReady: async () => {
      await connection.workflowService.getSystemInfo({});
    },
  });
  const address = await app.listen({ port: config.port, host: config.host });
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
