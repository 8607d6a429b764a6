import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { METADATA_ENCODING_KEY } from '@temporalio/common';
import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';

const { Payload: PayloadMessage } = proto.temporal.api.common.v1;
const ENCODING = 'binary/encrypted';
const KEY_ID = 'encryption-key-id';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const text = new TextEncoder();
const plain = new TextDecoder();

/** Keys by id; `current` encrypts, all of them decrypt, so a key is rotated by adding one. */
export type PayloadKeys = { readonly current: string; readonly keys: Readonly<Record<string, Uint8Array>> };

/**
 * Reads a key file: `{"current":"k1","keys":{"k1":"<32 bytes, base64>"}}`.
 * @throws Error when the file is unreadable, a key has another length, or `current` is not among them
 */
export async function readPayloadKeys(file: string): Promise<PayloadKeys> {
  const { current, keys } = JSON.parse(await readFile(file, 'utf8')) as { current: string; keys: Record<string, string> };
  const decoded = Object.fromEntries(Object.entries(keys).map(([id, key]) => [id, new Uint8Array(Buffer.from(key, 'base64'))]));
  const wrong = Object.entries(decoded).find(([, key]) => key.length !== KEY_BYTES);
  if (wrong) throw new Error(`payload key ${wrong[0]} has ${wrong[1].length} bytes, not ${KEY_BYTES}`);
  if (!(current in decoded)) throw new Error(`payload key file names ${current} as current, but has no such key`);
  return { current, keys: decoded };
}

/** Writes a key file with one fresh key, readable by its owner only; keeps an existing file. */
export async function createPayloadKeyFile(file: string, keyId: string): Promise<void> {
  const key = Buffer.from(crypto.getRandomValues(new Uint8Array(KEY_BYTES))).toString('base64');
  try {
    await writeFile(file, `${JSON.stringify({ current: keyId, keys: { [keyId]: key } })}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
}

/**
 * Encrypts every payload with AES-256-GCM before it reaches the Temporal server: a history cannot be edited, its store is
 * not ours to trust. The key's id stands beside it and is authenticated with it.
 */
export class EncryptionCodec implements PayloadCodec {
  private readonly keys: PayloadKeys;

  constructor(keys: PayloadKeys) {
    this.keys = keys;
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => this.seal(payload));
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => this.open(payload));
  }

  // Payloads are small: at once on this thread costs less than a way to the thread pool and back.
  private seal(payload: Payload): Payload {
    const id = text.encode(this.keys.current);
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key(this.keys.current), iv).setAAD(id);
    const data = Buffer.concat([iv, cipher.update(PayloadMessage.encode(payload).finish()), cipher.final(), cipher.getAuthTag()]);
    return { metadata: { [METADATA_ENCODING_KEY]: text.encode(ENCODING), [KEY_ID]: id }, data: new Uint8Array(data) };
  }

  private open(payload: Payload): Payload {
    const encoding = payload.metadata?.[METADATA_ENCODING_KEY];
    // What was written before encryption was switched on stays readable.
    if (!encoding || plain.decode(encoding) !== ENCODING) return payload;
    const id = plain.decode(payload.metadata?.[KEY_ID]);
    const data = payload.data ?? new Uint8Array();
    const decipher = createDecipheriv('aes-256-gcm', this.key(id), data.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(text.encode(id))
      .setAuthTag(data.subarray(-TAG_BYTES));
    return PayloadMessage.decode(Buffer.concat([decipher.update(data.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]));
  }

  private key(id: string): Uint8Array {
    const key = this.keys.keys[id];
    if (!key) throw new Error(`no payload key ${id}: the key file lacks a key that histories still need`);
    return key;
  }
}
