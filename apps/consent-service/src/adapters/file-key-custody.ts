import { hkdfSync, randomBytes } from 'node:crypto';
import { CompactSign, importJWK } from 'jose';
import { CONTENT_KEY_BYTES } from '@hub/content-cipher';
import type { ReceiptKey } from '@hub/contracts/consent';
import type { EncryptionKey } from '@hub/contracts/shape';
import { isUsable, type KeyRing, type PrivateKey, sealTo, Sealer } from '@hub/security';
import type { KeyCustody } from '../application/ports.js';
import type { DataKey } from '../domain/release.js';

const DATA_KEY_BYTES = 32;

/**
 * Custody with keys from the service's key file: data keys are wrapped under a key for each
 * authority, made from the custody key by HKDF-SHA-256 (RFC 5869). A KMS takes its place in
 * production.
 */
export class FileKeyCustody implements KeyCustody {
  private readonly sealers = new Map<string, Sealer>();

  constructor(
    private readonly custody: KeyRing,
    private readonly signing: PrivateKey,
  ) {}

  make(authority: string, episodeId: string): Buffer {
    return this.sealerOf(authority).seal(randomBytes(DATA_KEY_BYTES), episodeId);
  }

  get version(): number {
    return this.custody.current;
  }

  get versions(): readonly number[] {
    return Object.keys(this.custody.keys).map(Number);
  }

  rewrap(key: DataKey): Buffer {
    return this.sealerOf(key.authority).seal(this.open(key), key.episodeId);
  }

  contentKey(key: DataKey, document: { readonly id: string; readonly version: number }): Buffer {
    return derive(
      this.open(key),
      `content ${document.id} ${String(document.version)}`,
      CONTENT_KEY_BYTES,
    );
  }

  wrapFor(recipient: EncryptionKey, contentKey: Buffer): Promise<string> {
    return sealTo(recipient, contentKey);
  }

  isUsable(key: EncryptionKey): Promise<boolean> {
    return isUsable(key);
  }

  async sign(text: string, kind: Parameters<KeyCustody['sign']>[1]): Promise<string> {
    const header = { alg: 'ES256', typ: `${kind}+jws`, kid: this.signing.kid };
    return new CompactSign(Buffer.from(text))
      .setProtectedHeader(header)
      .sign(await importJWK(this.signing, 'ES256'));
  }

  get receiptKey(): Promise<ReceiptKey> {
    const { kid, x, y } = this.signing;
    return Promise.resolve({ kid, kty: 'EC', crv: 'P-256', x, y });
  }

  private open({ authority, episodeId, wrapped }: DataKey): Buffer {
    if (!wrapped) throw new Error('The data key was erased');
    return this.sealerOf(authority).open(wrapped, episodeId);
  }

  private sealerOf(authority: string): Sealer {
    const known = this.sealers.get(authority);
    if (known) return known;
    const keys = Object.fromEntries(
      Object.entries(this.custody.keys).map(([version, key]) => [
        version,
        derive(Buffer.from(key, 'base64'), `authority ${authority}`, DATA_KEY_BYTES).toString(
          'base64',
        ),
      ]),
    );
    const sealer = new Sealer({ current: this.custody.current, keys });
    this.sealers.set(authority, sealer);
    return sealer;
  }
}

function derive(key: Buffer, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, bytes));
}
