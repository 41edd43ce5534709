import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { namedId } from './named-id.js';

it('is a UUID of version 8, the same for one name and another for another', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(namedId(one)).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
      expect(namedId(one) === namedId(other)).toBe(one === other);
    }),
  );
});

it('stays what it was: services that are known by it keep their ids', () => {
  expect(namedId('a feed service-1 service')).toBe('dc7f3f31-2d1c-8920-8ac6-e4b1d1e5ffa4');
});
