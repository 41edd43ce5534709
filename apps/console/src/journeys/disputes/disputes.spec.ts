import { describe, expect, it } from '@jest/globals';
import type { DisputeView } from '@hub/contracts/arbitration';
import type { EpisodeView } from '@hub/contracts/episode';
import { faultsIn } from '../../pages/fields.js';
import type { Person } from '../../session/session-state.js';
import { ACTS } from './dispute-acts.js';
import { disputeListView } from './dispute-list-view.js';
import { disputePageView } from './dispute-view.js';
import { openingFrom, openQuestion } from './open-question.js';

const ID = '01900000-0000-7000-8000-000000000001';
const ADA = '01900000-0000-7000-8000-000000000002';
const LEWISHAM = 'E09000023';
const GREENWICH = 'E09000011';
const NOW = Date.parse('2026-11-24T09:00:00Z');
const AT = '2026-11-23T09:00:00Z';
const OFFER: DisputeView['offers'][number] = {
  id: ID,
  authority: GREENWICH,
  stage: 0,
  at: AT,
  terms: 'Lewisham leads until June',
  answers: [],
};
const DISPUTE: DisputeView = {
  id: ID,
  episodeId: ID,
  kind: 'who_leads',
  openedBy: LEWISHAM,
  respondents: [GREENWICH],
  askedFor: 'That Greenwich leads',
  supportInPlace: 'The support goes on.',
  riskOfHarm: false,
  state: 'open',
  stage: 0,
  ladder: 2,
  speakers: ['practitioner', 'lead_caf_contact'],
  climbers: ['practitioner', 'lead_caf_contact'],
  stages: [{ stage: 0, enteredAt: AT, answered: [], missed: [] }],
  statements: [],
  withheld: [],
  offers: [],
  arbitrators: [],
  earlierOutcomes: [],
  waits: [
    {
      step: 'answer_dispute',
      authority: GREENWICH,
      role: 'practitioner',
      dueAt: '2026-11-25T17:00:00Z',
    },
  ],
  openedAt: AT,
  version: 1,
};
const ada: Person = {
  id: ADA,
  name: 'Ada',
  post: 'x',
  authority: LEWISHAM,
  roles: ['practitioner'],
};
const ben: Person = { ...ada, id: ID, authority: GREENWICH };
const arbitrated: DisputeView = {
  ...DISPUTE,
  state: 'arbitration',
  stage: 4,
  arbitrators: [{ authority: 'E09000028', personId: ADA, appointedAt: AT }],
  waits: [],
};
const actsFor = (change: Partial<DisputeView>, person: Person): string[] =>
  Object.keys(ACTS).filter((name) => ACTS[name]?.isOpenTo({ ...DISPUTE, ...change }, person));

describe('what somebody can do in a disagreement', () => {
  const done = { carriedOutAt: AT, recordedAt: AT };
  const outcome = {
    how: 'agreed' as const,
    terms: 'x',
    stage: 0,
    at: AT,
    parties: [
      { authority: LEWISHAM, recordedAt: AT },
      { authority: GREENWICH, ...done },
    ],
  };
  const again = {
    reopenedAt: AT,
    earlierOutcomes: [outcome],
    speakers: ['lead_caf_contact'],
    climbers: [],
  };
  const tookBack = { authority: GREENWICH, ground: 'new_facts', at: AT, takenBackAt: AT };
  it.each([
    ['who raised it', {}, ada, ['statement', 'offer', 'further', 'withdraw', 'safeguarding']],
    ['the other side', {}, ben, ['statement', 'offer', 'further', 'safeguarding']],
    [
      'who was made an offer',
      { offers: [{ ...OFFER, authority: LEWISHAM }] },
      ben,
      ['answer', 'statement', 'offer', 'further', 'safeguarding'],
    ],
    [
      'who stands too low',
      { speakers: ['head_of_service'], climbers: ['service_manager'] },
      ben,
      ['statement', 'safeguarding'],
    ],
    [
      'the arbitrator',
      arbitrated,
      { ...ada, authority: 'E09000028' },
      ['safeguarding', 'ask', 'decision', 'conflict'],
    ],
    [
      'who has not carried it out',
      { state: 'resolved', outcome },
      { ...ada, roles: ['lead_caf_contact'] },
      ['safeguarding', 'carried-out', 'again'],
    ],
    [
      'who has carried it out',
      { state: 'resolved', outcome },
      { ...ben, roles: ['lead_caf_contact'] },
      ['safeguarding', 'again'],
    ],
    [
      'who took it up again',
      { ...again, reopenedBy: GREENWICH },
      { ...ben, roles: ['lead_caf_contact'] },
      ['statement', 'offer', 'back', 'safeguarding'],
    ],
    [
      'who raised it, once it was taken up again',
      { ...again, reopenedBy: GREENWICH },
      { ...ada, roles: ['lead_caf_contact'] },
      ['statement', 'offer', 'safeguarding', 'carried-out'],
    ],
    [
      'who took it up again and took that back',
      { state: 'resolved', outcome, formerReopenings: [tookBack] },
      { ...ben, roles: ['lead_caf_contact'] },
      ['safeguarding'],
    ],
    ['a stranger', {}, { ...ada, authority: 'E09000028' }, []],
  ] as const)('%s', (_who, change, person, acts) => {
    expect(actsFor(change as Partial<DisputeView>, person)).toEqual(acts);
  });

  it.each(Object.entries(ACTS))('%s asks for something, and for nothing twice', (_name, act) => {
    const names = act.fields({ ...DISPUTE, offers: [OFFER] }, ada).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(0);
  });

  it('writes a draft anew, with what supports it', () => {
    const draft = {
      id: ADA,
      authority: LEWISHAM,
      personId: ADA,
      stage: 0,
      at: AT,
      text: 'x',
      submitted: false,
      evidence: [],
    };
    const form = { text: 'So it is', evidence: 'A letter\n\nA note', sending: 'submit' };
    expect(ACTS['statement']?.order(form, { ...DISPUTE, statements: [draft] }, ada)).toEqual({
      disputeId: ID,
      text: 'So it is',
      submit: true,
      evidence: [{ title: 'A letter' }, { title: 'A note' }],
      statementId: ADA,
    });
    expect(ACTS['decision']?.order({ terms: 't', reasons: 'r' }, arbitrated, ada)).toEqual({
      disputeId: ID,
      terms: 't',
      reasons: 'r',
    });
  });
});

describe('a disagreement', () => {
  it('says whose turn it is, and puts what each side says side by side', () => {
    const view = disputePageView(
      {
        ...DISPUTE,
        offers: [
          { ...OFFER, answers: [{ authority: LEWISHAM, answer: 'rejects', reason: 'No', at: AT }] },
        ],
        statements: [
          {
            id: ADA,
            authority: LEWISHAM,
            personId: ADA,
            stage: 0,
            at: AT,
            text: 'So',
            submitted: true,
            evidence: [{ title: 'Letter' }],
          },
        ],
      },
      ada,
      NOW,
    );
    expect(view.title).toBe('Disagreement: Who leads');
    expect(view.clock).toEqual([
      'The practitioner of Greenwich is to answer. By Wednesday 25 November 2026 at 5pm (tomorrow).',
    ]);
    expect(view.sides.map(({ name, sayings }) => [name, sayings.map(({ text }) => text)])).toEqual([
      ['Lewisham', ['So']],
      ['Greenwich', ['Lewisham leads until June']],
    ]);
    expect(view.sides[0]?.sayings[0]?.beneath).toEqual(['Supported by: Letter']);
    expect(view.sides[1]?.sayings[0]?.beneath).toEqual(['Lewisham did not accept it: No']);
    expect(view.steps.map(({ state }) => state)).toEqual([
      'Now',
      ...Array<string>(4).fill('Not reached'),
    ]);
    expect(view.caseHref).toBe(`/cases/${ID}`);
  });

  it('says that an arbitrator is being appointed, how it was decided, and how it ended', () => {
    expect(disputePageView({ ...arbitrated, arbitrators: [] }, ada, NOW).clock[0]).toContain(
      'appointed',
    );
    const outcome = {
      how: 'decided' as const,
      terms: 'Greenwich leads',
      reasons: 'They live there',
      ledBy: GREENWICH,
      stage: 4,
      at: AT,
      parties: [{ authority: LEWISHAM, recordedAt: AT }],
    };
    const decided = disputePageView({ ...arbitrated, state: 'resolved', outcome }, ada, NOW);
    expect(decided.outcome?.facts.map(({ value }) => value)).toEqual([
      '23 November 2026 at 9am',
      'Greenwich leads',
      'They live there',
      'Greenwich',
      'Not carried out yet',
    ]);
    const ended = { ...DISPUTE, state: 'withdrawn' as const, waits: [], because: 'Settled' };
    expect(disputePageView(ended, { ...ada, authority: 'E09000028' }, NOW)).toMatchObject({
      clock: ['It ended: Settled'],
      caseHref: undefined,
    });
    const left = { ...DISPUTE.stages[0], leftAt: AT, how: 'run_out' as const, missed: [GREENWICH] };
    const climbed = {
      ...DISPUTE,
      stage: 1,
      stages: [left as never, { ...DISPUTE.stages[0], stage: 1 } as never],
    };
    expect(disputePageView(climbed, ada, NOW).steps[0]).toMatchObject({
      state: 'Done',
      beneath: [expect.stringContaining('the time ran out'), 'No answer from Greenwich.'],
    });
  });

  it('is listed with whose turn it is; an empty list says why', () => {
    const view = disputeListView({ items: [DISPUTE], nextCursor: 'c' }, 'open', NOW);
    expect(view.sentence).toBe('The newest 1 disagreement.');
    expect(view.rows[0]).toMatchObject({ about: 'Who leads', between: 'Lewisham and Greenwich' });
    expect(view.nextPage).toBe('/disputes?state=open&from=c');
    expect(disputeListView({ items: [] }, undefined, NOW).sentence).toContain('no side');
    expect(disputeListView({ items: [] }, 'resolved', NOW).sentence).toContain('carried out');
  });
});

describe('raising it', () => {
  const episode = { id: ID, counterparts: [LEWISHAM, GREENWICH] } as object as EpisodeView;

  it('asks for the other boroughs of the case, and for what should happen', () => {
    const { fields } = openQuestion(episode, LEWISHAM);
    expect(fields[0]).toMatchObject({ words: { [GREENWICH]: 'Greenwich' } });
    expect(faultsIn(fields, {}).map(({ field }) => field)).toEqual([
      'respondents',
      'kind',
      'askedFor',
      'riskOfHarm',
    ]);
    const form = { respondents: GREENWICH, kind: 'who_leads', askedFor: 'Lead', riskOfHarm: 'yes' };
    expect(openingFrom(form, ID)).toEqual({
      episodeId: ID,
      kind: 'who_leads',
      respondents: [GREENWICH],
      askedFor: 'Lead',
      riskOfHarm: true,
    });
  });
});
