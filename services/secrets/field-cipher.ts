import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

/** Encrypts personal fields, derives receipt secrets and blind indexes; all keys come from one master key. */
export type FieldCipher = ReturnType<typeof createFieldCipher>;

/** @param master 32 bytes; `keyId` is written into each ciphertext so that keys can be rotated. */
export function createFieldCipher(master: Buffer, keyId = 'k1') {
  const derive = (purpose: string): Buffer => createHmac('sha256', master).update(purpose).digest();
  const fieldKey = derive('field');
  const indexKey = derive('blind-index');
  const secretKey = derive('receipt-secret');
  const proofKey = derive('receipt-proof');
  return {
    /** AES-256-GCM bound to its place (`table.column:id`): a value moved to another row does not open. */
    seal(place: string, value: string): string {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', fieldKey, iv).setAAD(Buffer.from(place));
      const sealed = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
      return [keyId, iv.toString('base64url'), sealed.toString('base64url'), cipher.getAuthTag().toString('base64url')].join('.');
    },
    open(place: string, sealed: string): string {
      const [, iv, data, tag] = sealed.split('.') as [string, string, string, string];
      const decipher = createDecipheriv('aes-256-gcm', fieldKey, Buffer.from(iv, 'base64url'))
        .setAAD(Buffer.from(place))
        .setAuthTag(Buffer.from(tag, 'base64url'));
      return Buffer.concat([decipher.update(Buffer.from(data, 'base64url')), decipher.final()]).toString('utf8');
    },
    /** Equal values, equal index; the value cannot be read from it. */
    blindIndex: (value: string): string =>
      createHmac('sha256', indexKey).update(value.normalize('NFKC').trim().toLowerCase()).digest('base64url'),
    /** The personal link's secret, derivable again for the same comment and nobody else. */
    secretFor: (commentId: string): string => createHmac('sha256', secretKey).update(commentId).digest('base64url'),
    hashSecret: (secret: string): string => createHash('sha256').update(secret).digest('hex'),
    /** Promise printed on the receipt, over code, round, time and text. */
    proof: (parts: readonly string[]): string => createHmac('sha256', proofKey).update(parts.join('\n')).digest('base64url'),
  };
}
