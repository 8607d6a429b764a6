import { setTimeout as pause } from 'node:timers/promises';

/** Asks until `assert` holds; the last failure is the test's. For what another process does in its own time. */
export async function eventually(assert: () => Promise<void>, withinMs = 15_000): Promise<void> {
  const until = performance.now() + withinMs;
  for (;;) {
    try {
      return await assert();
    } catch (error) {
      if (performance.now() > until) throw error;
      await pause(20);
    }
  }
}
