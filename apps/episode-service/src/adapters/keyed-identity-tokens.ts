import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { PublishPointerPayload } from '@hub/contracts';
import { type Field, fieldValues, householdOf, type Identity, questionKeys, readIdentity, recordKeys } from '@hub/matching';
import type { IdentityTokens, RecordTokens } from '../application/ports.js';

/** HMAC-SHA-256 under a key that never leaves the service. Key objects, since raw keys are four times slower. */
export class KeyedIdentityTokens implements IdentityTokens {
  private readonly key: KeyObject;

  /** @param key 32 bytes in base64 */
  constructor(key: string) {
    this.key = createSecretKey(Buffer.from(key, 'base64'));
  }

  recordTokens(pointer: PublishPointerPayload): RecordTokens {
    const identity = readIdentity(pointer.child);
    const household = householdOf(identity);
    return {
      keys: recordKeys(identity).map((text) => this.tokenOf(text)),
      values: fieldValues(identity).map(([field, value]) => this.valueToken(field, value)),
      household: household === undefined ? undefined : this.tokenOf(`household ${household}`),
      content: this.tokenOf(`content ${JSON.stringify(pointer)}`),
    };
  }

  questionTokens(asked: Identity): bigint[] {
    return questionKeys(asked).map((text) => this.tokenOf(text));
  }

  valueToken(field: Field, value: string): bigint {
    return this.tokenOf(`value ${field} ${value}`);
  }

  hashOf({ names, born, identifier }: Identity): string {
    return this.hash(`child ${JSON.stringify([names[0]?.given?.joined, names[0]?.family?.joined, born?.digits, identifier])}`).toString('hex');
  }

  /** The token of one text: the first 64 bits of its hash. */
  tokenOf(text: string): bigint {
    return this.hash(text).readBigInt64BE();
  }

  private hash(text: string): Buffer {
    return createHmac('sha256', this.key).update(text).digest();
  }
}
