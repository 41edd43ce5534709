import { describe, expect, it } from '@jest/globals';
import type { LookupView } from '@hub/contracts/lookup';
import { silentIn } from '../look-up/lookup-rows.js';
import { faultsInCase, foundBy, isUnsettled } from './case-question.js';
import { decidedAt, faultsInDecision } from './decision-question.js';
import { faultsInSharing, sharingInSentences } from './sharing-question.js';
import { consentFrom, keyOf, startFrom } from './start-orders.js';
import { caseQuestionView, decisionView, sharingView, startCheckView } from './start-views.js';

const NOW = Date.parse('2026-11-24T09:00:00Z');
const OWN = 'E09000023';
const ID = '01900000-0000-7000-8000-000000000001';
const DECISION = {
  giver: 'parental_responsibility',
  'decided-day': '23',
  'decided-month': '11',
  'decided-year': '2026',
  explained: 'in_person',
  purpose: 'Plan support',
  evidence: 'LEW-1.pdf',
};
const SHARING = {
  boroughs: ['E09000011', 'E09000028'],
  what: 'content',
  documents: ['assessment'],
  excluded: 'police',
};
const CASE = { home: OWN, level: '2', label: 'Targeted', reference: 'LEW-1' };
const FORM = { ...DECISION, ...SHARING, ...CASE };
const LOOKUP: LookupView = {
  id: ID,
  status: 'complete',
  conclusion: 'none',
  coverage: '33 of 33 answered.',
  purpose: 'before_assessment',
  caseReference: 'LEW-1',
  askedAt: '2026-11-24T08:00:00Z',
  rows: [],
};
const contact = { name: 'Ada', role: 'Lead CAF contact', team: 'Early Help' };
const EPISODE = {
  reference: 'G-1',
  state: 'open',
  openedOn: '2026-01-05',
  socialCare: 'no',
  leadCafContact: contact,
} as const;
const HARD: LookupView = {
  ...LOOKUP,
  rows: [
    {
      authority: 'E09000011',
      name: 'Greenwich',
      outcome: 'found',
      episodes: [EPISODE, { ...EPISODE, reference: 'G-2', withdrawnBecause: 'duplicate' }],
    },
    { authority: 'E09000003', name: 'Barnet', outcome: 'no_answer' },
    { authority: 'E09000004', name: 'Bexley', outcome: 'person_will_answer' },
  ],
};
const fields = (faults: readonly { field?: string }[]) => faults.map(({ field }) => field);

describe('what the family decided', () => {
  it('is asked for whole, at each field', () => {
    expect(fields(faultsInDecision({}, NOW))).toEqual([
      'giver',
      'decided-day',
      'explained',
      'purpose',
      'evidence',
    ]);
    expect(faultsInDecision(DECISION, NOW)).toEqual([]);
    expect(fields(faultsInDecision({ ...DECISION, giver: 'child' }, NOW))).toEqual([
      'capacityBasis',
    ]);
    expect(faultsInDecision({ ...DECISION, 'decided-day': '25' }, NOW)[0]?.text).toContain(
      'in the past',
    );
    expect(faultsInDecision({ ...DECISION, 'decided-day': '99' }, NOW)[0]?.text).toContain(
      'real date',
    );
  });

  it('was a minute ago where it was today, and at midday before', () => {
    expect(decidedAt({ ...DECISION, 'decided-day': '24' }, NOW)).toBe('2026-11-24T08:59:00.000Z');
    expect(decidedAt(DECISION, NOW)).toBe('2026-11-23T12:00:00.000Z');
    expect(decidedAt({}, NOW)).toBeUndefined();
  });
});

describe('who may see what', () => {
  it('is asked for whole', () => {
    expect(fields(faultsInSharing({}, NOW))).toEqual(['boroughs', 'what']);
    expect(fields(faultsInSharing({ ...SHARING, documents: [] }, NOW))).toEqual(['documents']);
    const past = { 'ends-day': '1', 'ends-month': '1', 'ends-year': '2020' };
    expect(fields(faultsInSharing({ ...SHARING, ...past }, NOW))).toEqual(['ends-day']);
    expect(faultsInSharing(SHARING, NOW)).toEqual([]);
  });

  it('is read to the family before it is recorded', () => {
    expect(sharingInSentences(FORM, OWN)).toEqual([
      'Greenwich and Southwark may see that there is a case, whom to contact, and the assessment.',
      'Nobody who works for these services may see any of it: police.',
      'Sexual health, mental health, and drug and alcohol services are not named to anybody.',
      'It holds until the family takes it back, or the case ends.',
    ]);
    const end = {
      'ends-day': '1',
      'ends-month': '3',
      'ends-year': '2027',
      sensitive: 'mental_health',
      what: 'contact',
      excluded: [],
    };
    expect(sharingInSentences({ ...FORM, ...end }, OWN)).toEqual([
      'Greenwich and Southwark may see that there is a case, and whom to contact. No document.',
      'No service is left out.',
      'The family agrees that these services are named: mental health.',
      'It ends after 1 March 2027.',
    ]);
  });
});

describe('the case', () => {
  it('asks what each assessment found is, whether silence was read, and what cannot wait', () => {
    expect(foundBy(HARD).map(({ reference }) => reference)).toEqual(['G-1']);
    expect([silentIn(HARD), isUnsettled(HARD), isUnsettled(LOOKUP)]).toEqual([
      ['Barnet'],
      true,
      false,
    ]);
    expect(fields(faultsInCase(CASE, HARD))).toEqual(['found-1', 'silence', 'urgent']);
    expect(fields(faultsInCase({}, LOOKUP))).toEqual(['home', 'level', 'label', 'reference']);
    expect(faultsInCase(CASE, LOOKUP)).toEqual([]);
  });

  it('starts as it was answered', () => {
    expect(startFrom(FORM, ID, LOOKUP)).toEqual({
      consentId: ID,
      lookupId: ID,
      homeAuthority: OWN,
      ownReference: 'LEW-1',
      levelOfNeed: { level: 2, label: 'Targeted' },
    });
    const hard = {
      ...FORM,
      'found-1': 'family_wants_its_own',
      silence: 'read',
      urgent: 'risk_of_harm',
    };
    expect(startFrom(hard, ID, HARD)).toMatchObject({
      urgent: 'risk_of_harm',
      silenceAccepted: true,
      found: [
        {
          authority: 'E09000011',
          reference: 'G-1',
          answer: 'family_wants_its_own',
          because: 'family_was_asked',
        },
      ],
    });
    expect(startFrom({}, ID, LOOKUP)).toBeUndefined();
  });
});

describe('the consent', () => {
  it('says what was answered and nothing more', () => {
    expect(consentFrom(FORM, ID, ID, NOW)).toEqual({
      episodeId: ID,
      lookupId: ID,
      decision: 'granted',
      givenBy: { kind: 'parental_responsibility' },
      purpose: 'Plan support',
      givenAt: '2026-11-23T12:00:00.000Z',
      explained: 'in_person',
      evidenceReference: 'LEW-1.pdf',
      scope: ['existence', 'contact', 'content'],
      categories: ['assessment'],
      recipients: { kind: 'listed', authorities: ['E09000011', 'E09000028'] },
      excludedServices: ['police'],
    });
    const less = {
      ...FORM,
      giver: 'child',
      capacityBasis: 'Understood',
      what: 'contact',
      sensitive: 'mental_health',
      'ends-day': '1',
      'ends-month': '3',
      'ends-year': '2027',
    };
    expect(consentFrom(less, ID, ID, NOW)).toMatchObject({
      givenBy: { kind: 'child', capacityBasis: 'Understood' },
      scope: ['existence', 'contact'],
      sensitiveServices: ['mental_health'],
      expiresAt: '2027-03-01T23:59:59.000Z',
    });
    expect(consentFrom({}, ID, ID, NOW)).toBeUndefined();
  });

  it('is the same for the same answers, in whatever order, and another for others', () => {
    expect(keyOf({ a: '1', b: '2' }, 'x')).toBe(keyOf({ b: '2', a: '1' }, 'x'));
    expect(keyOf({ a: '1' }, 'x')).not.toBe(keyOf({ a: '2' }, 'x'));
    expect(keyOf({}, 'x')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});

describe('the pages of a start', () => {
  it('keep what was typed, beside what is wrong with it', () => {
    const faults = [{ field: 'decided-day', text: 'Enter the day' }];
    const view = decisionView(ID, DECISION, faults);
    expect([view.values['purpose'], view.errors['decided-day'], view.base]).toEqual([
      'Plan support',
      { text: 'Enter the day' },
      `/start/${ID}`,
    ]);
    expect(view.decided[0]?.classes).toContain('error');
    const boroughs = sharingView(ID, FORM, [], OWN).choices['boroughs'] ?? [];
    expect([boroughs.length, boroughs.filter(({ checked }) => checked).length]).toEqual([32, 2]);
    const about = caseQuestionView(HARD, FORM, []);
    expect([
      about.found.length,
      about.silent,
      about.homes.find(({ selected }) => selected)?.text,
    ]).toEqual([1, ['Barnet'], 'Lewisham']);
  });

  it('show everything before it is recorded', () => {
    const { rows, told } = startCheckView(LOOKUP, FORM, [], OWN);
    expect(rows.map(({ value }) => value)).toContain('Level 2, early help (“Targeted”)');
    expect(told).toHaveLength(4);
    expect(startCheckView(LOOKUP, {}, [], OWN).rows[0]?.value).toBe('Not said');
  });
});
