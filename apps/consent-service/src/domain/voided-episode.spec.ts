import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AUTHORITY_CODES, isRefusal } from '@hub/contracts';
import { CONSENT_SCOPES, CONTENT_CATEGORIES, SHARING_PURPOSES } from '@hub/contracts/consent';
import { grantedConsent, GREENWICH, LEWISHAM } from '../testing/examples.js';
import { makeOverride } from './override.js';
import { decideSharing, mayStore } from './sharing-decision.js';
import { decideRelease } from './release-decision.js';

const NOW = '2026-03-02T09:30:00.000Z';

it('of an episode of the wrong child nothing is shared, released or added, whatever stands', () => {
  const widest = grantedConsent('w', {
    scope: [...CONSENT_SCOPES],
    recipients: { kind: 'all_counterparts' },
    purposes: [...SHARING_PURPOSES],
  });
  const override = makeOverride(
    {
      ...{ episodeId: 'e', recipient: GREENWICH, categories: [...CONTENT_CATEGORIES] },
      ...{ ground: 'danger_to_life', explanation: 'x', familyTold: true },
    },
    { id: 'o', authority: LEWISHAM, personId: 'p', at: NOW },
    { parts: [], own: [], chance: 0 },
  );
  if (isRefusal(override)) throw new Error(override.refused);
  const record = {
    consents: [widest],
    counterparts: [...AUTHORITY_CODES],
    namedBy: LEWISHAM,
    overrides: [override],
  };
  fc.assert(
    fc.property(
      fc.constantFrom(...AUTHORITY_CODES),
      fc.constantFrom(...SHARING_PURPOSES),
      fc.constantFrom(...CONSENT_SCOPES),
      fc.constantFrom(...CONTENT_CATEGORIES),
      (recipient, purpose, scope, category) => {
        const asked = { recipient, purpose, scope, category };
        expect(decideSharing(asked, record, NOW).permitted).toBe(true);
        const voided = { ...record, voided: true as const };
        const refusing = { ...record, consents: [] };
        expect(decideRelease({ ...asked, recipient: GREENWICH }, refusing, NOW).permitted).toBe(
          true,
        );
        for (const decided of [decideSharing, decideRelease])
          expect(decided(asked, voided, NOW)).toMatchObject({
            permitted: false,
            because: 'episode_voided',
          });
        expect(mayStore(recipient, voided, NOW)).toBe(false);
      },
    ),
  );
});
