import { readFile } from 'node:fs/promises';
import { importJWK, jwtVerify, SignJWT } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { CodedError } from '../domain/errors.ts';

const ISSUER = 'predisclosure';
const AUDIENCE = 'predisclosure-api';
const ALGORITHM = 'EdDSA';
const HOURS = 12;

/** Verifies tokens of people and systems, and signs them for a rehearsal's sample accounts. Tokens live by the real clock. */
export type Identity = {
  /** The person id of a token. @throws CodedError UNAUTHENTICATED (expired, forged, foreign) */
  verify(token: string): Promise<string>;
  sign(personId: string): Promise<{ token: string; expiresAt: string }>;
};

/** @param keyFile JWK (Ed25519); with its private part it can sign, without it only verify. */
export async function openIdentity(keyFile: string): Promise<Identity> {
  const jwk = JSON.parse(await readFile(keyFile, 'utf8')) as JWK;
  const { d, ...publicJwk } = jwk;
  const publicKey = (await importJWK(publicJwk, ALGORITHM)) as CryptoKey;
  const privateKey = d === undefined ? undefined : ((await importJWK(jwk, ALGORITHM)) as CryptoKey);
  return {
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, publicKey, { issuer: ISSUER, audience: AUDIENCE, algorithms: [ALGORITHM] });
        if (typeof payload.sub === 'string') return payload.sub;
      } catch {
        // Why a token is not believed is nobody's business; what to do about it is.
      }
      throw new CodedError('UNAUTHENTICATED');
    },
    async sign(personId) {
      if (!privateKey) throw new CodedError('REHEARSAL_ONLY');
      const token = await new SignJWT({})
        .setProtectedHeader({ alg: ALGORITHM, kid: jwk.kid ?? 'k1' })
        .setSubject(personId)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime(`${HOURS}h`)
        .sign(privateKey);
      const { exp } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString('utf8')) as { exp: number };
      return { token, expiresAt: new Date(exp * 1000).toISOString() };
    },
  };
}
