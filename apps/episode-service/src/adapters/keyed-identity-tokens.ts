import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { ChildDetails } from '@hub/contracts';
import { exactKeys } from '@hub/matching';
import type { IdentityTokens } from '../application/ports.js';

/** HMAC-SHA-256 under a key that never leaves the service. Key objects, since raw keys are four times slower. */
export class KeyedIdentityTokens implements IdentityTokens {
  private readonly key: KeyObject;

  /** @param key 32 bytes in base64 */
  constructor(key: string) {
    this.key = createSecretKey(Buffer.from(key, 'base64'));
  }

  tokensOf(child: ChildDetails): Buffer[] {
    return exactKeys(child).map((text) => this.hash(text));
  }

  hashOf(child: ChildDetails): string {
    const { givenName, familyName, dateOfBirth, postcode, nhsNumber } = child;
    return this.hash(JSON.stringify([givenName, familyName, dateOfBirth, postcode, nhsNumber])).toString('hex');
  }

  private hash(text: string): Buffer {
    return createHmac('sha256', this.key).update(text).digest();
  }
}
