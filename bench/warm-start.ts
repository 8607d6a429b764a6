import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack } from '../server/stack.ts';
import type { Bench } from './harness.ts';

const TARGET_S = 5;

/** Ready means: database, Temporal, worker polling, API listening. The "peer" is the promise of five seconds itself. */
export const warmStart: Bench = {
  name: 'warm-start',
  what: `a stopped stack with its data to ready, against the promised ${TARGET_S} seconds`,
  target: 1,
  async prepare() {
    const dir = mkdtempSync(join(tmpdir(), 'predisclosure-warm-'));
    const start = () => startStack({ dir, say: () => undefined, startAt: '2024-01-02T09:00:00+08:00', durable: true });
    await (await start()).stop();
    let seconds = TARGET_S;
    return {
      product: {
        name: 'start',
        async run() {
          const began = performance.now();
          const stack = await start();
          seconds = (performance.now() - began) / 1000;
          await stack.stop();
          // Operations such that the rate is starts per second, the stop not counted.
          return (performance.now() - began) / 1000 / seconds;
        },
      },
      peer: {
        name: 'promise',
        run: async () => {
          const began = performance.now();
          while (performance.now() - began < 50);
          return 0.05 / TARGET_S;
        },
      },
      check: () => undefined,
      close: async () => rmSync(dir, { recursive: true, force: true }),
      pairs: 3,
    };
  },
};
