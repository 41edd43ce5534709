import { createHash, randomBytes } from 'node:crypto';
import type { KeyDraw } from '../application/provisioning/provisioning-ports.js';

const KEY_BYTES = 32;

/** Keys that nobody guesses, so that a plain digest keeps them. */
export const randomKeys: KeyDraw = {
  draw: () => `hub-scim-${randomBytes(KEY_BYTES).toString('base64url')}`,
  digest: (key) => createHash('sha256').update(key).digest('hex'),
};
