import { describe, expect, it } from '@jest/globals';
import type { EpisodeView } from '@hub/contracts/episode';
import { caseQuery } from './case-filter.js';
import { caseListView } from './case-list-view.js';
import { caseView } from './case-view.js';
import { sharingSentences } from './sharing-words.js';

const NOW = Date.parse('2026-11-24T09:00:00Z');
const ID = '01900000-0000-7000-8000-000000000001';
const OTHER_SEAT = '01900000-0000-7000-8000-000000000003';
const PERSON = '01900000-0000-7000-8000-000000000002';
const EPISODE: EpisodeView = {
  id: ID,
  state: 'active',
  originatingAuthority: 'E09000023',
  homeAuthority: 'E09000023',
  consentId: ID,
  lookupId: ID,
  ownReference: 'LEW-1',
  levelOfNeed: { level: 2, label: 'Targeted' },
  leadProfessional: {
    authority: 'E09000011',
    personId: PERSON,
    term: 2,
    since: '2026-10-01T09:00:00Z',
  },
  team: [
    { id: ID, authority: 'E09000028', personId: ID, role: 'Health visitor' },
    { id: OTHER_SEAT, authority: 'E09000028', role: 'Professional', withheld: true },
  ],
  counterparts: ['E09000023', 'E09000011'],
  startedAt: '2026-09-01T09:00:00Z',
  nextReviewOn: '2026-11-20',
  version: 3,
};
const PEOPLE = [
  {
    id: PERSON,
    authority: 'E09000011',
    contact: { name: 'Ada Okafor', role: 'School nurse', team: 'Health', phone: '020 7946 0001' },
  },
];
const SHARING = { episodeId: ID, entries: [], count: 0 };

describe('the cases of a borough', () => {
  it('are chosen by what stands in the address', () => {
    const form = {
      whose: 'mine',
      state: 'active',
      review: 'late',
      level: '2',
      home: 'E09000011',
      sort: 'review',
      reference: 'LEW-1',
    };
    expect(caseQuery(form, NOW)).toEqual({
      mine: true,
      state: 'active',
      reviewBefore: '2026-11-23',
      level: 2,
      home: 'E09000011',
      sort: 'review',
      reference: 'LEW-1',
    });
    expect(caseQuery({ whose: 'x', state: 'x', review: 'soon' }, NOW)).toEqual({
      reviewBefore: '2026-12-22',
    });
    const view = caseListView({ items: [EPISODE], nextCursor: 'c' }, { state: 'active' }, NOW);
    expect(view.nextPage).toBe('/cases?state=active&from=c');
    expect(view.sentence).toBe('1 more case. 1 review here is late.');
    expect(caseListView({ items: [] }, { state: 'active' }, NOW).sentence).toContain('Choose less');
  });

  it('stand with state, lead and review; what is late is said in words', () => {
    const view = caseListView({ items: [EPISODE], total: 1, people: PEOPLE }, {}, NOW);
    expect(view.sentence).toBe('1 case. 1 review here is late.');
    expect(view.rows[0]).toEqual({
      reference: 'LEW-1',
      href: `/cases/${ID}`,
      state: { text: 'Plan under way', colour: 'green' },
      level: '2, Targeted',
      lead: 'Ada Okafor, Greenwich',
      home: 'Lewisham',
      review: '20 November 2026',
      isLate: true,
    });
  });

  it.each(['closed', 'withdrawn', 'voided'] as const)('have no late review once %s', (state) => {
    const view = caseListView({ items: [{ ...EPISODE, state }], total: 1 }, {}, NOW);
    expect([view.sentence, view.rows[0]?.isLate]).toEqual(['1 case. No review is late.', false]);
  });

  it('say why there are none, and lead on to more', () => {
    expect(caseListView({ items: [] }, {}, NOW).sentence).toBe(
      'Your borough has no part in a case yet.',
    );
    const { nextReviewOn: _none, ...young } = EPISODE;
    const view = caseListView({ items: [young], total: 3, nextCursor: 'a b' }, {}, NOW);
    expect(view).toMatchObject({
      sentence: '3 cases. The first 1 stand here. No review is late.',
      nextPage: '/cases?from=a+b',
    });
    expect(view.rows[0]?.review).toBe('No date yet');
  });
});

describe('one case', () => {
  const timeline = {
    people: PEOPLE,
    items: [
      {
        index: 3,
        at: '2026-09-03T09:00:00Z',
        action: 'episode.close.v1',
        words: 'Closed',
        authority: 'E09000011',
        personId: PERSON,
      },
      {
        index: 2,
        at: '2026-09-02T09:00:00Z',
        action: 'consent.record.v1',
        words: 'What you decided',
        authority: 'E09000023',
      },
      { index: 1, at: '2026-09-01T09:00:00Z', action: 'dispute.wake' },
    ],
  };
  const parts = {
    episode: { ...EPISODE, people: PEOPLE },
    timeline,
    sharing: SHARING,
    disputes: [],
  };

  it('says before anything else what the family needs to be spoken with', () => {
    expect(caseView(parts, ['practitioner'], NOW).needs).toEqual([]);
    const said = { authority: 'E09000011', recordedAt: '2026-10-01T09:00:00Z' };
    const needs = { ...said, interpreter: 'so', easyRead: true, access: ['step_free' as const] };
    const view = caseView(
      { ...parts, episode: { ...parts.episode, needs } },
      ['practitioner'],
      NOW,
    );
    expect(view.needs).toEqual([
      'Interpreter: Somali',
      'Easy to read: whatever is written',
      'Access: a place without steps',
    ]);
  });

  it('says who leads and how to reach them, who is in the team, and when the review is', () => {
    const view = caseView(parts, ['practitioner'], NOW);
    expect(view.lead).toEqual({
      name: 'Ada Okafor',
      post: 'School nurse, Health, Greenwich',
      phone: '020 7946 0001',
    });
    expect(view.team[0]?.card.name).toBe('Somebody at Southwark');
    expect(view.team[1]).toEqual({
      role: 'Professional',
      card: {
        name: 'Somebody at Southwark',
        post: 'Ask whoever leads: only the team knows who this is',
      },
    });
    expect(view.review).toEqual({ text: '20 November 2026', isLate: true });
    expect(view.facts.map(({ value }) => value)).toContain('2, early help (“Targeted”)');
  });

  it('names beside the lead who stands in and who coordinates', () => {
    expect(caseView(parts, ['practitioner'], NOW)).not.toHaveProperty('coordinator');
    const since = '2026-10-05T09:00:00Z';
    const coordinator = { authority: 'E09000011', personId: PERSON, since };
    const cover = { personId: OTHER_SEAT, until: '2026-12-01' };
    const leadProfessional = { ...EPISODE.leadProfessional, cover };
    const episode = { ...parts.episode, coordinator, leadProfessional };
    const view = caseView({ ...parts, episode }, ['practitioner'], NOW);
    expect(view.coordinator).toMatchObject({
      heading: 'Coordinates the case since 5 October 2026',
      card: { name: 'Ada Okafor' },
    });
    expect(view.cover?.heading).toBe('Covered until 1 December 2026 by');
  });

  it('tells what happened, to who works with the child and not to the family', () => {
    expect(caseView(parts, ['practitioner'], NOW).timeline).toEqual([
      { what: 'Closed', who: 'Ada Okafor, Greenwich', at: '3 September 2026 at 10am' },
      {
        what: 'What the family decided was written down',
        who: 'a system of Lewisham',
        at: '2 September 2026 at 10am',
      },
      { what: 'dispute.wake', who: 'the hub, by its clock', at: '1 September 2026 at 10am' },
    ]);
  });

  it('says what can be done with it', () => {
    const acts = (state: EpisodeView['state']) =>
      caseView({ ...parts, episode: { ...parts.episode, state } }, ['practitioner'], NOW).acts.map(
        ({ href }) => href.split('/').at(-1) ?? href,
      );
    expect(acts('active')).toEqual([
      'hand-over',
      'out-of-london',
      'lead',
      'disagree',
      'folder',
      'consents',
      'next',
      'team',
      'plan',
      'elsewhere',
      'reviews',
      'requests',
      'ask-for-a-service',
      'override',
      'wrong',
      'same-child',
      'two-children',
    ]);
    expect(acts('disputed')).not.toContain('hand-over');
    expect(acts('voided')).toEqual([
      ...['lead', 'folder', 'consents', 'next', 'team', 'plan', 'elsewhere', 'reviews', 'requests'],
    ]);
    expect(acts('folded')).toEqual([...acts('voided'), 'wrong']);
    const lead = caseView(parts, ['lead_caf_contact'], NOW).acts;
    expect(lead.map(({ href }) => href)).toContain(`/cases/${ID}/family-asks`);
  });

  it('has no late review when it is over, and says when there is no date', () => {
    const closed = { ...parts, episode: { ...parts.episode, state: 'closed' as const } };
    expect(caseView(closed, ['practitioner'], NOW).review.isLate).toBe(false);
    for (const state of ['voided', 'folded'] as const) {
      const over = { ...parts, episode: { ...parts.episode, state } };
      expect(caseView(over, ['practitioner'], NOW).review.isLate).toBe(false);
    }
    const { nextReviewOn: _none, ...young } = parts.episode;
    expect(caseView({ ...parts, episode: young }, ['practitioner'], NOW).review.text).toContain(
      'No date yet',
    );
  });
});

describe('who may see what', () => {
  const entry = {
    consentId: ID,
    state: 'granted',
    authority: 'E09000011',
    scope: ['existence', 'contact'],
  } as const;
  const register = (...entries: object[]): Parameters<typeof sharingSentences>[0] => ({
    episodeId: ID,
    entries: entries as never,
    count: entries.length,
  });

  it('is a sentence for each borough', () => {
    expect(
      sharingSentences(
        register(
          entry,
          { ...entry, authority: 'E09000028', scope: ['existence'] },
          {
            ...entry,
            authority: 'E09000003',
            scope: ['content'],
            categories: ['assessment', 'action_plan'],
          },
          { ...entry, authority: 'E09000002', scope: ['content'] },
        ),
      ),
    ).toEqual([
      'Greenwich may see that there is a case, and whom to contact.',
      'Southwark may see that there is a case.',
      'Barnet may see the assessment and the plan.',
      'Barking and Dagenham may see all documents.',
    ]);
  });

  it('says who may no more, and when nobody was told', () => {
    expect(
      sharingSentences(
        register({ ...entry, state: 'withdrawn', recalledAt: '2026-11-01T09:00:00Z' }),
      ),
    ).toEqual(['Greenwich may see nothing any more, and was told so.']);
    expect(sharingSentences(SHARING)).toEqual(['Nobody outside has been told anything yet.']);
  });
});
