import { CompactEncrypt, importJWK } from 'jose';
import type { EncryptionKey } from '@hub/contracts/shape';

const imported = new Map<string, ReturnType<typeof importJWK>>();
const MOST_KEPT = 1_000;

/**
 * Encrypts to somebody's own key as a JWE (RFC 7516) with ECDH-ES+A256KW and A256GCM, compact.
 *
 * @throws Error where the key is no point on the curve
 */
export async function sealTo(key: EncryptionKey, plain: Uint8Array): Promise<string> {
  const header = { alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid: key.kid };
  return new CompactEncrypt(plain).setProtectedHeader(header).encrypt(await importedKey(key));
}

/** Whether a key is one that can be encrypted to. */
export async function isUsable(key: EncryptionKey): Promise<boolean> {
  return importedKey(key).then(
    () => true,
    () => false,
  );
}

function importedKey(key: EncryptionKey): ReturnType<typeof importJWK> {
  const name = `${key.x} ${key.y}`;
  const known = imported.get(name) ?? importJWK({ ...key }, 'ECDH-ES+A256KW');
  if (imported.size >= MOST_KEPT) imported.clear();
  imported.set(name, known);
  return known;
}
