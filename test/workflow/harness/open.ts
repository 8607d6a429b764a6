import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { migrateDatabase } from '../../../entities/migrate.ts';
import type { RunOptions } from '../../../workflows/messages.ts';
import { Rig } from './rig.ts';

/** A rig over a database of its own on the test cluster, and the test server. */
export async function openRig(run: RunOptions = {}, waitMs?: number): Promise<Rig> {
  return Rig.open(await freshDatabase(), process.env.TEST_TEMPORAL_ADDRESS!, run, waitMs);
}

export async function freshDatabase(): Promise<string> {
  const url = new URL(process.env.TEST_PG_URL!);
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  url.pathname = name;
  await migrateDatabase(url.href, { rehearsal: true });
  return url.href;
}
