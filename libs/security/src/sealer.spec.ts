import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Sealer } from './sealer.js';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const sealer = new Sealer({ current: 2, keys: { 1: key(1), 2: key(2) } });

describe('Sealer', () => {
  it('opens what it sealed, and nothing that was changed in any byte', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (plain, place, flip) => {
          const sealed = sealer.seal(Buffer.from(plain), 'here');
          const changed = Buffer.from(sealed);
          const at = place % changed.length;
          changed[at] = (changed[at] ?? 0) ^ flip;
          expect(sealer.open(sealed, 'here').equals(Buffer.from(plain))).toBe(true);
          expect(() => sealer.open(changed, 'here')).toThrow();
        },
      ),
    );
  });

  it('does not open what belongs elsewhere', () => {
    expect(() => sealer.open(sealer.seal('x', 'here'), 'there')).toThrow();
  });

  it('opens what an older key sealed, and keeps fingerprints while keys rotate', () => {
    const before = new Sealer({ current: 1, keys: { 1: key(1) } });
    expect(sealer.open(before.seal('x', 'here'), 'here').toString()).toBe('x');
    expect(sealer.fingerprint('x')).toBe(before.fingerprint('x'));
  });

  it('refuses a key that is too short', () => {
    expect(() => new Sealer({ current: 1, keys: { 1: 'AAAA' } })).toThrow(/32 bytes/);
  });
});
