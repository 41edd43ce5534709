import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { namedBy } from './provider-terms.js';

const TERMS = { claim: 'oid', names: 'externalId' as const, methods: ['mfa'], contexts: ['c2'] };

describe('whom an authority’s provider names', () => {
  it('is nobody without two factors, whatever else is claimed', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.anything()),
        fc.array(fc.string().filter((one) => one !== 'mfa')),
        fc.string().filter((one) => one !== 'c2'),
        (more, amr, acr) => {
          expect(namedBy(TERMS, { ...more, oid: 'x', amr, acr })).toBe('one_factor');
          expect(namedBy({ ...TERMS, methods: [], contexts: [] }, { oid: 'x', amr, acr })).toBe(
            'one_factor',
          );
        },
      ),
    );
    expect(namedBy(TERMS, { oid: 'x', amr: 'mfa' })).toBe('one_factor');
  });

  it('is said by one claim, with a method or a context that proves two factors', () => {
    expect(namedBy(TERMS, { oid: 'x', amr: ['pwd', 'mfa'] })).toEqual({ externalId: 'x' });
    expect(namedBy(TERMS, { oid: 'x', acr: 'c2' })).toEqual({ externalId: 'x' });
    const byName = { claim: 'email', names: 'username' as const, contexts: ['c2'] };
    expect(namedBy(byName, { email: 'ada', acr: 'c2' })).toEqual({ username: 'ada' });
    for (const oid of [undefined, 7, ' ', 'x'.repeat(201)])
      expect(namedBy(TERMS, { oid, acr: 'c2' })).toBe('nobody');
  });
});
