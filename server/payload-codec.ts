import { readFile, writeFile } from 'node:fs/promises';
import { METADATA_ENCODING_KEY } from '@temporalio/common';
import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';

const { Payload: PayloadMessage } = proto.temporal.api.common.v1;
/** Whatever the platform's own types call it. */
type CryptoKeyHandle = Awaited<ReturnType<typeof crypto.subtle.importKey>>;
const ENCODING = 'binary/encrypted';
const KEY_ID = 'encryption-key-id';
const IV_BYTES = 12;
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
  private readonly imported = new Map<string, Promise<CryptoKeyHandle>>();

  constructor(keys: PayloadKeys) {
    this.keys = keys;
  }

  encode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.all(payloads.map((payload) => this.seal(payload)));
  }

  decode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.all(payloads.map((payload) => this.open(payload)));
  }

  private async seal(payload: Payload): Promise<Payload> {
    const id = this.keys.current;
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const message = PayloadMessage.encode(payload).finish();
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: text.encode(id) }, await this.key(id), own(message));
    const data = new Uint8Array(IV_BYTES + sealed.byteLength);
    data.set(iv);
    data.set(new Uint8Array(sealed), IV_BYTES);
    return { metadata: { [METADATA_ENCODING_KEY]: text.encode(ENCODING), [KEY_ID]: text.encode(id) }, data };
  }

  private async open(payload: Payload): Promise<Payload> {
    const encoding = payload.metadata?.[METADATA_ENCODING_KEY];
    // What was written before encryption was switched on stays readable.
    if (!encoding || plain.decode(encoding) !== ENCODING) return payload;
    const id = plain.decode(payload.metadata?.[KEY_ID]);
    const data = payload.data ?? new Uint8Array();
    const opened = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: own(data.subarray(0, IV_BYTES)), additionalData: text.encode(id) },
      await this.key(id),
      own(data.subarray(IV_BYTES)),
    );
    return PayloadMessage.decode(new Uint8Array(opened));
  }

  private key(id: string): Promise<CryptoKeyHandle> {
    let key = this.imported.get(id);
    if (!key) {
      const raw = this.keys.keys[id];
      if (!raw) throw new Error(`no payload key ${id}: the key file lacks a key that histories still need`);
      key = crypto.subtle.importKey('raw', own(raw), 'AES-GCM', false, ['encrypt', 'decrypt']);
      this.imported.set(id, key);
    }
    return key;
  }
}

/** A copy over a plain ArrayBuffer: webcrypto refuses views of shared or pooled memory. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
