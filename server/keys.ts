import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPayloadKeyFile } from './payload-codec.ts';

export type KeyFiles = { readonly payload: string; readonly field: string; readonly jwt: string };

/** Keys of a rehearsal stack, made once beside its data and marked as a rehearsal's; production brings its own files. */
export async function rehearsalKeys(folder: string): Promise<KeyFiles> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files = { payload: join(folder, 'payload-keys.json'), field: join(folder, 'field-key.txt'), jwt: join(folder, 'jwt-key.json') };
  await createPayloadKeyFile(files.payload, 'rehearsal-1');
  if (!existsSync(files.field)) await writeFile(files.field, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  if (!existsSync(files.jwt)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    await writeFile(files.jwt, JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: 'rehearsal-1', alg: 'EdDSA' }), {
      mode: 0o600,
    });
  }
  return files;
}
