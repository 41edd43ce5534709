import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AUTHORITY_CODES } from '@hub/contracts';
import { CONSENT_SCOPES, CONTENT_CATEGORIES } from '@hub/contracts/consent';
import { grantedConsent, GREENWICH, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import { decideSharing } from './sharing-decision.js';
import { sharingMatrix } from './sharing-matrix.js';

const NOW = '2026-03-02T09:30:00.000Z';
const authorities = fc.uniqueArray(fc.constantFrom(...AUTHORITY_CODES.slice(0, 6)));
const consents = fc.array(
  fc.record({
    scope: fc.subarray([...CONSENT_SCOPES], { minLength: 1 }),
    categories: fc.subarray([...CONTENT_CATEGORIES], { minLength: 1 }),
    listed: authorities,
    state: fc.constantFrom('granted' as const, 'refused' as const),
  }),
  { maxLength: 4 },
);

describe('the matrix of who may see what', () => {
  it('says of each authority exactly what a release would be decided', () => {
    fc.assert(
      fc.property(consents, authorities, (said, counterparts) => {
        const record = {
          counterparts,
          namedBy: LEWISHAM,
          consents: said.map(({ listed, state, ...terms }, place) => ({
            ...grantedConsent(String(place), {
              ...terms,
              recipients: { kind: 'listed', authorities: listed },
            }),
            state,
          })),
        };
        for (const { authority: recipient, sees = [] } of sharingMatrix(record, NOW)) {
          const asked = { recipient, purpose: 'support' } as const;
          for (const scope of ['existence', 'contact'] as const)
            expect(sees.includes(scope)).toBe(
              decideSharing({ ...asked, scope }, record, NOW).permitted,
            );
          for (const category of CONTENT_CATEGORIES)
            expect(sees.includes(category)).toBe(
              decideSharing({ ...asked, scope: 'content', category }, record, NOW).permitted,
            );
        }
      }),
    );
  });

  it('shows who has a part, who named it and whom the family named, each once', () => {
    const record = {
      counterparts: [LEWISHAM, SOUTHWARK],
      namedBy: LEWISHAM,
      consents: [grantedConsent('c', { recipients: { kind: 'listed', authorities: [GREENWICH] } })],
    };
    expect(sharingMatrix(record, NOW)).toEqual([
      { authority: GREENWICH, sees: ['existence', 'contact'] },
      { authority: LEWISHAM, sees: ['existence', 'contact'] },
      { authority: SOUTHWARK },
    ]);
  });

  it('shows nobody from whom it is hidden anything', () => {
    const record = {
      counterparts: [LEWISHAM],
      hiddenFrom: [GREENWICH],
      consents: [grantedConsent('c')],
    };
    expect(sharingMatrix(record, NOW)).toContainEqual({ authority: GREENWICH });
  });
});
