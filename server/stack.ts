import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrateDatabase } from '../entities/migrate.ts';
import { openOrm } from '../entities/orm.ts';
import { seedRehearsal } from '../services/seed/seed.ts';
import { clusterFolder, startPostgres } from './embedded-postgres.ts';
import type { Postgres } from './embedded-postgres.ts';
import { rehearsalKeys } from './keys.ts';
import { supervise } from './processes.ts';
import type { Supervised } from './processes.ts';
import { freePort, startTemporalServer } from './temporal-server.ts';
import type { TemporalServer } from './temporal-server.ts';

export type StackOptions = {
  readonly dir: string;
  readonly say: (line: string) => void;
  /** First moment of a new rehearsal's clock, ISO with offset. */
  readonly startAt: string;
  readonly port?: number;
  readonly pgPort?: number;
  readonly temporalPort?: number;
  readonly durable?: boolean;
};
export type Stack = {
  readonly url: string;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  pids(): Record<string, number | undefined>;
  stop(): Promise<void>;
};

const MARKER = 'predisclosure-stack.json';
const SAMPLE = fileURLToPath(new URL('../samples/shanghai-town-2024/', import.meta.url));
const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/** The embedded stack: PostgreSQL, Temporal on it, worker and API as children, all supervised, all under one folder. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const dir = resolve(options.dir);
  const { say } = options;
  await claim(dir);
  await cleanUp(dir, say);
  const [keys, pgPort, temporalPort, port] = await Promise.all([
    rehearsalKeys(join(dir, 'keys')),
    options.pgPort ?? freePort(),
    options.temporalPort ?? freePort(),
    options.port ?? freePort(),
  ]);
  const startDatabase = (): Promise<Postgres> =>
    startPostgres({ dir: join(dir, 'postgres'), port: pgPort, durable: options.durable ?? true });
  let postgres = await startDatabase();
  say('PostgreSQL 18 已启动');
  await postgres.ensureDatabase('predisclosure');
  const databaseUrl = postgres.url('predisclosure');
  const startTemporal = (): Promise<TemporalServer> =>
    startTemporalServer({
      dir: join(dir, 'temporal'),
      port: temporalPort,
      storage: { kind: 'postgres', host: '127.0.0.1', port: pgPort, user: postgres.user, password: postgres.password },
    });
  const [started] = await Promise.all([startTemporal(), prepareDatabase(databaseUrl, options.startAt)]);
  let temporal = started;
  say('Temporal 已启动，数据库已就绪');

  const env = {
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporal.address,
    PAYLOAD_KEY_FILE: keys.payload,
    FIELD_KEY_FILE: keys.field,
    JWT_KEY_FILE: keys.jwt,
    PORT: String(port),
    NODE_ENV: process.env['NODE_ENV'] ?? 'production',
  };
  const children: Supervised[] = [
    supervise('办理进程', [here(`./worker.${EXTENSION}`)], env, say),
    supervise('接口进程', [here(`./api.${EXTENSION}`)], env, say),
  ];
  const [worker, api] = children as [Supervised, Supervised];
  const [, url] = await Promise.all([worker.ready, api.ready]);
  await remember(dir, { temporal: temporal.pid, databaseUrl, temporalAddress: temporal.address, url });

  let stopping = false;
  const guard = setInterval(() => void keepAlive(), 1_000);
  let restarting = false;
  let temporalDown = false;
  const onTemporalEnd = (): void => {
    temporalDown = true;
  };
  void temporal.ended.then(onTemporalEnd);
  async function keepAlive(): Promise<void> {
    if (stopping || restarting) return;
    restarting = true;
    try {
      if (!(await listens(pgPort)) && !stopping) {
        say('PostgreSQL 停止了，重新启动');
        postgres = await startDatabase();
      }
      if (temporalDown && !stopping) {
        say('Temporal 停止了，重新启动');
        temporal = await startTemporal();
        temporalDown = false;
        void temporal.ended.then(onTemporalEnd);
        await remember(dir, { temporal: temporal.pid, databaseUrl, temporalAddress: temporal.address, url });
      }
    } catch (error) {
      say(`重新启动没有成功，继续尝试：${error instanceof Error ? error.message : String(error)}`);
    } finally {
      restarting = false;
    }
  }

  return {
    url,
    databaseUrl,
    temporalAddress: temporal.address,
    pids: () => ({ worker: worker.pid(), api: api.pid(), temporal: temporal.pid, postgres: postmaster(dir) }),
    async stop() {
      stopping = true;
      clearInterval(guard);
      // Workers before the server, the server before its database: the other way round each would log its loss.
      await Promise.all(children.map((c) => c.stop()));
      await temporal.stop();
      await postgres.stop();
      await rm(join(dir, 'pids.json'), { force: true });
    },
  };
}

async function prepareDatabase(url: string, startAt: string): Promise<void> {
  await migrateDatabase(url, { rehearsal: true, startAt });
  const orm = openOrm(url, 2);
  try {
    await seedRehearsal(orm, SAMPLE);
  } finally {
    await orm.close(true);
  }
}

/** The folder is ours, or empty, or it is left alone. */
async function claim(dir: string): Promise<void> {
  if (existsSync(dir) && readdirSync(dir).length && !existsSync(join(dir, MARKER)))
    throw new Error(`${dir} 里有别的内容，没有改动它。请换一个文件夹，或者清空它`);
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, MARKER), JSON.stringify({ what: 'embedded rehearsal stack of predisclosure' }));
}

/** Ends what a killed parent left behind: only processes whose command line names this folder. */
async function cleanUp(dir: string, say: (line: string) => void): Promise<void> {
  const folders = [dir, clusterFolder(join(dir, 'postgres'))];
  const ours = (pid: number): boolean => folders.some((f) => commandOf(pid).includes(f));
  const left = [postmaster(dir), remembered(dir)].filter((pid): pid is number => pid !== undefined && ours(pid));
  for (const pid of left) {
    say(`结束上次留下的进程 ${pid}`);
    process.kill(pid, 'SIGTERM');
  }
  for (let i = 0; i < 100 && left.some(ours); i++) await new Promise((r) => setTimeout(r, 50));
  for (const pid of left) if (ours(pid)) process.kill(pid, 'SIGKILL');
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function postmaster(dir: string): number | undefined {
  const file = join(clusterFolder(join(dir, 'postgres')), 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
}

function remembered(dir: string): number | undefined {
  const file = join(dir, 'pids.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { temporal?: number }).temporal : undefined;
}

/** What runs, for the next start (to end what is left) and for `doctor` (to find it). */
async function remember(
  dir: string,
  running: { temporal: number | undefined; databaseUrl: string; temporalAddress: string; url: string },
): Promise<void> {
  await writeFile(join(dir, 'pids.json'), JSON.stringify(running));
}

function listens(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => (socket.destroy(), done(true))).once('error', () => done(false));
  });
}
