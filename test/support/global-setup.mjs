// Once per run: a PostgreSQL cluster with a migrated template and a Temporal server for tests that need their own, and one
// whole rehearsal stack on which the sample year has been driven, for tests of what people and programs see.
import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const START = '2024-01-02T09:00:00+08:00';
const demo = fileURLToPath(new URL('../../server/demo.ts', import.meta.url));

export default async function globalSetup() {
  const { startPostgres } = await import('../../server/embedded-postgres.ts');
  const { freePort, startTemporalServer } = await import('../../server/temporal-server.ts');
  const { migrateDatabase } = await import('../../entities/migrate.ts');
  const { startStack } = await import('../../server/stack.ts');
  const dir = mkdtempSync(join(tmpdir(), 'predisclosure-test-'));
  // A free port may be taken before the database listens on it: then another one.
  const postgresIn = async (folder, tries) => {
    const port = await freePort();
    return startPostgres({ dir: folder, port, durable: false }).catch((error) => {
      if (tries === 1) throw error;
      return postgresIn(folder, tries - 1);
    });
  };
  // As root the database runs as a user of its own, who must be able to walk in.
  chmodSync(dir, 0o755);
  // What has started is stopped when something beside it does not: a failed run leaves no server behind.
  const started = [];
  const kept = async (starting) => {
    const server = await starting;
    started.push(server);
    return server;
  };
  try {
    const servers = await Promise.allSettled([
      kept(postgresIn(join(dir, 'postgres'), 3)),
      kept(startTemporalServer({ dir: join(dir, 'temporal'), storage: { kind: 'memory' } })),
    ]);
    for (const s of servers) if (s.status === 'rejected') throw s.reason;
    const [postgres, temporal] = servers.map((s) => s.value);
    await postgres.ensureDatabase('tpl');
    await migrateDatabase(postgres.url('tpl'), { rehearsal: true, startAt: START });
    const stack = await kept(startStack({ dir: join(dir, 'stack'), say: () => undefined, startAt: START, durable: false }));
    await handOver({ postgres, temporal, stack, dir });
  } catch (error) {
    for (const server of started.reverse()) await server.stop();
    throw error;
  }
}

/** Drives the sample year and tells the tests where everything is. */
async function handOver({ postgres, temporal, stack, dir }) {
  const run = promisify(execFile);
  const driven = await run(process.execPath, ['--disable-warning=ExperimentalWarning', demo, '--json', '--url', stack.url], {
    maxBuffer: 32 * 1024 * 1024,
  }).catch((error) => error);
  process.env.TEST_PG_URL = postgres.url('postgres');
  process.env.TEST_TEMPORAL_ADDRESS = temporal.address;
  process.env.TEST_STACK_URL = stack.url;
  process.env.TEST_STACK_DATABASE = stack.databaseUrl;
  process.env.TEST_STACK_TEMPORAL = stack.temporalAddress;
  process.env.TEST_STACK_KEYS = join(dir, 'stack', 'keys');
  process.env.TEST_DEMO = JSON.stringify({ code: driven.code ?? 0, stdout: driven.stdout, stderr: driven.stderr });
  globalThis.__stack = { postgres, temporal, stack, dir };
}
