import { CompactEncrypt, importJWK, type JWK } from 'jose';

/**
 * Encrypts data to the hub, as messages with personal data must be; see
 * `/.well-known/hub-jwks.json`.
 */
export type Encrypt = (data: object) => Promise<{ jwe: string }>;

/** JWE (RFC 7516) with ECDH-ES+A256KW and A256GCM to the hub's newest published key. */
export async function encryptToHub(hubUrl: string): Promise<Encrypt> {
  const reply = await fetch(`${hubUrl}/.well-known/hub-jwks.json`);
  const { keys } = (await reply.json()) as { keys: JWK[] };
  const [jwk] = keys;
  if (!jwk?.kid) throw new Error('The hub publishes no key');
  const kid = jwk.kid;
  const key = await importJWK(jwk, 'ECDH-ES+A256KW');
  return async (data) => ({
    jwe: await new CompactEncrypt(Buffer.from(JSON.stringify(data)))
      .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid })
      .encrypt(key),
  });
}
