import { describe, expect, it } from '@jest/globals';
import type { ConsentView } from '@hub/contracts/consent';
import { consentFrom, keyOf } from './consent-order.js';
import { changeQuestion, changedRows, checkView, whoQuestion } from './consent-views.js';
import { CHANGE_FIELDS, decidedAt, faultsInDecision } from './decision-question.js';
import {
  faultsInRefusal,
  faultsInSharing,
  refusalInSentences,
  sharingInSentences,
} from './sharing-question.js';

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
const FORM = { ...DECISION, ...SHARING };
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

  it('asks more of a call, of parents who differ, and of a young person', () => {
    const call = { ...DECISION, explained: 'by_telephone' };
    const by = (day: string, month: string) => ({
      'confirmed-day': day,
      'confirmed-month': month,
      'confirmed-year': '2026',
    });
    expect(fields(faultsInDecision(call, NOW))).toEqual(['confirmed-day']);
    expect(fields(faultsInDecision({ ...call, ...by('22', '12') }, NOW))).toEqual([
      'confirmed-day',
    ]);
    expect(faultsInDecision({ ...call, ...by('21', '12') }, NOW)).toEqual([]);
    const differ = { ...DECISION, otherParent: 'disagrees' };
    expect(fields(faultsInDecision(differ, NOW))).toEqual(['despite']);
    const young = { ...DECISION, decision: 'granted', age: 'over_16' };
    expect(fields(faultsInDecision(young, NOW, CHANGE_FIELDS))).toEqual(['asked']);
    expect(faultsInDecision({ ...young, giver: 'child' }, NOW, CHANGE_FIELDS)).toEqual([]);
    expect(fields(faultsInDecision(DECISION, NOW, CHANGE_FIELDS))).toEqual(['decision', 'age']);
  });

  it('was a minute ago where it was today, and at midday before', () => {
    expect(decidedAt({ ...DECISION, 'decided-day': '24' }, NOW)).toBe('2026-11-24T08:59:00.000Z');
    expect(decidedAt(DECISION, NOW)).toBe('2026-11-23T12:00:00.000Z');
    expect(decidedAt({}, NOW)).toBeUndefined();
  });
});

describe('who may see what', () => {
  it('is asked for whole', () => {
    expect(fields(faultsInSharing({}, NOW, OWN))).toEqual(['what', 'boroughs']);
    expect(fields(faultsInSharing({ ...SHARING, documents: [] }, NOW, OWN))).toEqual(['documents']);
    const past = { 'ends-day': '1', 'ends-month': '1', 'ends-year': '2020' };
    expect(fields(faultsInSharing({ ...SHARING, ...past }, NOW, OWN))).toEqual(['ends-day']);
    expect(faultsInSharing(SHARING, NOW, OWN)).toEqual([]);
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

describe('the consent', () => {
  it('says what was answered and nothing more', () => {
    expect(consentFrom(FORM, ID, NOW)).toEqual({
      episodeId: ID,
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
    expect(consentFrom(less, ID, NOW)).toMatchObject({
      givenBy: { kind: 'child', capacityBasis: 'Understood' },
      scope: ['existence', 'contact'],
      sensitiveServices: ['mental_health'],
      expiresAt: '2027-03-01T23:59:59.000Z',
    });
    expect(consentFrom({}, ID, NOW)).toBeUndefined();
  });

  it('says who was asked, who differs, what is confirmed and what it takes the place of', () => {
    const said = {
      ...FORM,
      age: 'over_16',
      asked: 'yes',
      otherParent: 'disagrees',
      despite: 'She asks for help',
      explained: 'by_telephone',
      'confirmed-day': '1',
      'confirmed-month': '12',
      'confirmed-year': '2026',
      supersedes: ID,
    };
    expect(consentFrom(said, ID, NOW)).toMatchObject({
      givenBy: {
        kind: 'parental_responsibility',
        sixteenOrOver: true,
        youngPersonAgrees: true,
        otherParent: 'disagrees',
        despiteDisagreement: 'She asks for help',
      },
      confirmedInWritingBy: '2026-12-01',
      supersedes: ID,
    });
  });

  it('is a no to everybody, or to some, of all or of documents', () => {
    const no = { ...DECISION, decision: 'refused', age: 'under_16', nothingOf: 'all' };
    expect(fields(faultsInRefusal(no, OWN))).toEqual(['fromWhom']);
    const everybody = { ...no, fromWhom: 'everybody' };
    expect(consentFrom(everybody, ID, NOW)).toMatchObject({
      decision: 'refused',
      scope: ['existence', 'contact', 'content'],
      recipients: { kind: 'all_counterparts' },
    });
    expect(refusalInSentences(everybody, OWN)[0]).toBe(
      'Nobody in another borough may see anything of the case, not even that there is one.',
    );
    const some = { ...no, nothingOf: 'documents', fromWhom: 'some' };
    expect(fields(faultsInRefusal(some, OWN))).toEqual(['boroughs']);
    expect(consentFrom({ ...some, boroughs: 'E09000011' }, ID, NOW)).toMatchObject({
      scope: ['content'],
      recipients: { kind: 'listed', authorities: ['E09000011'] },
    });
    expect(refusalInSentences({ ...some, boroughs: 'E09000011' }, OWN)[0]).toBe(
      'Greenwich may not see any document of the case.',
    );
  });

  it('is the same for the same answers, in whatever order, and another for others', () => {
    expect(keyOf({ a: '1', b: '2' }, 'x')).toBe(keyOf({ b: '2', a: '1' }, 'x'));
    expect(keyOf({ a: '1' }, 'x')).not.toBe(keyOf({ a: '2' }, 'x'));
    expect(keyOf({}, 'x')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});

describe('the pages of a new decision', () => {
  const consent = {
    id: ID,
    authority: OWN,
    state: 'granted',
    givenAt: '2026-03-01T09:00:00Z',
    scope: ['existence'],
  } as object as ConsentView;

  it('offer to take the place of what stands and was written down here', () => {
    const named = (items: ConsentView[]) =>
      changeQuestion(ID, { items }, OWN).fields.map(({ name }) => name);
    expect(named([consent])).toContain('supersedes');
    expect(named([{ ...consent, state: 'withdrawn' }])).not.toContain('supersedes');
    expect(named([{ ...consent, authority: 'E09000011' }])).not.toContain('supersedes');
    const names = whoQuestion(ID, { decision: 'refused' }, OWN).fields.map(({ name }) => name);
    expect(names).toEqual(['nothingOf', 'fromWhom', 'boroughs']);
  });

  it('say of each other borough what it may see now and then, and what happens', () => {
    const rows = [
      { authority: OWN, willSee: ['existence' as const], told: false, recalled: false },
      { authority: 'E09000011', willSee: ['existence' as const], told: true, recalled: false },
      { authority: 'E09000028', sees: ['existence' as const], told: false, recalled: true },
      {
        authority: 'E09000007',
        sees: ['existence' as const, 'contact' as const, 'assessment' as const],
        willSee: ['existence' as const],
        told: true,
        recalled: true,
      },
    ];
    const changed = changedRows({ episodeId: ID, rows }, OWN);
    expect(changed.map(({ borough, before, after }) => [borough, before, after])).toEqual([
      ['Greenwich', 'Nothing', 'The case'],
      ['Southwark', 'The case', 'Nothing'],
      ['Camden', 'The case. The assessment.', 'The case'],
    ]);
    expect(changed.map(({ happens }) => happens.split(' ')[0])).toEqual(['Is', 'Must', 'Must']);
    const view = checkView(ID, FORM, OWN, { faults: [{ text: 'Ask the child.' }] });
    expect([view.rows, view.summary?.errorList[0]?.text]).toEqual([[], 'Ask the child.']);
  });
});
