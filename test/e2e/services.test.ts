import { execFileSync, spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { parse } from 'yaml';
import { builtTemporal } from '../../script/temporal-cache.mjs';
import { freePort } from '../../server/temporal-server.ts';
import { createTestDatabase } from '../support/pg.ts';

const root = join(import.meta.dirname, '../..');
type Service = {
  command?: string[];
  deploy?: { replicas: number };
  image?: string;
  healthcheck?: object;
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  secrets?: string[];
  volumes?: string[];
};
const compose = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
  services: Record<string, Service>;
  secrets: Record<string, { file: string }>;
};
const children: ChildProcess[] = [];
const postgresAddress = new URL(process.env['TEST_PG_URL']!);
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let environment: Record<string, string>;

beforeAll(async () => {
  execFileSync(process.execPath, ['script/build.mjs'], { cwd: root, stdio: 'ignore' });
  database = await createTestDatabase();
  const keys = process.env['TEST_STACK_KEYS']!;
  environment = {
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: process.env['TEST_TEMPORAL_ADDRESS']!,
    TEMPORAL_NAMESPACE: 'services',
    PAYLOAD_KEY_FILE: `${keys}/payload-keys.json`,
    FIELD_KEY_FILE: `${keys}/field-key.txt`,
    JWT_KEY_FILE: `${keys}/jwt-key.json`,
    WORKFLOW_BUNDLE: join(root, 'dist/workflow-bundle.js'),
    NODE_ENV: 'production',
  };
}, 180_000);
afterAll(async () => {
  for (const child of children) {
    if (child.exitCode !== null) continue;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
  await database.drop();
}, 60_000);

/** Runs a service's own command, as the image would, and waits for a line on its output. */
async function run(service: string, line: RegExp, extra: Record<string, string> = {}): Promise<ChildProcess> {
  const [, ...args] = compose.services[service]!.command!;
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env['PATH']!, ...environment, ...extra },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      output += String(chunk);
      if (line.test(output)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => (line.test(output) ? resolve() : reject(new Error(`${service} ended with ${code}: ${output}`))));
  });
  return child;
}

test('the compose file has the production shape, and its secrets are files', () => {
  expect(Object.keys(compose.services).sort()).toEqual([
    'api',
    'migrate',
    'postgres',
    'proxy',
    'temporal',
    'temporal-schema',
    'temporal-ui',
    'worker',
  ]);
  expect(compose.services['api']!.deploy!.replicas).toBe(2);
  expect(compose.services['worker']!.deploy!.replicas).toBe(2);
  expect(compose.services['postgres']!.image).toBe('postgres:18');
  for (const name of ['postgres', 'temporal', 'api']) expect(compose.services[name]!.healthcheck).toBeDefined();
  expect(Object.values(compose.secrets).every((s) => s.file.startsWith('./deploy/secrets/'))).toBe(true);
  expect(readFileSync(join(root, 'docker-compose.yml'), 'utf8')).not.toMatch(/PASSWORD: |SECRET: /);
});

test('what the compose file names is there: services, conditions, secrets, files, variables', () => {
  const { services, secrets } = compose;
  const known = readFileSync(join(root, 'server/config.ts'), 'utf8');
  for (const [name, s] of Object.entries(services)) {
    for (const [other, { condition }] of Object.entries(s.depends_on ?? {})) {
      expect([name, other, services[other] !== undefined]).toEqual([name, other, true]);
      // Waiting for the health of a service that has no health check waits for ever.
      if (condition === 'service_healthy') expect([other, services[other]!.healthcheck]).not.toEqual([other, undefined]);
    }
    for (const secret of s.secrets ?? []) expect([name, secret in secrets]).toEqual([name, true]);
    for (const volume of s.volumes ?? [])
      if (volume.startsWith('./')) expect([volume, existsSync(join(root, volume.split(':')[0]!))]).toEqual([volume, true]);
  }
  const ours = Object.keys(services['api']!.environment!).filter((v) => !['NODE_ENV', 'PGPASSFILE'].includes(v));
  expect(ours.filter((v) => !known.includes(v))).toEqual([]);
});

test('the schema job makes and updates both databases of Temporal, and repeating it changes nothing', async () => {
  const built = builtTemporal();
  if (!built) return;
  const bin = mkdtempSync(join(tmpdir(), 'admin-tools-'));
  symlinkSync(built.sql, join(bin, 'temporal-sql-tool'));
  writeFileSync(join(bin, 'password'), postgresAddress.password);
  const { command, environment: env } = compose.services['temporal-schema']!;
  const [shell, ...args] = command!.map((part) =>
    part.replaceAll('$$', '$').replace('/run/secrets/postgres_password', join(bin, 'password')),
  );
  for (let time = 1; time <= 2; time++) {
    const { status, stderr } = spawnSync(shell!, args, {
      env: {
        ...env,
        PATH: `${bin}:${process.env['PATH']}`,
        SQL_HOST: postgresAddress.hostname,
        SQL_PORT: postgresAddress.port,
        SQL_USER: postgresAddress.username,
      },
      encoding: 'utf8',
    });
    expect([time, status, status === 0 ? '' : stderr]).toEqual([time, 0, '']);
  }
  const client = new pg.Client(Object.assign(new URL(postgresAddress), { pathname: '/temporal_visibility' }).href);
  await client.connect();
  const { rows } = await client.query(`select curr_version from schema_version`);
  await client.end();
  rmSync(bin, { recursive: true });
  expect(rows).toEqual([{ curr_version: expect.stringMatching(/^1\.\d+$/) }]);
}, 60_000);

test('a compose client, where there is one, accepts the file', () => {
  for (const [command, ...args] of [
    ['docker-compose', 'config', '-q'],
    ['docker', 'compose', 'config', '-q'],
  ] as [string, ...string[]][]) {
    if (spawnSync(command, [...args.slice(0, -2), 'version'], { cwd: root }).status !== 0) continue;
    const { status, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
    expect([command, status, stderr.replace(/.*obsolete.*\n/g, '')]).toEqual([command, 0, '']);
  }
});

test('each service’s own command runs from the built output against real servers', async () => {
  await run('migrate', /migrated/);
  const port = await freePort();
  await Promise.all([run('worker', /ready/), run('api', /ready http/, { PORT: String(port) })]);
  const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([200, { ok: true, database: true, temporal: true }]);
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toContain('重大决策预公开');
}, 90_000);
