import { expect, it } from '@jest/globals';
import { refuseUnusableKey } from './refuse-unusable-key.js';

const key = { kid: 'k', kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } as const;

it('refuses a key to which nothing can be sealed, and no other', async () => {
  const usable = { seal: () => Promise.resolve('jwe') };
  const unusable = { seal: () => Promise.reject(new Error('No point of the curve')) };
  expect(await refuseUnusableKey(key, usable)).toBeUndefined();
  expect(await refuseUnusableKey(key, unusable)).toMatchObject({
    refused: 'invalid_request',
    faults: [{ field: 'encryptionKey' }],
  });
});
