import { describe, expect, it } from '@jest/globals';
import type { LookupView } from '@hub/contracts/lookup';
import { silentIn } from '../look-up/lookup-rows.js';
import { faultsInCase, foundBy, isUnsettled } from './case-question.js';
import { startFrom } from './start-orders.js';
import { caseQuestionView, startCheckView } from './start-views.js';

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

describe('the pages of a start', () => {
  it('keep what was typed, beside what is wrong with it', () => {
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
