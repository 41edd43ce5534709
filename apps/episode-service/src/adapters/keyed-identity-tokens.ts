import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { ChildDetails } from '@hub/contracts';
import { type Field, fieldValues, householdOf, questionKeys, readIdentity, recordKeys } from '@hub/matching';
import type { IdentityTokens, RecordTokens } from '../application/ports.js';

/** Of 32 bytes the first 16: half the index, and still no two texts with one token. */
const TOKEN_BYTES = 16;

/** HMAC-SHA-256 under a key that never leaves the service. Key objects, since raw keys are four times slower. */
export class KeyedIdentityTokens implements IdentityTokens {
  private readonly key: KeyObject;

  /** @param key 32 bytes in base64 */
  constructor(key: string) {
    this.key = createSecretKey(Buffer.from(key, 'base64'));
  }

  recordTokens(child: ChildDetails): RecordTokens {
    const identity = readIdentity(child);
    const household = householdOf(identity);
    return {
      keys: recordKeys(identity).map((text) => this.tokenOf(text)),
      values: fieldValues(identity).map(([field, value]) => this.valueToken(field, value)),
      household: household === undefined ? undefined : this.tokenOf(`household ${household}`),
    };
  }

  questionTokens(child: ChildDetails): Buffer[] {
    return questionKeys(readIdentity(child)).map((text) => this.tokenOf(text));
  }

  valueToken(field: Field, value: string): Buffer {
    return this.tokenOf(`value ${field} ${value}`);
  }

  hashOf(child: ChildDetails): string {
    const { names, born, identifier } = readIdentity(child);
    return this.tokenOf(`child ${JSON.stringify([names[0]?.given?.joined, names[0]?.family?.joined, born?.digits, identifier])}`).toString('hex');
  }

  /** The token of one text. */
  tokenOf(text: string): Buffer {
    return createHmac('sha256', this.key).update(text).digest().subarray(0, TOKEN_BYTES);
  }
}
