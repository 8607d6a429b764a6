import type { RunOptions } from '../../../workflows/messages.ts';
import { createTestDatabase } from '../../support/pg.ts';
import { Rig } from './rig.ts';

/** A rig over a database of its own on the test cluster, and the test server. */
export async function openRig(run: RunOptions = {}, waitMs?: number): Promise<Rig> {
  const { url } = await createTestDatabase();
  return Rig.open(url, process.env['TEST_TEMPORAL_ADDRESS']!, run, waitMs);
}
