import { describe, expect, it } from '@jest/globals';
import { CHILD_OVERRULED, CONSENT_SCOPES } from '@hub/contracts/consent';
import { grantedConsent, GREENWICH, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import { type Consent, end, type GrantedConsent } from './consent.js';
import { childsConsent, decideSharing } from './sharing-decision.js';

const NOW = '2026-03-02T09:30:00.000Z';
const counterparts = [LEWISHAM, GREENWICH, SOUTHWARK];
const content = {
  recipient: GREENWICH,
  purpose: 'support',
  scope: 'content',
  category: 'assessment',
} as const;
const agreed = (id: string, change: Partial<GrantedConsent> = {}): GrantedConsent =>
  grantedConsent(id, {
    scope: [...CONSENT_SCOPES],
    recipients: { kind: 'listed', authorities: [GREENWICH] },
    givenAt: '2026-03-02T09:00:00.000Z',
    ...change,
  });
const refused = (change: Partial<GrantedConsent>): Consent => ({
  ...agreed('no', change),
  state: 'refused',
});
const withdrawn = end(agreed('c'), {
  state: 'withdrawn',
  endedAt: NOW,
  endedBy: 'child',
  toldTo: LEWISHAM,
});
const decide = (consents: readonly Consent[]) =>
  decideSharing(content, { consents, counterparts, namedBy: LEWISHAM }, NOW);

describe('a child who is able to decide', () => {
  const child = { kind: 'child' as const, sixteenOrOver: true };
  const parent = (change: Partial<GrantedConsent> = {}) => agreed('parent', change);
  const ofChild = agreed('child', { givenBy: child, givenAt: '2026-02-15T10:00:00.000Z' });

  it.each<[string, Consent]>([
    ['refused', refused({ givenBy: child, givenAt: '2026-03-01T10:00:00.000Z' })],
    ['withdrew', end(ofChild, { state: 'withdrawn', endedAt: NOW, endedBy: 'child' })],
  ])('who %s is not outvoted by a parent who agrees, before or after', (_what, no) => {
    for (const givenAt of ['2026-02-01T10:00:00.000Z', '2026-03-02T09:00:00.000Z'])
      expect(decide([no, parent({ givenAt })])).toMatchObject({
        permitted: false,
        because: no.state,
      });
    expect(decide([no, parent({ givenBy: child })])).toMatchObject({ permitted: true });
    for (const overrulesChild of CHILD_OVERRULED)
      expect(
        decide([no, parent({ givenBy: { kind: 'parental_responsibility', overrulesChild } })]),
      ).toMatchObject({ permitted: true });
  });

  it('who agreed is not outvoted by a parent who refuses, before or after, but on a ground', () => {
    for (const givenAt of ['2026-02-01T10:00:00.000Z', '2026-03-02T09:10:00.000Z']) {
      const no = refused({ givenAt });
      expect(decide([ofChild, no])).toMatchObject({ permitted: true, consentId: 'child' });
    }
    const ordered = refused({
      givenBy: { kind: 'parental_responsibility', overrulesChild: 'court_order' },
      givenAt: '2026-03-02T09:10:00.000Z',
    });
    expect(decide([ofChild, ordered])).toMatchObject({ permitted: false });
  });

  it('goes on agreeing where a parent withdraws the parent’s own word', () => {
    const record = { consents: [withdrawn, ofChild], counterparts, namedBy: LEWISHAM };
    expect(decide(record.consents)).toMatchObject({ permitted: true, consentId: 'child' });
    expect(childsConsent(record, NOW)).toBe('child');
    expect(childsConsent({ ...record, consents: [withdrawn] }, NOW)).toBeUndefined();
    expect(childsConsent({ ...record, consents: [withdrawn, parent()] }, NOW)).toBeUndefined();
  });

  it('who takes back what a parent gave is heeded, and the parent may agree anew', () => {
    expect(decide([withdrawn])).toMatchObject({ permitted: false });
    expect(decide([withdrawn, parent()])).toMatchObject({ permitted: true });
  });
});
