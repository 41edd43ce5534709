import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Versioned symmetric keys: the newest seals, all of them open. */
export interface KeyRing {
  readonly current: number;
  /** Version (1 to 255) → 32 bytes in base64. */
  readonly keys: Readonly<Record<string, string>>;
}

/**
 * Authenticated encryption with AES-256-GCM under versioned keys.
 * Layout: version (1 byte), nonce (12), tag (16), ciphertext. Source: NIST SP 800-38D.
 */
export class Sealer {
  private readonly keys = new Map<number, KeyObject>();

  constructor(private readonly ring: KeyRing) {
    for (const [version, key] of Object.entries(ring.keys)) {
      const bytes = Buffer.from(key, 'base64');
      if (bytes.length !== 32) throw new Error(`Key version ${version} must have 32 bytes`);
      this.keys.set(Number(version), createSecretKey(bytes));
    }
    if (!this.keys.has(ring.current))
      throw new Error(`Key version ${String(ring.current)} is missing`);
  }

  /** Of the newest key; stands in the first byte of what it seals. */
  get version(): number {
    return this.ring.current;
  }

  /** Of all keys, that can open what they sealed. */
  get versions(): number[] {
    return [...this.keys.keys()];
  }

  /**
   * @param plain bytes to protect
   * @param binding what the bytes belong to; opening needs the same
   */
  seal(plain: Buffer | string, binding: string): Buffer {
    const nonce = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key(this.ring.current), nonce);
    cipher.setAAD(Buffer.from(binding));
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([Buffer.from([this.ring.current]), nonce, cipher.getAuthTag(), body]);
  }

  /**
   * @throws Error where the bytes were changed, belong elsewhere or were sealed under an unknown
   * key
   */
  open(sealed: Buffer, binding: string): Buffer {
    const bodyStart = 1 + IV_BYTES + TAG_BYTES;
    if (sealed.length < bodyStart) throw new Error('Sealed bytes are too short');
    const decipher = createDecipheriv(
      'aes-256-gcm',
      this.key(sealed[0] ?? 0),
      sealed.subarray(1, 1 + IV_BYTES),
    );
    decipher.setAAD(Buffer.from(binding));
    decipher.setAuthTag(sealed.subarray(1 + IV_BYTES, bodyStart));
    return Buffer.concat([decipher.update(sealed.subarray(bodyStart)), decipher.final()]);
  }

  /**
   * Keyed fingerprint (HMAC-SHA-256, hexadecimal) of the oldest key, so that it stays equal while
   * keys rotate.
   */
  fingerprint(text: string | Buffer): string {
    return createHmac('sha256', this.key(Math.min(...this.keys.keys())))
      .update(text)
      .digest('hex');
  }

  private key(version: number): KeyObject {
    const key = this.keys.get(version);
    if (!key) throw new Error(`Unknown key version ${String(version)}`);
    return key;
  }
}
