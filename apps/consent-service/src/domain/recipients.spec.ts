import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AUTHORITY_CODES } from '@hub/contracts';
import { grantedConsent, LEWISHAM } from '../testing/examples.js';
import { recipientsOf } from './recipients.js';

const authorities = fc.uniqueArray(fc.constantFrom(...AUTHORITY_CODES), { minLength: 1 });

describe('the recipients of a consent', () => {
  it('are those listed, whoever else has a part, and never the authority that recorded it', () => {
    fc.assert(
      fc.property(authorities, authorities, (listed, counterparts) => {
        const consent = grantedConsent('c', { recipients: { kind: 'listed', authorities: listed } });
        expect(recipientsOf(consent, counterparts)).toEqual(listed.filter((code) => code !== LEWISHAM));
      }),
    );
  });

  it('are all counterparts where the family said so', () => {
    fc.assert(
      fc.property(authorities, (counterparts) => {
        const consent = grantedConsent('c', { recipients: { kind: 'all_counterparts' } });
        expect(recipientsOf(consent, counterparts)).toEqual(counterparts.filter((code) => code !== LEWISHAM));
      }),
    );
  });
});
