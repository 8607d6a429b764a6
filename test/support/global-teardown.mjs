import { rmSync } from 'node:fs';

export default async function globalTeardown() {
  const { postgres, temporal, stack, dir } = globalThis.__stack;
  await stack.stop();
  await temporal.stop();
  await postgres.stop();
  rmSync(dir, { recursive: true, force: true });
}
