import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isOfHub, OF_AUTHORITY, OF_HUB, provesTwoFactors } from './factors.js';

it('takes both halves of one way of signing in, whatever else is there, and no half of each', () => {
  const method = fc.constantFrom<string>('pwd', 'otp', 'fed', 'mfa', 'hwk');
  fc.assert(
    fc.property(fc.array(method), (methods) => {
      const has = (both: readonly string[]) => both.every((one) => methods.includes(one));
      expect(provesTwoFactors(methods)).toBe(has(['pwd', 'otp']) || has(['fed', 'mfa']));
      expect(isOfHub(methods)).toBe(has(['pwd', 'otp']));
    }),
  );
  expect(provesTwoFactors(OF_HUB)).toBe(true);
  expect(provesTwoFactors(OF_AUTHORITY)).toBe(true);
  expect(provesTwoFactors(['pwd', 'mfa'])).toBe(false);
});
