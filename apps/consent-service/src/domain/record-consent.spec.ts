import { describe, expect, it } from '@jest/globals';
import type { AgeBand, ConsentGiver } from '@hub/contracts/consent';
import { LEWISHAM, statement } from '../testing/examples.js';
import { recordConsent } from './record-consent.js';

const recording = { id: 'c', authority: LEWISHAM, at: '2026-03-02T09:30:00.000Z' };

describe('recording a consent', () => {
  it.each(['granted', 'refused'] as const)('keeps that it was %s', (decision) => {
    expect(recordConsent(statement({ decision }), recording)).toMatchObject({
      state: decision,
      authority: LEWISHAM,
      version: 1,
    });
  });

  it('refuses a child’s decision without the basis of its capacity', () => {
    expect(recordConsent(statement({ givenBy: { kind: 'child' } }), recording)).toMatchObject({
      refused: 'capacity_basis_missing',
    });
    expect(
      recordConsent(
        statement({ givenBy: { kind: 'child', capacityBasis: '15, understands' } }),
        recording,
      ),
    ).toMatchObject({ state: 'granted' });
    expect(
      recordConsent(statement({ givenBy: { kind: 'child', sixteenOrOver: true } }), recording),
    ).toMatchObject({ state: 'granted' });
    expect(
      recordConsent(statement({ givenBy: { kind: 'child', sixteenOrOver: false } }), recording),
    ).toMatchObject({ refused: 'capacity_basis_missing' });
  });

  it('goes by the age that is known', () => {
    const parent = { kind: 'parental_responsibility' } as const;
    const at = (age: AgeBand, givenBy: ConsentGiver = parent) =>
      recordConsent(statement({ givenBy }), { ...recording, age });
    expect(at('under_16')).toMatchObject({ givenBy: { sixteenOrOver: false } });
    expect(at('16_or_17')).toMatchObject({ refused: 'young_person_not_asked' });
    expect(at('18_or_over')).toMatchObject({ refused: 'adult_decides' });
    expect(at('18_or_over', { ...parent, youngPersonAgrees: true })).toMatchObject({
      refused: 'adult_decides',
    });
    expect(at('18_or_over', { kind: 'child' })).toMatchObject({ state: 'granted' });
    expect(at('18_or_over', { ...parent, overrulesChild: 'capacity_lost' })).toMatchObject({
      state: 'granted',
    });
    for (const sixteenOrOver of [true, false])
      for (const age of ['under_16', '16_or_17'] as const)
        expect(at(age, { kind: 'child', capacityBasis: 'able', sixteenOrOver })).toMatchObject(
          sixteenOrOver === (age !== 'under_16')
            ? { state: 'granted' }
            : { refused: 'stated_age_differs' },
        );
  });

  it.each([
    [
      'a carer without parental responsibility',
      { givenBy: { kind: 'carer' as const } },
      'giver_may_not_consent',
    ],
    ['a purpose of blanks', { purpose: '  ' }, 'purpose_missing'],
    ['no purpose', { purpose: '' }, 'purpose_missing'],
    [
      'an authority outside London',
      { recipients: { kind: 'listed' as const, authorities: [LEWISHAM, 'E08000003'] } },
      'recipient_unknown',
    ],
    ['an expiry that has passed', { expiresAt: '2026-03-02T09:30:00.000Z' }, 'consent_expired'],
  ])('refuses %s, and names the rule', (_what, change, refused) => {
    expect(recordConsent(statement(change), recording)).toMatchObject({ refused });
  });

  it('refuses a list of recipients that names nobody', () => {
    expect(recordConsent(statement({ recipients: { kind: 'listed' } }), recording)).toMatchObject({
      refused: 'recipients_missing',
    });
  });

  it('refuses a decision that lies in the future', () => {
    expect(
      recordConsent(statement({ givenAt: '2026-03-02T09:30:00.001Z' }), recording),
    ).toMatchObject({ refused: 'date_in_future' });
  });

  describe('for a young person of 16 or over', () => {
    const by = (givenBy: object, change: object = {}) =>
      recordConsent(
        statement({ givenBy: { kind: 'parental_responsibility', ...givenBy }, ...change }),
        recording,
      );

    it('takes another’s agreement only with their own, or a reason why theirs does not count', () => {
      const code = { refused: 'young_person_not_asked' };
      expect(by({ sixteenOrOver: true })).toMatchObject(code);
      expect(by({ sixteenOrOver: true, youngPersonAgrees: false })).toMatchObject(code);
      const granted = { state: 'granted' };
      expect(by({ sixteenOrOver: true, youngPersonAgrees: true })).toMatchObject(granted);
      expect(by({ sixteenOrOver: true, overrulesChild: 'capacity_lost' })).toMatchObject(granted);
    });

    it('takes a parent’s no as it is', () => {
      expect(by({ sixteenOrOver: true }, { decision: 'refused' })).toMatchObject({
        state: 'refused',
      });
    });
  });

  describe('where parents disagree', () => {
    const by = (givenBy: object, decision: 'granted' | 'refused' = 'granted') =>
      recordConsent(
        statement({ givenBy: { kind: 'parental_responsibility', ...givenBy }, decision }),
        recording,
      );

    it('wants to know why sharing is right all the same', () => {
      expect(by({ otherParent: 'disagrees' })).toMatchObject({ refused: 'parents_disagree' });
      expect(by({ otherParent: 'disagrees', despiteDisagreement: 'Not seen since 2024.' })).toEqual(
        expect.objectContaining({ state: 'granted' }),
      );
      expect(by({ otherParent: 'agrees' })).toMatchObject({ state: 'granted' });
    });

    it('asks nothing of who refuses', () => {
      expect(by({ otherParent: 'disagrees' }, 'refused')).toMatchObject({ state: 'refused' });
    });
  });

  it.each(['special_guardian', 'authority_with_care_order'] as const)(
    'takes the word of a %s as of one with parental responsibility',
    (kind) => {
      expect(recordConsent(statement({ givenBy: { kind } }), recording)).toMatchObject({
        state: 'granted',
        givenBy: { kind },
      });
    },
  );

  describe('by telephone', () => {
    const call = (change: object) =>
      recordConsent(
        statement({ explained: 'by_telephone', givenAt: '2026-03-01T23:30:00.000Z', ...change }),
        recording,
      );

    it('wants a day for the confirmation in writing, at most 28 days after the call', () => {
      const code = { refused: 'written_confirmation_missing' };
      expect(call({})).toMatchObject(code);
      expect(call({ confirmedInWritingBy: '2026-02-28' })).toMatchObject(code);
      expect(call({ confirmedInWritingBy: '2026-03-30' })).toMatchObject(code);
      expect(call({ confirmedInWritingBy: '2026-03-29' })).toMatchObject({ state: 'granted' });
      expect(call({ decision: 'refused' })).toMatchObject({ state: 'refused' });
    });

    it('ends with that day in London, unless it was to end before', () => {
      const day = { confirmedInWritingBy: '2026-03-29' };
      expect(call(day)).toMatchObject({ expiresAt: '2026-03-29T23:00:00.000Z' });
      const agreed = (expiresAt: string) => call({ ...day, expiresAt });
      expect(agreed('2026-03-10T09:00:00.000Z')).toMatchObject({
        expiresAt: '2026-03-10T09:00:00.000Z',
      });
      expect(agreed('2026-09-01T09:00:00.000Z')).toMatchObject({
        expiresAt: '2026-03-29T23:00:00.000Z',
      });
      expect(call({ ...day, decision: 'refused' })).not.toHaveProperty('expiresAt');
    });
  });
});
