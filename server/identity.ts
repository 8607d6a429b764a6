import { readFile } from 'node:fs/promises';
import { importJWK, jwtVerify, SignJWT } from 'jose';
import type { CryptoKey, JWK, JWTHeaderParameters } from 'jose';
import { CodedError } from '../domain/errors.ts';

const ISSUER = 'predisclosure';
const AUDIENCE = 'predisclosure-api';
const ALGORITHM = 'EdDSA';
const HOURS = 12;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Keys a rehearsal made for itself are named so; outside a rehearsal nobody believes them. */
const REHEARSAL_KEY = /^rehearsal-/;

export type Verified = { readonly personId: string; /** Signed with a rehearsal's own key. */ readonly byRehearsalKey: boolean };
/** Verifies tokens of people and systems, and signs them for a rehearsal's sample accounts. Tokens live by the real clock. */
export type Identity = {
  /** The person of a token, and no more: roles come from the organ directory. @throws CodedError UNAUTHENTICATED (expired, without end, forged, foreign) */
  verify(token: string): Promise<Verified>;
  /** @throws CodedError REHEARSAL_ONLY: this process holds no private key */
  sign(personId: string): Promise<{ token: string; expiresAt: string }>;
};
type Key = { readonly id: string; readonly publicKey: CryptoKey; readonly privateKey?: CryptoKey };

/** @param keyFile Ed25519 keys, a JWK or a JWKS (rotation: the new one first); one with its private part can also sign. */
export async function openIdentity(keyFile: string): Promise<Identity> {
  const content = JSON.parse(await readFile(keyFile, 'utf8')) as JWK | { keys: JWK[] };
  const jwks: JWK[] = 'keys' in content && Array.isArray(content.keys) ? content.keys : [content as JWK];
  const keys = await Promise.all(jwks.map(readKey));
  const signer = keys.find((k) => k.privateKey);
  // A token that names no key is believed only where there is no choice.
  const keyOf = (header: JWTHeaderParameters): Key | undefined =>
    header.kid === undefined ? (keys.length === 1 ? keys[0] : undefined) : keys.find((k) => k.id === header.kid);
  return {
    async verify(token) {
      let used: Key | undefined;
      try {
        const find = (header: JWTHeaderParameters): CryptoKey => {
          used = keyOf(header);
          if (!used) throw new Error('unknown key');
          return used.publicKey;
        };
        const { payload } = await jwtVerify(token, find, {
          issuer: ISSUER,
          audience: AUDIENCE,
          algorithms: [ALGORITHM],
          requiredClaims: ['exp', 'sub'],
        });
        if (typeof payload.sub === 'string' && UUID.test(payload.sub))
          return { personId: payload.sub, byRehearsalKey: REHEARSAL_KEY.test(used!.id) };
      } catch {
        // Why a token is not believed is nobody's business; what to do about it is.
      }
      throw new CodedError('UNAUTHENTICATED');
    },
    async sign(personId) {
      if (!signer?.privateKey) throw new CodedError('REHEARSAL_ONLY');
      const expiresAt = Math.floor(Date.now() / 1000) + HOURS * 3600;
      const token = await new SignJWT({})
        .setProtectedHeader({ alg: ALGORITHM, kid: signer.id })
        .setSubject(personId)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime(expiresAt)
        .sign(signer.privateKey);
      return { token, expiresAt: new Date(expiresAt * 1000).toISOString() };
    },
  };
}

async function readKey(jwk: JWK, index: number): Promise<Key> {
  const { d, ...publicPart } = jwk;
  const publicKey = (await importJWK(publicPart, ALGORITHM)) as CryptoKey;
  const id = jwk.kid ?? `k${index + 1}`;
  return d === undefined ? { id, publicKey } : { id, publicKey, privateKey: (await importJWK(jwk, ALGORITHM)) as CryptoKey };
}
