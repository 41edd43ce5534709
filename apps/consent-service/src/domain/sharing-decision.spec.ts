import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AUTHORITY_CODES } from '@hub/contracts';
import {
  CONSENT_SCOPES,
  CONTENT_CATEGORIES,
  SENSITIVE_SERVICES,
  SERVICE_KINDS,
  SHARING_PURPOSES,
} from '@hub/contracts/consent';
import { grantedConsent, GREENWICH, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import { type Consent, end, type GrantedConsent } from './consent.js';
import { decideSharing, type Question, SHARING_RULE } from './sharing-decision.js';

const NOW = '2026-03-02T09:30:00.000Z';
const contact: Question = { recipient: GREENWICH, purpose: 'support', scope: 'contact' };
const content: Question = {
  recipient: GREENWICH,
  purpose: 'support',
  scope: 'content',
  category: 'assessment',
};
const all = grantedConsent('c', { scope: ['existence', 'contact', 'content'] });

function refusal(change: Partial<GrantedConsent> = {}): Consent {
  return {
    ...grantedConsent('r', {
      scope: ['existence', 'contact', 'content'],
      recipients: { kind: 'all_counterparts' },
      ...change,
    }),
    state: 'refused',
  };
}

const decide = (question: Question, consents: Consent[], counterparts: string[] = []) =>
  decideSharing(question, { consents, counterparts, namedBy: LEWISHAM }, NOW);

describe('whether something may be shared', () => {
  it('is denied where nobody said anything', () => {
    expect(decide(contact, [])).toEqual({
      permitted: false,
      because: 'no_consent',
      rule: SHARING_RULE,
    });
  });

  it('is permitted under a consent in force, which it names', () => {
    expect(decide(content, [all])).toEqual({
      permitted: true,
      because: 'consent_in_force',
      rule: SHARING_RULE,
      consentId: 'c',
    });
  });

  const ended = (state: 'withdrawn' | 'expired' | 'superseded') =>
    end(all, { state, endedAt: NOW });
  it.each<[string, Question, Consent, string]>([
    ['was withdrawn', content, ended('withdrawn'), 'withdrawn'],
    ['expired', content, ended('expired'), 'expired'],
    ['was superseded', content, ended('superseded'), 'superseded'],
    [
      'reached its expiry this instant, though nobody noted it yet',
      content,
      { ...all, expiresAt: NOW },
      'expired',
    ],
    ['names others', { ...content, recipient: 'E09000001' }, all, 'recipient_not_covered'],
    ['is for other purposes', { ...content, purpose: 'dispute' }, all, 'purpose_not_covered'],
    ['says less', content, { ...all, scope: ['existence', 'contact'] }, 'scope_not_covered'],
    [
      'is about other content',
      content,
      { ...all, categories: ['action_plan'] },
      'category_not_covered',
    ],
    [
      'is asked for content of no category',
      { recipient: GREENWICH, purpose: 'support', scope: 'content' },
      all,
      'category_not_covered',
    ],
    [
      'excludes the service',
      { ...content, service: 'police' },
      { ...all, excludedServices: ['police'] },
      'service_excluded',
    ],
    [
      'excludes the service that who asks works for',
      { ...content, askedFrom: 'police' },
      { ...all, excludedServices: ['police'] },
      'service_excluded',
    ],
    [
      'excludes the service that who asks works for, though another is to read it',
      { ...content, askedFrom: 'police', service: 'health' },
      { ...all, excludedServices: ['police'] },
      'service_excluded',
    ],
    [
      'excludes the service that is to read it, though who asks works for another',
      { ...content, askedFrom: 'health', service: 'police' },
      { ...all, excludedServices: ['police'] },
      'service_excluded',
    ],
    [
      'says nothing of a sensitive service',
      { ...content, service: 'mental_health' },
      all,
      'sensitive_service_not_agreed',
    ],
    [
      'agrees to another sensitive service',
      { ...content, service: 'mental_health' },
      { ...all, sensitiveServices: ['sexual_health'] },
      'sensitive_service_not_agreed',
    ],
  ])('is denied where the consent %s', (_what, question, consent, because) => {
    expect(decide(question, [consent])).toEqual({
      permitted: false,
      because,
      rule: SHARING_RULE,
      consentId: consent.id,
    });
  });

  it('reaches all counterparts where the family said so, and whoever is about to become one, but no stranger', () => {
    const everyone = { ...all, recipients: { kind: 'all_counterparts' as const } };
    expect(decide(content, [everyone], [GREENWICH])).toMatchObject({ permitted: true });
    expect(decide({ ...content, joining: true }, [everyone])).toMatchObject({ permitted: true });
    expect(decide(content, [everyone], [SOUTHWARK])).toMatchObject({
      because: 'recipient_not_covered',
    });
  });

  it('is open to the authority that recorded the consent', () => {
    expect(decide({ ...content, recipient: LEWISHAM }, [all])).toMatchObject({ permitted: true });
  });

  it('is denied where a recipient was refused, whatever was agreed for all, before or after', () => {
    const everyone = (givenAt: string): Consent => ({
      ...all,
      givenAt,
      recipients: { kind: 'all_counterparts' },
    });
    const notGreenwich = refusal({
      givenAt: '2026-02-01T10:00:00.000Z',
      recipients: { kind: 'listed', authorities: [GREENWICH] },
    });
    for (const givenAt of ['2026-01-01T10:00:00.000Z', '2026-03-01T10:00:00.000Z']) {
      expect(
        decide(content, [everyone(givenAt), notGreenwich], [GREENWICH, SOUTHWARK]),
      ).toMatchObject({ because: 'refused' });
      expect(
        decide(
          { ...content, recipient: SOUTHWARK },
          [everyone(givenAt), notGreenwich],
          [GREENWICH, SOUTHWARK],
        ),
      ).toMatchObject({ permitted: true });
    }
  });

  it('is permitted again by a later consent that names who had been refused, or any where all had', () => {
    const early = '2026-02-01T10:00:00.000Z';
    expect(
      decide(content, [
        refusal({ givenAt: early, recipients: { kind: 'listed', authorities: [GREENWICH] } }),
        all,
      ]),
    ).toMatchObject({ permitted: true });
    expect(decide(content, [refusal({ givenAt: early }), all])).toMatchObject({ permitted: true });
    expect(decide(content, [refusal({ givenAt: all.givenAt }), all])).toMatchObject({
      because: 'refused',
    });
  });

  it('is refused no further than the refusal goes', () => {
    const noContent = refusal({
      scope: ['content'],
      categories: ['assessment'],
      purposes: ['support'],
    });
    expect(decide(content, [all, noContent])).toMatchObject({ because: 'refused' });
    expect(decide({ ...content, category: 'action_plan' }, [all, noContent])).toMatchObject({
      permitted: true,
    });
    expect(decide(contact, [all, noContent])).toMatchObject({ permitted: true });
    expect(decide(content, [all, { ...noContent, expiresAt: NOW }])).toMatchObject({
      permitted: true,
    });
  });

  const some = <T>(values: readonly T[]) =>
    fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }), { nil: undefined });
  const authority = fc.constantFrom(...AUTHORITY_CODES.slice(0, 4));
  const recipients = fc.oneof(
    fc.constant({ kind: 'all_counterparts' as const }),
    fc
      .uniqueArray(authority, { minLength: 1 })
      .map((authorities) => ({ kind: 'listed' as const, authorities })),
  );
  const instant = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2026-03-02'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const consents = fc.array(
    fc
      .record({
        purposes: some(SHARING_PURPOSES),
        scope: fc.uniqueArray(fc.constantFrom(...CONSENT_SCOPES), { minLength: 1 }),
        categories: some(CONTENT_CATEGORIES),
        recipients,
        sensitiveServices: some(SENSITIVE_SERVICES),
        givenAt: instant,
        state: fc.constantFrom('granted', 'refused', 'withdrawn'),
      })
      .map(({ state, purposes, categories, sensitiveServices, ...rest }, index = 0): Consent => {
        const granted = grantedConsent(`c${String(index)}`, {
          ...rest,
          ...(purposes ? { purposes } : {}),
          ...(categories ? { categories } : {}),
          ...(sensitiveServices ? { sensitiveServices } : {}),
        });
        if (state === 'refused') return { ...granted, state };
        return state === 'granted'
          ? granted
          : end(granted, { state: 'withdrawn', endedAt: NOW, endedBy: 'child' });
      }),
    { maxLength: 6 },
  );
  const questions: fc.Arbitrary<Question> = fc.record({
    recipient: authority,
    purpose: fc.constantFrom(...SHARING_PURPOSES),
    scope: fc.constantFrom(...CONSENT_SCOPES),
    category: fc.constantFrom(...CONTENT_CATEGORIES),
    service: fc.constantFrom(...SERVICE_KINDS),
  });

  it('never becomes possible by a withdrawal or by a refusal, and does not depend on the order of what is on record', () => {
    fc.assert(
      fc.property(consents, questions, fc.nat(), (record, question, place) => {
        const before = decide(question, record, [GREENWICH]).permitted;
        const withdrawn = record.map((consent, at) =>
          at === place % Math.max(record.length, 1) && consent.state === 'granted'
            ? end(consent, { state: 'withdrawn', endedAt: NOW })
            : consent,
        );
        if (!before) {
          expect(decide(question, withdrawn, [GREENWICH]).permitted).toBe(false);
          expect(decide(question, [...record, refusal()], [GREENWICH]).permitted).toBe(false);
        }
        expect(decide(question, [...record].reverse(), [GREENWICH]).permitted).toBe(before);
      }),
    );
  });

  it('is never permitted but by a consent that is in force and covers the question', () => {
    fc.assert(
      fc.property(consents, questions, (record, question) => {
        const { permitted, consentId } = decide(question, record, []);
        if (!permitted) return;
        const by = record.filter(
          (consent) => consent.id === consentId && consent.state === 'granted',
        );
        expect(
          by.some(
            (consent) =>
              consent.scope.includes(question.scope) &&
              (consent.purposes ?? ['support']).includes(question.purpose),
          ),
        ).toBe(true);
      }),
    );
  });
});
