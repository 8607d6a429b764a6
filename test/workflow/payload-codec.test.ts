import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { defaultPayloadConverter } from '@temporalio/common';
import { createPayloadKeyFile, EncryptionCodec, readPayloadKeys } from '../../server/payload-codec.ts';

const key = (n: number): Uint8Array => new Uint8Array(32).fill(n);
const payload = () => defaultPayloadConverter.toPayload({ id: '张三' })!;
const plain = (p: ReturnType<typeof payload>): unknown => defaultPayloadConverter.fromPayload(p);

describe('the payload codec', () => {
  const codec = new EncryptionCodec({ current: 'a', keys: { a: key(1) } });

  test('what it wrote it reads, and nothing of it is readable in between', async () => {
    const [sealed] = await codec.encode([payload()]);
    expect(Buffer.from(sealed!.data!).includes(Buffer.from('张三'))).toBe(false);
    expect(Buffer.from(sealed!.metadata!['encoding']!).toString()).toBe('binary/encrypted');
    expect(plain((await codec.decode([sealed!]))[0]!)).toEqual({ id: '张三' });
  });

  test('the same payload is never written the same way twice', async () => {
    const [one, two] = await codec.encode([payload(), payload()]);
    expect(Buffer.from(one!.data!).equals(Buffer.from(two!.data!))).toBe(false);
  });

  test('after a rotation the old key still reads and the new one writes', async () => {
    const [old] = await codec.encode([payload()]);
    const rotated = new EncryptionCodec({ current: 'b', keys: { a: key(1), b: key(2) } });
    expect(plain((await rotated.decode([old!]))[0]!)).toEqual({ id: '张三' });
    const [fresh] = await rotated.encode([payload()]);
    expect(Buffer.from(fresh!.metadata!['encryption-key-id']!).toString()).toBe('b');
    await expect(codec.decode([fresh!])).rejects.toThrow('no payload key b');
  });

  test('a changed byte, or a changed key id, is refused', async () => {
    const [sealed] = await codec.encode([payload()]);
    const tampered = new Uint8Array(sealed!.data!);
    tampered[tampered.length - 1]! ^= 1;
    await expect(codec.decode([{ ...sealed, data: tampered }])).rejects.toThrow();
    const twin = new EncryptionCodec({ current: 'b', keys: { b: key(1) } });
    const renamed = { ...sealed!.metadata, 'encryption-key-id': new TextEncoder().encode('b') };
    await expect(twin.decode([{ ...sealed, metadata: renamed }])).rejects.toThrow();
  });

  test('what was written before encryption stays readable', async () => {
    expect(plain((await codec.decode([payload()]))[0]!)).toEqual({ id: '张三' });
  });
});

describe('the key file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keys-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const write = async (content: unknown): Promise<string> => {
    const file = join(folder, 'written.json');
    await writeFile(file, JSON.stringify(content));
    return file;
  };
  const base64 = (bytes: number): string => Buffer.alloc(bytes, 1).toString('base64');

  test('is made once, for its owner only, and read back', async () => {
    const file = join(folder, 'keys.json');
    await createPayloadKeyFile(file, 'k1');
    const first = await readPayloadKeys(file);
    expect(first.keys['k1']).toHaveLength(32);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await createPayloadKeyFile(file, 'k2');
    expect(await readPayloadKeys(file)).toEqual(first);
  });

  test.each([31, 33])('is refused with a key of %d bytes', async (bytes) => {
    await expect(readPayloadKeys(await write({ current: 'a', keys: { a: base64(bytes) } }))).rejects.toThrow('not 32');
  });

  test('is refused when its current key is not among its keys', async () => {
    await expect(readPayloadKeys(await write({ current: 'b', keys: { a: base64(32) } }))).rejects.toThrow('no such key');
  });
});
