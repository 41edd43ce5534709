import { randomBytes } from 'node:crypto';
import type { KeyRing } from '@hub/security';

const MOST_VERSIONS = 255;

/**
 * A ring with a fresh key, under which all is made from now on; those before still open and find.
 */
export function withFreshKey({ keys }: KeyRing): KeyRing {
  const current = Math.max(...Object.keys(keys).map(Number)) + 1;
  if (current > MOST_VERSIONS) throw new Error('Versions go up to 255, and all are used.');
  return { current, keys: { ...keys, [current]: randomBytes(32).toString('base64') } };
}

/** @throws Error where there is no such key, or it is the one in use */
export function withoutKey({ current, keys }: KeyRing, version: number): KeyRing {
  if (version === current)
    throw new Error(`Version ${String(version)} is in use. Add a fresh key first.`);
  const { [String(version)]: gone, ...left } = keys;
  if (gone === undefined)
    throw new Error(
      `There is no version ${String(version)}; there are ${Object.keys(keys).join(', ')}.`,
    );
  return { current, keys: left };
}
