import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { PublishPointerPayload } from '@hub/contracts/lookup';
import {
  type Field,
  fieldValues,
  type FullName,
  householdOf,
  type Identity,
  questionKeys,
  readIdentity,
  recordKeys,
  steadyKey,
} from '@hub/matching';
import type { KeyRing } from '@hub/security';
import type { IdentityTokens, RecordTokens } from '../../application/pointers/pointer-ports.js';

/** As many as a number holds exactly. */
const DRAWN_BYTES = 6;

/**
 * HMAC-SHA-256 under keys that never leave the service. Records are kept under the newest key; a
 * question is asked under all of them, so that records are found while their tokens are made anew.
 */
export class KeyedIdentityTokens implements IdentityTokens {
  readonly version: number;
  readonly versions: readonly number[];
  private readonly keys: readonly KeyObject[];
  private readonly newest: KeyObject;
  private readonly oldest: KeyObject;

  /** @throws Error where the newest key is missing */
  constructor(ring: KeyRing) {
    this.version = ring.current;
    // Key objects, since raw keys are four times slower.
    const keys = new Map(
      Object.entries(ring.keys)
        .map(
          ([version, key]) =>
            [Number(version), createSecretKey(Buffer.from(key, 'base64'))] as const,
        )
        .sort(([one], [other]) => one - other),
    );
    this.versions = [...keys.keys()];
    const newest = keys.get(ring.current);
    const oldest = keys.get(this.versions[0] ?? ring.current);
    if (!newest || !oldest)
      throw new Error(`Key version ${String(ring.current)} for matching is missing`);
    this.newest = newest;
    this.oldest = oldest;
    this.keys = [...keys.values()];
  }

  recordTokens(pointers: readonly PublishPointerPayload[]): Promise<RecordTokens[]> {
    return Promise.resolve(pointers.map((pointer) => this.tokensOf(pointer)));
  }

  questionTokens(asked: Identity): bigint[] {
    const texts = questionKeys(asked);
    return this.keys.flatMap((key) => texts.map((text) => tokenUnder(key, text)));
  }

  valueTokens(field: Field, value: string): bigint[] {
    return this.keys.map((key) => tokenUnder(key, valueText(field, value)));
  }

  hashOf(identity: Identity): string {
    const { names, born, due, mother, identifier, postcodes } = identity;
    const [name] = names;
    const details = [name?.given?.joined, name?.family?.joined, born?.digits, identifier];
    // What a person says of a child of few details holds for these details alone.
    const isLittle = name?.unnamed === true || postcodes.length === 0;
    const places =
      isLittle && identifier === undefined ? postcodes.map(({ whole }) => whole) : undefined;
    const before = due ? [due.digits, nameText(mother?.name), mother?.born?.digits] : [];
    const text = `child ${JSON.stringify([...details, ...(places ? [places] : []), ...before])}`;
    return hash(this.oldest, text).toString('hex');
  }

  draw(asked: Identity, month: string): number {
    return (
      hash(this.oldest, `draw ${month} ${steadyKey(asked)}`).readUIntBE(0, DRAWN_BYTES) /
      2 ** (8 * DRAWN_BYTES)
    );
  }

  /** The token of one text under the newest key. */
  tokenOf(text: string): bigint {
    return tokenUnder(this.newest, text);
  }

  private tokensOf(pointer: PublishPointerPayload): RecordTokens {
    const identity = readIdentity(pointer.child);
    const household = householdOf(identity);
    const token = (text: string): bigint => this.tokenOf(text);
    return {
      version: this.version,
      keys: recordKeys(identity).map(token),
      values: fieldValues(identity).map(([field, value]) => token(valueText(field, value))),
      household: household === undefined ? undefined : token(`household ${household}`),
      content: token(`content ${JSON.stringify(pointer)}`),
    };
  }
}

function nameText(name: FullName | undefined): string {
  return [name?.given?.joined, name?.family?.joined].join(' ');
}

function valueText(field: Field, value: string): string {
  return `value ${field} ${value}`;
}

/** The first 64 bits of a hash. */
function tokenUnder(key: KeyObject, text: string): bigint {
  return hash(key, text).readBigInt64BE();
}

function hash(key: KeyObject, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
