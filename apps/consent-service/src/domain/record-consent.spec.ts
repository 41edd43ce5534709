import { describe, expect, it } from '@jest/globals';
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
});
