import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { claimFolder } from '../../server/stack-folder.ts';
import { startStack } from '../../server/stack.ts';
import { eventually } from '../workflow/harness/eventually.ts';
import { writeTrialKeys } from '../workflow/harness/keys.ts';
import { clientOf } from './stack.ts';

/** What another process does in its own time: asked for until it is there. */
export async function until<T>(read: () => Promise<T | null | undefined>): Promise<T> {
  let found: T | null | undefined;
  await eventually(async () => {
    found = await read();
    if (found === null || found === undefined) throw new Error('it did not happen');
  }, 30_000);
  return found!;
}

export type OwnStack = Awaited<ReturnType<typeof ownStack>>;

/** A rehearsal stack of one file's own, for what would show on everybody's portal. `startAt`: its first moment. */
export async function ownStack(startAt = '2024-01-02T09:00:00+08:00') {
  const folder = await mkdtemp(join(tmpdir(), 'own-stack-'));
  // The database runs as a user of its own and must be able to walk in.
  await chmod(folder, 0o755);
  // Keys known to everybody, so that a history recorded here can be replayed.
  const dir = await claimFolder(join(folder, 'stack'), () => undefined);
  await mkdir(join(dir, 'keys'));
  await writeTrialKeys(join(dir, 'keys', 'payload-keys.json'));
  const stack = await startStack({ dir, say: () => undefined, startAt, durable: false });
  const client = clientOf(stack.url);
  return {
    url: stack.url,
    databaseUrl: stack.databaseUrl,
    temporalAddress: stack.temporalAddress,
    ...client,
    /** Moves the rehearsal's clock; what falls due until then has happened when it returns. */
    async advance(to: string): Promise<void> {
      const { body } = await client.ask(`mutation ($to: DateTime!) { advance(to: $to) { now } }`, { to }, 'admin');
      if (body.errors) throw new Error(JSON.stringify(body.errors));
    },
    async stop(): Promise<void> {
      await stack.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The same with its sample year driven like that of the run, for what would change decisions that other files look at. */
export async function drivenStack(): Promise<OwnStack> {
  const stack = await ownStack();
  const demo = fileURLToPath(new URL('../../server/demo.ts', import.meta.url));
  await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', demo, '--json', '--url', stack.url], {
    maxBuffer: 32 * 1024 * 1024,
  });
  return stack;
}
