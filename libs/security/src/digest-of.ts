import { sha256 } from './sha256.js';

/**
 * SHA-256, hexadecimal, of a value as JSON with sorted members and no spaces: whoever receives it
 * can compute the same.
 */
export function digestOf(value: unknown): string {
  return sha256(canonicalJson(value));
}

/** JSON with sorted members, so that two values that mean the same look the same. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
