import { compactDecrypt, exportJWK, generateKeyPair } from 'jose';
import { expect, it } from '@jest/globals';
import { isUsable, sealTo } from './seal-to.js';

it('encrypts to the key of one recipient, whom its header names', async () => {
  const pair = await generateKeyPair('ECDH-ES+A256KW', { extractable: true, crv: 'P-256' });
  const { x = '', y = '' } = await exportJWK(pair.publicKey);
  const key = { kid: 'k-1', kty: 'EC', crv: 'P-256', x, y } as const;
  const { plaintext, protectedHeader } = await compactDecrypt(
    await sealTo(key, Buffer.from('secret')),
    pair.privateKey,
  );
  expect([Buffer.from(plaintext).toString(), protectedHeader.kid, protectedHeader.enc]).toEqual([
    'secret',
    'k-1',
    'A256GCM',
  ]);
  const other = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256' });
  await expect(
    compactDecrypt(await sealTo(key, Buffer.from('secret')), other.privateKey),
  ).rejects.toThrow();
  expect([await isUsable(key), await isUsable({ ...key, y: x })]).toEqual([true, false]);
});
