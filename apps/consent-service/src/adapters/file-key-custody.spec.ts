import {
  compactDecrypt,
  compactVerify,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK_EC_Private,
} from 'jose';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { PrivateKey } from '@hub/security';
import { EPISODE, GREENWICH, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import { FileKeyCustody } from './file-key-custody.js';

const ring = {
  current: 2,
  keys: { 1: Buffer.alloc(32, 1).toString('base64'), 2: Buffer.alloc(32, 2).toString('base64') },
};
const document = { id: 'd', version: 1 };

describe('custody of data keys', () => {
  let custody: FileKeyCustody;
  let signing: PrivateKey;
  beforeAll(async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    signing = { ...((await exportJWK(privateKey)) as JWK_EC_Private), kid: 'receipts-1' };
    custody = new FileKeyCustody(ring, signing);
  });
  const keyOf = (authority: string, wrapped = custody.make(authority, EPISODE)) => ({
    episodeId: EPISODE,
    authority,
    wrapped,
    createdAt: '2026-03-02T09:30:00.000Z',
  });

  it('makes one key for each version of each document, the same each time', () => {
    const key = keyOf(LEWISHAM);
    const first = custody.contentKey(key, document);
    expect(first).toHaveLength(32);
    expect(custody.contentKey(key, document)).toEqual(first);
    for (const other of [
      custody.contentKey(key, { id: 'd', version: 2 }),
      custody.contentKey(key, { id: 'e', version: 1 }),
      custody.contentKey(keyOf(LEWISHAM), document),
    ])
      expect(other).not.toEqual(first);
  });

  it('opens a data key for the authority and episode it belongs to alone, and none that was erased', () => {
    const key = keyOf(LEWISHAM);
    expect(() => custody.contentKey({ ...key, authority: GREENWICH }, document)).toThrow();
    expect(() => custody.contentKey({ ...key, episodeId: SOUTHWARK }, document)).toThrow();
    expect(() => custody.contentKey({ ...key, wrapped: undefined }, document)).toThrow(/erased/);
  });

  it('still opens what an older custody key wrapped', () => {
    const older = new FileKeyCustody({ current: 1, keys: { 1: ring.keys[1] } }, signing);
    expect(
      custody.contentKey(keyOf(LEWISHAM, older.make(LEWISHAM, EPISODE)), document),
    ).toHaveLength(32);
  });

  it('wraps a content key for its recipient, and signs receipts', async () => {
    const pair = await generateKeyPair('ECDH-ES+A256KW', { extractable: true, crv: 'P-256' });
    const { x = '', y = '' } = await exportJWK(pair.publicKey);
    const recipient = { kid: 'r', kty: 'EC', crv: 'P-256', x, y } as const;
    expect(await custody.isUsable(recipient)).toBe(true);
    const { plaintext } = await compactDecrypt(
      await custody.wrapFor(recipient, Buffer.from('a key')),
      pair.privateKey,
    );
    expect(Buffer.from(plaintext).toString()).toBe('a key');
    const { payload } = await compactVerify(
      await custody.sign('{"erased":true}', 'erasure-receipt'),
      await importJWK({ ...(await custody.receiptKey) }, 'ES256'),
    );
    expect(JSON.parse(Buffer.from(payload).toString())).toEqual({ erased: true });
  });
});
