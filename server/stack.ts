import { createConnection } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrateDatabase } from '../entities/migrate.ts';
import { openOrm } from '../entities/orm.ts';
import { seedRehearsal } from '../services/seed/seed.ts';
import type { StackPorts } from './config.ts';
import { startPostgres } from './embedded-postgres.ts';
import type { Postgres } from './embedded-postgres.ts';
import { rehearsalKeys } from './keys.ts';
import { supervise } from './processes.ts';
import type { Supervised } from './processes.ts';
import { claimFolder, forget, postmaster, remember } from './stack-folder.ts';
import { freePort, isFree, startTemporalServer } from './temporal-server.ts';
import type { TemporalServer } from './temporal-server.ts';

export type StackOptions = StackPorts & {
  readonly dir: string;
  readonly say: (line: string) => void;
  /** First moment of a new rehearsal's clock, ISO with offset. */
  readonly startAt: string;
  readonly durable?: boolean;
};
export type Stack = {
  readonly url: string;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  pids(): Record<string, number | undefined>;
  stop(): Promise<void>;
};

/** PostgreSQL and Temporal of one stack; each is replaced when it had to be started again. */
type Servers = { postgres: Postgres; temporal: TemporalServer; temporalDown: boolean };

const SAMPLE = fileURLToPath(new URL('../samples/shanghai-town-2024/', import.meta.url));
const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const LOOK_EVERY_MS = 1_000;

/**
 * The embedded stack: PostgreSQL, Temporal on it, worker and API as children, all supervised, all under one folder. What had
 * been started when something failed is stopped again. @throws Error saying what stands in the way
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { say } = options;
  const dir = await claimFolder(options.dir, say);
  /** How to stop what runs, in the order it was started. Workers before the server, the server before its database. */
  const running: (() => Promise<void>)[] = [() => forget(dir)];
  const stopAll = async (): Promise<void> => {
    for (const stop of running.splice(0).reverse()) await stop();
  };
  try {
    return await bringUp(options, dir, running, stopAll);
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function bringUp(options: StackOptions, dir: string, running: (() => Promise<void>)[], stopAll: () => Promise<void>): Promise<Stack> {
  const { say } = options;
  const [keys, pgPort, temporalPort, port] = await Promise.all([
    rehearsalKeys(join(dir, 'keys')),
    portFor('PG_PORT', options.pgPort),
    portFor('TEMPORAL_PORT', options.temporalPort),
    portFor('PORT', options.port),
  ]);
  const startDatabase = (): Promise<Postgres> =>
    startPostgres({ dir: join(dir, 'postgres'), port: pgPort, durable: options.durable ?? true });
  const postgres = await startDatabase();
  const startTemporal = (): Promise<TemporalServer> =>
    startTemporalServer({
      dir: join(dir, 'temporal'),
      port: temporalPort,
      storage: { kind: 'postgres', host: '127.0.0.1', port: pgPort, user: postgres.user, password: postgres.password },
    });
  running.push(() => servers.postgres.stop());
  say('PostgreSQL 18 已启动');
  await postgres.ensureDatabase('predisclosure');
  const databaseUrl = postgres.url('predisclosure');
  const starting = startTemporal();
  starting.catch(() => undefined);
  running.push(async () => (servers.temporal ?? (await starting.catch(() => undefined)))?.stop());
  const servers = { postgres, temporalDown: false } as Servers;
  [servers.temporal] = await Promise.all([starting, prepareDatabase(databaseUrl, options.startAt)]);
  const note = (url?: string): Promise<void> =>
    remember(dir, {
      temporal: servers.temporal.pid,
      databaseUrl,
      temporalAddress: servers.temporal.address,
      ...(url === undefined ? {} : { url }),
    });
  await note();
  say('Temporal 已启动，数据库已就绪');

  const env = {
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: servers.temporal.address,
    PAYLOAD_KEY_FILE: keys.payload,
    FIELD_KEY_FILE: keys.field,
    JWT_KEY_FILE: keys.jwt,
    PORT: String(port),
    NODE_ENV: process.env['NODE_ENV'] ?? 'production',
  };
  const children: readonly [Supervised, Supervised] = [
    supervise('办理进程', [here(`./worker.${EXTENSION}`)], env, say),
    supervise('接口进程', [here(`./api.${EXTENSION}`)], env, say),
  ];
  running.push(async () => void (await Promise.all(children.map((c) => c.stop()))));
  const [worker, api] = children;
  const [, url] = await Promise.all([worker.ready, api.ready]);
  await note(url);
  const stopWatching = keepAlive(servers, { pgPort, startDatabase, startTemporal, noted: () => note(url), say });
  running.push(async () => stopWatching());
  return {
    url,
    databaseUrl,
    temporalAddress: servers.temporal.address,
    pids: () => ({ worker: worker.pid(), api: api.pid(), temporal: servers.temporal.pid, postgres: postmaster(dir) }),
    stop: stopAll,
  };
}

/** The port asked for, when nobody else has it; else a free one. */
async function portFor(name: string, asked: number | undefined): Promise<number> {
  if (asked === undefined) return freePort();
  if (!(await isFree(asked)))
    throw new Error(`端口 ${asked} 已被别的程序占用。请换一个（环境变量 ${name}），或者不设置，由系统选空闲的端口`);
  return asked;
}

/** Starts PostgreSQL and Temporal again when they have died; children look after themselves. Answers how to stop looking. */
function keepAlive(
  servers: Servers,
  again: {
    readonly pgPort: number;
    readonly startDatabase: () => Promise<Postgres>;
    readonly startTemporal: () => Promise<TemporalServer>;
    readonly noted: () => Promise<void>;
    readonly say: (line: string) => void;
  },
): () => void {
  let stopped = false;
  let busy = false;
  const hear = (): void => void servers.temporal.ended.then(() => (servers.temporalDown = true));
  hear();
  const look = async (): Promise<void> => {
    if (stopped || busy) return;
    busy = true;
    try {
      if (!(await listens(again.pgPort)) && !stopped) {
        again.say('PostgreSQL 停止了，重新启动');
        servers.postgres = await again.startDatabase();
      }
      if (servers.temporalDown && !stopped) {
        again.say('Temporal 停止了，重新启动');
        servers.temporal = await again.startTemporal();
        servers.temporalDown = false;
        hear();
        await again.noted();
      }
    } catch (error) {
      again.say(`重新启动没有成功，继续尝试：${error instanceof Error ? error.message : String(error)}`);
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  return () => {
    stopped = true;
    clearInterval(timer);
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

function listens(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => (socket.destroy(), done(true))).once('error', () => done(false));
  });
}
