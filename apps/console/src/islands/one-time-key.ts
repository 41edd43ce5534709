import { compactDecrypt } from 'jose';

/** A key for one reading: its private half cannot leave the page, and is kept nowhere. */
export interface OneTimeKey {
  /** A JWK in JSON. */
  readonly publicHalf: string;
  /**
   * @param contentKey compact JWE to this key
   * @throws Error where it was encrypted to another
   */
  readonly open: (contentKey: string) => Promise<CryptoKey>;
}

const JWE = {
  keyManagementAlgorithms: ['ECDH-ES+A256KW'],
  contentEncryptionAlgorithms: ['A256GCM'],
};

export async function makeOneTimeKey(): Promise<OneTimeKey> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const pair = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return {
    publicHalf: JSON.stringify({ kid: 'page', kty, crv, x, y }),
    open: async (contentKey) => {
      const { plaintext } = await compactDecrypt(contentKey, pair.privateKey, JWE);
      const raw = new Uint8Array(plaintext);
      return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
    },
  };
}
