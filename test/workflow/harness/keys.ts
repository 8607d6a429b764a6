import { writeFile } from 'node:fs/promises';
import type { PayloadKeys } from '../../../server/payload-codec.ts';

/** Known to everybody, so that a recorded history can be replayed years later; it guards nothing. */
export const TRIAL_KEYS: PayloadKeys = { current: 'trial', keys: { trial: new Uint8Array(32).fill(7) } };

export async function writeTrialKeys(file: string): Promise<void> {
  const keys = Object.fromEntries(Object.entries(TRIAL_KEYS.keys).map(([id, key]) => [id, Buffer.from(key).toString('base64')]));
  await writeFile(file, JSON.stringify({ current: TRIAL_KEYS.current, keys }));
}
