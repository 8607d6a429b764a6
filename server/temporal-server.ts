import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Connection } from '@temporalio/client';
import { builtTemporal } from '../script/temporal-cache.mjs';
import { prepareTemporal } from './temporal-setup.ts';

const execute = promisify(execFile);
const READY_WITHIN_MS = 30_000;

export type Storage =
  | { readonly kind: 'memory' }
  | { readonly kind: 'postgres'; readonly host: string; readonly port: number; readonly user: string; readonly password: string };
export type TemporalServer = {
  readonly address: string;
  readonly namespace: string;
  readonly pid?: number;
  stop(): Promise<void>;
  /** Settles when the server ends by itself. */ readonly ended: Promise<void>;
};
export type TemporalOptions = { readonly dir: string; readonly storage: Storage; readonly namespace?: string; readonly port?: number };

/**
 * A Temporal server, from the first source that is there: TEMPORAL_ADDRESS (never started or stopped by us), the `temporal`
 * CLI, the server built by `script/setup`, the SDK's download. @throws Error naming all four when none is there
 */
export async function startTemporalServer(options: TemporalOptions): Promise<TemporalServer> {
  const namespace = options.namespace ?? 'default';
  const external = process.env['TEMPORAL_ADDRESS'];
  if (external) {
    await ready(external, namespace);
    return { address: external, namespace, stop: async () => undefined, ended: new Promise(() => undefined) };
  }
  await mkdir(options.dir, { recursive: true });
  const port = options.port ?? (await freePort());
  const cli = onPath('temporal');
  const built = builtTemporal();
  if (cli) return watch(spawnCli(cli, options.dir, port), port, namespace);
  if (built) return watch(await spawnBuilt(built, options, port), port, namespace);
  return download(namespace);
}

function onPath(command: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(':')
    .map((folder) => join(folder, command))
    .find((file) => existsSync(file));
}

function spawnCli(cli: string, dir: string, port: number): ChildProcess {
  const args = [
    'server',
    'start-dev',
    '--headless',
    '--ip',
    '127.0.0.1',
    '--port',
    String(port),
    '--db-filename',
    join(dir, 'temporal.db'),
    '--sqlite-pragma',
    'journal_mode=WAL',
    '--sqlite-pragma',
    'synchronous=OFF',
  ];
  return spawn(
    cli,
    [
      ...args,
      '--dynamic-config-value',
      'frontend.WorkflowTimeSkippingEnabled=true',
      '--dynamic-config-value',
      'history.timerProcessorMaxTimeShift="10ms"',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
}

async function spawnBuilt(built: { server: string; sql: string }, options: TemporalOptions, port: number): Promise<ChildProcess> {
  if (options.storage.kind === 'postgres') await prepareSchemas(built.sql, options.storage);
  const config = join(options.dir, 'config');
  await mkdir(config, { recursive: true });
  const others = await samePorts(join(config, 'ports.json'));
  await writeFile(join(config, 'stack.yaml'), serverConfig(options.storage, port, others, join(config, 'dynamic.yaml')));
  await writeFile(join(config, 'dynamic.yaml'), DYNAMIC);
  return spawn(built.server, ['--root', options.dir, '--config', 'config', '--env', 'stack', '--allow-no-auth', 'start'], {
    stdio: ['ignore', 'ignore', 'ignore'],
  });
}

/** Waits until the server answers; it is stopped by SIGTERM, then SIGKILL. */
async function watch(child: ChildProcess, port: number, namespace: string): Promise<TemporalServer> {
  const address = `127.0.0.1:${port}`;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const died = ended.then(() => Promise.reject(new Error('the Temporal server ended while it started')));
  died.catch(() => undefined);
  await Promise.race([ready(address, namespace), died]);
  return {
    address,
    namespace,
    ended,
    ...(child.pid === undefined ? {} : { pid: child.pid }),
    async stop() {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 8_000);
      await ended;
      clearTimeout(late);
    },
  };
}

async function download(namespace: string): Promise<TemporalServer> {
  try {
    const { TestWorkflowEnvironment } = await import('@temporalio/testing');
    const env = await TestWorkflowEnvironment.createLocal({
      server: { executable: { type: 'cached-download', version: '1.9.1' }, namespace },
    });
    await prepareTemporal(env.connection, namespace);
    return { address: env.address, namespace, stop: () => env.teardown(), ended: new Promise(() => undefined) };
  } catch (cause) {
    throw new Error(
      '没有可用的 Temporal 服务。任选其一：设置 TEMPORAL_ADDRESS；把 temporal 命令放进 PATH；安装 Go ≥ 1.26.8 后运行 npm run setup；允许联网由 SDK 下载',
      { cause },
    );
  }
}

async function ready(address: string, namespace: string): Promise<void> {
  const until = performance.now() + READY_WITHIN_MS;
  for (;;) {
    try {
      const connection = await Connection.connect({ address, connectTimeout: '2 seconds' });
      try {
        await prepareTemporal(connection, namespace);
        return;
      } finally {
        await connection.close();
      }
    } catch (error) {
      if (performance.now() > until) throw new Error(`no Temporal server at ${address}`, { cause: error });
      await pause(50);
    }
  }
}

/** Databases and schemas of Temporal itself; repeating it changes nothing. */
async function prepareSchemas(sql: string, s: Extract<Storage, { kind: 'postgres' }>): Promise<void> {
  const one = async (db: string, schema: string): Promise<void> => {
    const base = ['--plugin', 'postgres12', '--ep', s.host, '-p', String(s.port), '-u', s.user, '--pw', s.password, '--db', db];
    await execute(sql, [...base, 'create-database']).catch(() => undefined);
    await execute(sql, [...base, 'setup-schema', '-v', '0.0']).catch(() => undefined);
    await execute(sql, [...base, 'update-schema', '--schema-name', schema]);
  };
  await Promise.all([one('temporal', 'postgresql/v12/temporal'), one('temporal_visibility', 'postgresql/v12/visibility')]);
}

const DYNAMIC = `frontend.WorkflowTimeSkippingEnabled: [{value: true}]
system.forceSearchAttributesCacheRefreshOnRead: [{value: true}]
history.timerProcessorMaxTimeShift: [{value: 10ms}]
`;

function serverConfig(storage: Storage, port: number, p: readonly number[], dynamic: string): string {
  const memory =
    '{sql: {pluginName: sqlite, databaseName: default, connectAddr: localhost, connectProtocol: tcp, connectAttributes: {mode: memory, cache: private}, maxConns: 1, maxIdleConns: 1, maxConnLifetime: 1h}}';
  const postgres = (db: string, conns: number): string =>
    storage.kind === 'postgres'
      ? `{sql: {pluginName: postgres12, databaseName: ${db}, connectAddr: "${storage.host}:${storage.port}", connectProtocol: tcp, user: ${storage.user}, password: ${storage.password}, maxConns: ${conns}, maxIdleConns: ${conns}, maxConnLifetime: 1h}}`
      : memory;
  return `log: {stdout: true, level: error}
persistence:
  defaultStore: default
  visibilityStore: visibility
  numHistoryShards: 4
  datastores:
    default: ${postgres('temporal', 10)}
    visibility: ${postgres('temporal_visibility', 4)}
global: {membership: {maxJoinDuration: 30s, broadcastAddress: 127.0.0.1}}
services:
  frontend: {rpc: {grpcPort: ${port}, membershipPort: ${p[0]}, httpPort: ${p[1]}, bindOnLocalHost: true}}
  history: {rpc: {grpcPort: ${p[2]}, membershipPort: ${p[3]}, bindOnLocalHost: true}}
  matching: {rpc: {grpcPort: ${p[4]}, membershipPort: ${p[5]}, bindOnLocalHost: true}}
  worker: {rpc: {grpcPort: ${p[6]}, membershipPort: ${p[7]}, bindOnLocalHost: true}}
clusterMetadata: {enableGlobalNamespace: false, failoverVersionIncrement: 10, masterClusterName: active, currentClusterName: active, clusterInformation: {active: {enabled: true, initialFailoverVersion: 1, rpcName: frontend, rpcAddress: "127.0.0.1:${port}"}}}
dcRedirectionPolicy: {policy: noop}
dynamicConfigClient: {filepath: "${dynamic}", pollInterval: 10s}
`;
}

/**
 * The inner ports of last time while they are free: a server that was killed is still listed among its own members, and one
 * that comes back under the same address takes its place at once instead of waiting until it is forgotten.
 */
async function samePorts(file: string): Promise<number[]> {
  if (existsSync(file)) {
    const known = JSON.parse(await readFile(file, 'utf8')) as number[];
    if ((await Promise.all(known.map(isFree))).every(Boolean)) return known;
  }
  const ports = await freePorts(8);
  await writeFile(file, JSON.stringify(ports));
  return ports;
}

/** Whether nobody listens on this port of the machine now. */
export function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  return port!;
}

/** Below 32,768 (Temporal stores its own ports as smallint) and outside the range outgoing connections take theirs from. */
const PORT_MIN = 15_000;
const PORT_MAX = 32_000;

/** Held together while they are found, so that they differ. */
async function freePorts(n: number): Promise<number[]> {
  const held: Server[] = [];
  const ports: number[] = [];
  while (ports.length < n) {
    const port = randomInt(PORT_MIN, PORT_MAX);
    const server = createServer();
    const got = await new Promise<boolean>((resolve) =>
      server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true)),
    );
    if (!got) continue;
    held.push(server);
    ports.push(port);
  }
  await Promise.all(held.map((s) => new Promise<void>((resolve) => s.close(() => resolve()))));
  return ports;
}
