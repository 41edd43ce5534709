import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CONSENT_SCOPES, CONTENT_CATEGORIES, SHARING_PURPOSES } from '@hub/contracts/consent';
import { grantedConsent, GREENWICH, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import type { Consent, GrantedConsent } from './consent.js';
import { decideSharing, type OtherRecord, type Question } from './sharing-decision.js';

const NOW = '2026-03-10T09:30:00.000Z';
const FOLDED_AT = '2026-03-05T09:30:00.000Z';
const PARTS = [GREENWICH, LEWISHAM, SOUTHWARK];
const question: Question = {
  ...{ recipient: GREENWICH, purpose: 'support', scope: 'content', category: 'assessment' },
};
const wide = (id: string, change: Partial<GrantedConsent> = {}) =>
  grantedConsent(id, {
    scope: [...CONSENT_SCOPES],
    recipients: { kind: 'all_counterparts' },
    purposes: [...SHARING_PURPOSES],
    ...change,
  });
const own = (consents: Consent[]) => ({ consents, counterparts: PARTS, namedBy: LEWISHAM });
const other = (consents: Consent[]): OtherRecord => ({
  ...{ consents, counterparts: [GREENWICH, LEWISHAM], namedBy: GREENWICH, foldedAt: FOLDED_AT },
});

describe('what was agreed to for two episodes of one child', () => {
  it('is never wider than for either, whatever was said of each', () => {
    const said = fc
      .record({
        authority: fc.constantFrom(LEWISHAM, GREENWICH),
        scope: fc.subarray([...CONSENT_SCOPES], { minLength: 1 }),
        purposes: fc.subarray([...SHARING_PURPOSES], { minLength: 1 }),
        categories: fc.subarray([...CONTENT_CATEGORIES], { minLength: 1 }),
        listed: fc.option(fc.subarray(PARTS, { minLength: 1 }), { nil: undefined }),
        isNo: fc.boolean(),
      })
      .map(({ listed, isNo, ...change }): Consent => {
        const recipients =
          listed === undefined
            ? ({ kind: 'all_counterparts' } as const)
            : ({ kind: 'listed', authorities: listed } as const);
        const grant = grantedConsent(JSON.stringify([change, listed]), { ...change, recipients });
        return isNo ? { ...grant, state: 'refused' } : grant;
      });
    const asked = fc.record({
      recipient: fc.constantFrom(...PARTS),
      purpose: fc.constantFrom(...SHARING_PURPOSES),
      scope: fc.constantFrom(...CONSENT_SCOPES),
      category: fc.constantFrom(...CONTENT_CATEGORIES),
    });
    let permitted = 0;
    fc.assert(
      fc.property(
        fc.array(said, { maxLength: 3 }),
        fc.array(said, { maxLength: 3 }),
        asked,
        (first, second, one) => {
          const folded = other(second);
          const decided = decideSharing(one, { ...own(first), sameChild: [folded] }, NOW);
          const alone = decideSharing(one, own(first), NOW);
          const ofOther = decideSharing(one, { ...folded, counterparts: PARTS }, NOW);
          if (decided.permitted) {
            permitted += 1;
            expect([alone.permitted, ofOther.permitted]).toEqual([true, true]);
          }
        },
      ),
      { numRuns: 2_000 },
    );
    expect(permitted).toBeGreaterThan(20);
  });

  it('holds as far as both reach, until the family is asked anew', () => {
    const narrow = wide('n', { recipients: { kind: 'listed', authorities: [SOUTHWARK] } });
    const record = { ...own([wide('w')]), sameChild: [other([narrow])] };
    expect(decideSharing(question, record, NOW)).toMatchObject({
      permitted: false,
      because: 'recipient_not_covered',
    });
    expect(decideSharing({ ...question, recipient: SOUTHWARK }, record, NOW).permitted).toBe(true);
    const anew = wide('a', { recordedAt: '2026-03-06T09:30:00.000Z' });
    expect(decideSharing(question, { ...record, consents: [wide('w'), anew] }, NOW)).toMatchObject({
      permitted: true,
      consentId: 'a',
    });
    expect(decideSharing(question, { ...record, sameChild: [other([])] }, NOW)).toMatchObject({
      permitted: false,
      because: 'no_consent',
    });
  });

  it('keeps a child’s no of either, whatever a parent agrees to later', () => {
    const no: Consent = {
      ...wide('r', { givenBy: { kind: 'child', capacity: 'gillick_competent' } } as never),
      state: 'refused',
    };
    const anew = wide('a', {
      givenBy: { kind: 'parental_responsibility' },
      ...{ givenAt: NOW, recordedAt: '2026-03-06T09:30:00.000Z' },
    });
    const record = { ...own([anew]), sameChild: [other([wide('w'), no])] };
    expect(decideSharing(question, record, NOW)).toMatchObject({
      permitted: false,
      because: 'refused',
    });
  });

  it('counts a no to the one that goes on against the other, too, and nothing it agreed to', () => {
    const { foldedAt: _since, ...folded } = other([wide('w')]);
    const no: Consent = { ...wide('r', { recordedAt: NOW, givenAt: NOW }), state: 'refused' };
    const beside = (consents: Consent[]) => ({ ...folded, sameChild: [own(consents)] });
    expect(decideSharing(question, beside([]), NOW).permitted).toBe(true);
    expect(decideSharing(question, beside([no]), NOW)).toMatchObject({ because: 'refused' });
    const unsaid = { ...beside([wide('k')]), consents: [] };
    expect(decideSharing(question, unsaid, NOW)).toMatchObject({ because: 'no_consent' });
  });
});
