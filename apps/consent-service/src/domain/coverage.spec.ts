import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AUTHORITY_CODES } from '@hub/contracts';
import { grantedConsent, GREENWICH, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import { end } from './consent.js';
import { coveredBy, keepsAll } from './coverage.js';

const NOW = '2026-03-02T09:30:00.000Z';
const authorities = fc.uniqueArray(fc.constantFrom(...AUTHORITY_CODES), { minLength: 1 });

describe('whom a grant reaches', () => {
  it('are those listed, whoever else has a part, and never the authority that recorded it', () => {
    fc.assert(
      fc.property(authorities, authorities, (listed, counterparts) => {
        const consent = grantedConsent('c', {
          recipients: { kind: 'listed', authorities: listed },
        });
        expect(coveredBy(consent, { consents: [consent], counterparts }, NOW)).toEqual(
          listed.filter((code) => code !== LEWISHAM),
        );
      }),
    );
  });

  it('are all counterparts where the family said so, but for those it refused', () => {
    fc.assert(
      fc.property(authorities, authorities, (counterparts, refused) => {
        const consent = grantedConsent('c', { recipients: { kind: 'all_counterparts' } });
        const refusal = {
          ...grantedConsent('r', { recipients: { kind: 'listed', authorities: refused } }),
          state: 'refused' as const,
        };
        expect(coveredBy(consent, { consents: [consent, refusal], counterparts }, NOW)).toEqual(
          counterparts.filter((code) => code !== LEWISHAM && !refused.includes(code)),
        );
      }),
    );
  });

  it('are not those whom another grant alone reaches', () => {
    const [mine, other] = [
      grantedConsent('c', { recipients: { kind: 'listed', authorities: [GREENWICH] } }),
      grantedConsent('o'),
    ];
    expect(coveredBy(mine, { consents: [mine, other], counterparts: [] }, NOW)).toEqual([
      GREENWICH,
    ]);
  });
});

describe('what an authority keeps', () => {
  const earlier = end(
    grantedConsent('c', {
      scope: ['existence', 'content'],
      categories: ['assessment', 'action_plan'],
    }),
    { state: 'superseded', endedAt: NOW },
  );
  it.each([
    [
      'all of it under one that says as much',
      {
        scope: ['existence', 'content'] as const,
        categories: ['assessment', 'action_plan'] as const,
      },
      GREENWICH,
      true,
    ],
    [
      'not all under one with less content',
      { scope: ['existence', 'content'] as const, categories: ['assessment'] as const },
      GREENWICH,
      false,
    ],
    ['not all under one with less scope', { scope: ['existence'] as const }, GREENWICH, false],
    [
      'not all where it is no longer named',
      { scope: ['existence', 'content'] as const },
      'E09000001',
      false,
    ],
  ])('is %s', (_what, { scope, ...terms }, authority, keeps) => {
    const later = grantedConsent('l', {
      scope: [...scope],
      ...('categories' in terms ? { categories: [...terms.categories] } : {}),
      recipients: { kind: 'listed', authorities: [GREENWICH, SOUTHWARK] },
    });
    expect(
      keepsAll(earlier, authority, { consents: [earlier, later], counterparts: [] }, NOW),
    ).toBe(keeps);
  });
});
