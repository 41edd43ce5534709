import { describe, expect, it } from '@jest/globals';
import type { DecidedOutcome, DisputeBundle, DisputeView } from '@hub/contracts/arbitration';
import type { Person } from '../../session/session-state.js';
import { bundleView } from './bundle-view.js';
import { ACTS } from './dispute-acts.js';
import { disputePageView } from './dispute-view.js';
import { fundingFields, fundingFrom, fundingRefusals, fundingText } from './funding-fields.js';
import { openingFrom } from './open-question.js';
import { outcomesView } from './outcomes-view.js';

const ID = '01900000-0000-7000-8000-000000000001';
const ADA = '01900000-0000-7000-8000-000000000002';
const [LEWISHAM, GREENWICH, SOUTHWARK] = ['E09000023', 'E09000011', 'E09000028'];
const AT = '2026-11-23T09:00:00Z';
const NOW = Date.parse('2026-11-24T09:00:00Z');
const DISPUTE = {
  ...{ id: ID, episodeId: ID, kind: 'funding', openedBy: LEWISHAM, respondents: [GREENWICH] },
  ...{ askedFor: 'That you pay', supportInPlace: 'It goes on', riskOfHarm: false },
  ...{ state: 'arbitration', stage: 4, ladder: 1, speakers: ['head_of_service'], stages: [] },
  ...{ statements: [], withheld: [], offers: [], earlierOutcomes: [], waits: [] },
  arbitrators: [{ authority: SOUTHWARK, personId: ADA, appointedAt: AT }],
  ...{ openedAt: AT, version: 1, interimPayer: LEWISHAM },
} as object as DisputeView;
const person = (authority: string, roles: Person['roles']): Person => ({
  ...{ id: ADA, name: 'Ada', post: 'x', authority },
  roles,
});
const JUDGE = person(SOUTHWARK, ['arbitrator']);
const HEAD = { ...person(GREENWICH, ['head_of_service']), id: ID };
const QUESTION = {
  ...{ id: ID, askedBy: ADA, at: AT, text: 'Since when?', dueAt: AT, missed: [] },
  parties: [LEWISHAM, GREENWICH],
  answers: [{ authority: LEWISHAM, personId: ADA, at: AT, text: 'May', evidence: [] }],
};
const SHARES = [
  { authority: LEWISHAM, percent: 40 },
  { authority: GREENWICH, percent: 60 },
];

describe('who pays', () => {
  const form = {
    ...{ [`share-${LEWISHAM}`]: '40', [`share-${GREENWICH}`]: '60' },
    ...{ 'from-day': '1', 'from-month': '6', 'from-year': '2026' },
  };

  it('is asked of each side in percent, in a disagreement about it alone', () => {
    expect(fundingFields(DISPUTE).map(({ name }) => name)).toEqual([
      ...[`share-${LEWISHAM}`, `share-${GREENWICH}`, 'from', 'until'],
    ]);
    const other: DisputeView = { ...DISPUTE, kind: 'who_leads' };
    expect([fundingFields(other), fundingFrom(form, other), fundingRefusals(other)]).toEqual([
      ...[[], {}, {}],
    ]);
    expect(fundingFrom(form, DISPUTE)).toEqual({ funding: { shares: SHARES, from: '2026-06-01' } });
    expect(fundingFrom({}, DISPUTE)).toEqual({});
    expect(fundingRefusals(DISPUTE)).toHaveProperty('invalid_request.field', `share-${LEWISHAM}`);
    for (const act of ['offer', 'decision'])
      expect(ACTS[act]?.order(form, DISPUTE, HEAD)).toHaveProperty('funding.shares', SHARES);
  });

  it('is said in a sentence, and so is who pays meanwhile', () => {
    const funding = { shares: SHARES, from: '2026-06-01', until: '2027-05-31' };
    expect(fundingText(funding)).toBe(
      'Lewisham pays 40 percent and Greenwich pays 60 percent, from 1 June 2026 until 31 May 2027.',
    );
    const { facts } = disputePageView(DISPUTE, HEAD, NOW);
    expect(facts).toContainEqual({ key: 'Who pays meanwhile', value: 'Lewisham' });
    const asked = {
      respondents: GREENWICH,
      askedFor: 'x',
      riskOfHarm: 'no',
      interimPayer: GREENWICH,
    };
    expect(openingFrom({ ...asked, kind: 'funding' }, ID).interimPayer).toBe(GREENWICH);
    expect(openingFrom({ ...asked, kind: 'residence' }, ID)).not.toHaveProperty('interimPayer');
  });
});

describe('a question of the arbitrator', () => {
  const asked: DisputeView = { ...DISPUTE, questions: [QUESTION] };

  it('is asked by who is in office, and answered once by each side', () => {
    const open = (act: string, who: Person) => ACTS[act]?.isOpenTo(asked, who);
    expect([open('ask', JUDGE), open('ask', HEAD)]).toEqual([true, false]);
    expect(open('answer-arbitrator', HEAD)).toBe(true);
    expect(open('answer-arbitrator', person(LEWISHAM, ['head_of_service']))).toBe(false);
    expect(ACTS['ask']?.order({ text: 'Why?' }, asked, JUDGE)).not.toHaveProperty('parties');
    expect(ACTS['ask']?.order({ text: 'Why?', parties: GREENWICH }, asked, JUDGE)).toHaveProperty(
      'parties',
      [GREENWICH],
    );
  });

  it('stands with who has yet to answer, and beside what that side says', () => {
    const { facts, sides, acts } = disputePageView(asked, JUDGE, NOW);
    expect(facts.at(-1)?.value).toContain('Since when? Greenwich to answer by Monday');
    expect(sides[0]?.sayings[0]).toMatchObject({
      text: 'May',
      beneath: ['The question: Since when?'],
    });
    expect(acts[0]?.href).toBe(`/disputes/${ID}/bundle`);
    expect(disputePageView(asked, HEAD, NOW).acts[0]?.href).not.toContain('bundle');
  });

  it('is in the page that an arbitrator prints, with all that happened', () => {
    const bundle: DisputeBundle = {
      dispute: asked,
      evidence: [
        { title: 'Letter', authority: LEWISHAM, namedIn: 'statement', saidId: ID, at: AT },
      ],
      history: [{ at: AT, what: 'question_missed', stage: 4, authority: GREENWICH }],
      ...{ madeAt: AT, digest: 'f'.repeat(64) },
    };
    const view = bundleView(bundle);
    expect(view.evidence[0]).toMatchObject({ who: 'Lewisham, in a statement' });
    expect(view.history[0]).toMatchObject({
      who: 'Greenwich',
      step: expect.stringContaining('An'),
    });
    expect(view.made).toContain('ffff');
  });
});

describe('what an arbitrator decided', () => {
  const decided: DecidedOutcome = {
    ...{ disputeId: ID, kind: 'funding', riskOfHarm: false, state: 'resolved', at: AT },
    ...{ terms: 'Both pay', reasons: 'Both placed', stands: true },
    parties: [{ authority: LEWISHAM, recordedAt: AT, missed: 2 }],
  };

  it('says what became of it, and keeps no words of what has ended', () => {
    const view = outcomesView({ items: [decided], nextCursor: 'c' }, 'open');
    expect(view.sentence).toBe('1 decision. 1 is not carried out by every side.');
    expect(view.outcomes[0]?.facts.at(-1)?.value).toBe('Not carried out yet, and overdue 2 times');
    expect(view.nextPage).toBe('/outcomes?show=open&from=c');
    const { terms: _t, reasons: _r, ...ended } = decided;
    const [old] = outcomesView({ items: [{ ...ended, stands: false }] }, 'all').outcomes;
    expect(old?.facts[0]?.value).toContain('kept no more');
    expect(old?.facts.at(-1)?.value).toContain('Another outcome');
    expect(outcomesView({ items: [] }, 'all').sentence).toContain('no disagreement yet');
    expect(outcomesView({ items: [] }, 'done').sentence).toContain('None');
  });
});
