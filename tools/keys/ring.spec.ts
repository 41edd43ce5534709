import { expect, it } from '@jest/globals';
import { Sealer } from '@hub/security';
import { withFreshKey, withoutKey } from './ring.js';

const first = { current: 1, keys: { 1: Buffer.alloc(32, 1).toString('base64') } };

it('a fresh key seals, the one before still opens, until it is retired', () => {
  const both = withFreshKey(first);
  expect(both.current).toBe(2);
  const sealed = new Sealer(first).seal('text', 'x');
  expect(new Sealer(both).open(sealed, 'x').toString()).toBe('text');
  const newest = new Sealer(withoutKey(both, 1));
  expect(() => newest.open(sealed, 'x')).toThrow(/version 1/);
  expect(newest.open(new Sealer(both).seal('text', 'x'), 'x').toString()).toBe('text');
  expect(withFreshKey(both).keys['3']).not.toBe(both.keys['2']);
});

it('refuses to take away the key in use, one that is not there, and a 256th', () => {
  expect(() => withoutKey(first, 1)).toThrow(/in use/);
  expect(() => withoutKey(withFreshKey(first), 7)).toThrow(/no version 7; there are 1, 2/);
  expect(() => withFreshKey({ current: 255, keys: { 255: '' } })).toThrow(/255/);
});
