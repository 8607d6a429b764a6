import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clusterFolder } from '../server/embedded-postgres.ts';
import { startStack } from '../server/stack.ts';
import type { Stack } from '../server/stack.ts';

/** A durable rehearsal stack of its own for one bench. */
export async function benchStack(): Promise<{ readonly stack: Stack; readonly dir: string; readonly close: () => Promise<void> }> {
  const dir = mkdtempSync(join(tmpdir(), 'predisclosure-bench-'));
  const stack = await startStack({ dir, say: () => undefined, startAt: '2024-01-02T09:00:00+08:00', durable: true });
  return {
    stack,
    dir,
    async close() {
      await stack.stop();
      rmSync(clusterFolder(join(dir, 'postgres')), { recursive: true, force: true });
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
