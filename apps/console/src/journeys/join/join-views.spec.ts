import { describe, expect, it } from '@jest/globals';
import type { JoinRequestDetail, LookupView } from '@hub/contracts/lookup';
import { resultView } from '../look-up/result-view.js';
import { askQuestion, faultsInAnswer, foundAt, requestView } from './join-views.js';

const ID = '01900000-0000-7000-8000-000000000001';
const CONTACT = { name: 'Ada Okafor', role: 'School nurse', team: 'Health' };
const REQUEST: JoinRequestDetail = {
  id: ID,
  lookupId: ID,
  authority: 'E09000011',
  reference: 'G-1',
  wish: 'join_team',
  askedBy: 'E09000023',
  answers: 'E09000011',
  askedAt: '2026-11-23T09:00:00Z',
  dueAt: '2026-11-24T17:00:00Z',
  state: 'open',
  as: 'answerer',
  asker: CONTACT,
};
const LOOKUP: LookupView = {
  id: ID,
  status: 'complete',
  conclusion: 'found',
  coverage: '33 of 33 answered.',
  purpose: 'before_assessment',
  caseReference: 'LEW-1',
  askedAt: '2026-11-24T08:00:00Z',
  rows: [
    {
      authority: 'E09000011',
      name: 'Greenwich',
      outcome: 'found',
      episodes: [
        {
          reference: 'G-1',
          state: 'open',
          openedOn: '2026-01-05',
          socialCare: 'no',
          leadCafContact: CONTACT,
        },
      ],
    },
  ],
};

it('says which closed days the clock of a request leaves out', () => {
  const notCounted = [{ from: '2026-11-25', to: '2026-11-25', name: 'Training day' }];
  expect(requestView({ ...REQUEST, notCounted }, {}, []).facts).toContainEqual({
    key: 'Days not counted',
    value: 'Training day, 25 November 2026: they are closed',
  });
});

describe('asking whoever leads', () => {
  it('is about a record that the lookup shows, and about no other', () => {
    const found = foundAt(LOOKUP, '1');
    expect(found?.text).toBe('Assessment held by Greenwich, their reference G-1');
    expect([foundAt(LOOKUP, '2'), foundAt(LOOKUP, 'x')]).toEqual([undefined, undefined]);
    const question = found && askQuestion(ID, '1', found);
    expect(question?.lead?.[0]).toContain('their reference G-1');
    expect(question?.action).toBe(`/lookups/${ID}/ask/1`);
  });
});

it('says which closed days the clock of a request leaves out', () => {
  const notCounted = [{ from: '2026-11-25', to: '2026-11-25', name: 'Training day' }];
  expect(requestView({ ...REQUEST, notCounted }, {}, []).facts).toContainEqual({
    key: 'Days not counted',
    value: 'Training day, 25 November 2026: they are closed',
  });
});

describe('each record on the page of an answer', () => {
  it('leads to the question about that record', () => {
    const [row] = LOOKUP.rows;
    const [episode] = row?.episodes ?? [];
    const more = ['G-1', 'G-2'].flatMap((reference) =>
      episode ? [{ ...episode, reference }] : [],
    );
    const rows = row ? [{ ...row, episodes: more }, row] : [];
    const { found } = resultView({ ...LOOKUP, rows }, { id: LOOKUP.id });
    const led = found.map(({ askHref }) => {
      const place = askHref.replace(`/lookups/${ID}/ask/`, '');
      return foundAt({ ...LOOKUP, rows }, place)?.reference;
    });
    expect(led).toEqual(['G-1', 'G-2', 'G-1']);
  });
});

it('says which closed days the clock of a request leaves out', () => {
  const notCounted = [{ from: '2026-11-25', to: '2026-11-25', name: 'Training day' }];
  expect(requestView({ ...REQUEST, notCounted }, {}, []).facts).toContainEqual({
    key: 'Days not counted',
    value: 'Training day, 25 November 2026: they are closed',
  });
});

describe('a request', () => {
  it('shows who asks to whoever answers, with the answers there are', () => {
    const view = requestView(REQUEST, {}, []);
    expect(view.other).toMatchObject({ what: 'Who asks', card: { name: 'Ada Okafor' } });
    expect([view.answer?.outcomes.length, view.toBeSeen]).toEqual([4, false]);
    expect(view.facts.find(({ key }) => key === 'Answer due')?.value).toBe(
      'Tuesday 24 November 2026 at 5pm',
    );
  });

  it('shows its answer to who asked, to be seen', () => {
    const answered = {
      ...REQUEST,
      state: 'closed',
      outcome: 'declined',
      because: 'support_ends',
      answerer: CONTACT,
      as: 'asker',
    } as const;
    const view = requestView(answered, {}, []);
    expect(view.facts.at(-1)?.value).toBe('No: our support is ending');
    expect([view.answer, view.toBeSeen, view.other?.what]).toEqual([
      undefined,
      true,
      'Who answered',
    ]);
  });

  it('says why somebody is not in the team, and what is overdue', () => {
    const view = requestView(
      { ...REQUEST, state: 'overdue', hindrance: 'consent_missing' },
      {},
      [],
    );
    expect(view.hindrance).toContain('Ask the family first');
    expect(view.facts[3]?.value).toContain('(overdue)');
  });

  it('is answered whole', () => {
    expect(faultsInAnswer({})[0]?.field).toBe('outcome');
    expect(faultsInAnswer({ outcome: 'declined' })[0]?.field).toBe('because');
    expect(faultsInAnswer({ outcome: 'joins' })).toEqual([]);
  });
});
