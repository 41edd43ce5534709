import { describe, expect, it } from '@jest/globals';
import type { StaffView } from '@hub/contracts/identity';
import type { InboxCounts, InboxItem } from '@hub/contracts/notification';
import type { Person } from '../../session/session-state.js';
import { homeView, waitsView } from './home-view.js';
import { inboxQuery } from './inbox-filter.js';

const NOW = Date.parse('2026-11-24T09:00:00Z');
const ITEM: InboxItem = {
  workflow: 'transfer',
  step: 'accept_transfer',
  subject: '01900000-0000-7000-8000-000000000001',
  episodeId: '01900000-0000-7000-8000-000000000002',
  authority: 'E09000023',
  since: '2026-11-20T09:00:00Z',
  why: 'You are asked to lead.',
  path: '/v1/transfers/1',
};

const person: Person = {
  id: ITEM.subject,
  name: 'Ada',
  post: 'x',
  authority: 'E09000023',
  roles: [],
};
const SEEN = { now: NOW, person };

const counts = (total: number, overdue = 0, today = overdue): InboxCounts => ({
  total,
  overdue,
  workflows: [{ workflow: 'transfer', total, mine: 0, overdue, today, week: today }],
});

describe('what waits for somebody', () => {
  it('stands in groups, what is overdue first', () => {
    const view = homeView(
      {
        items: [
          { ...ITEM, dueAt: '2026-11-23T17:00:00Z' },
          { ...ITEM, dueAt: '2026-11-24T17:00:00Z' },
          { ...ITEM, dueAt: '2026-11-27T17:00:00Z' },
          ITEM,
        ],
      },
      counts(4, 1, 2),
      {},
      SEEN,
    );
    expect(view.sentence).toBe('4 things wait for you. 1 overdue, 1 due today.');
    expect(view.groups.map(({ heading }) => heading)).toEqual([
      'Overdue',
      'Due today',
      'Due later',
      'No date',
    ]);
    expect(view.groups[0]?.items).toEqual([
      {
        title: 'Say whether you take over the lead',
        why: 'You were named as the next lead professional.',
        href: '/hand-overs/01900000-0000-7000-8000-000000000001',
        due: 'Monday 23 November 2026 at 5pm (yesterday)',
        isLate: true,
      },
    ]);
  });

  it('says when there is nothing, or nothing today', () => {
    expect(homeView({ items: [] }, counts(0), {}, SEEN)).toMatchObject({
      sentence: 'Nothing waits for you.',
      groups: [],
    });
    expect(homeView({ items: [ITEM] }, counts(1), {}, SEEN).sentence).toBe(
      '1 thing waits for you. Nothing is due today.',
    );
  });

  it('leads nowhere where there is no page', () => {
    const { episodeId: _case, ...alone } = ITEM;
    const nowhere: InboxItem = { ...alone, workflow: 'late_answer', step: 'look_at_late_answer' };
    expect(
      homeView({ items: [nowhere] }, counts(1), {}, SEEN).groups[0]?.items[0]?.href,
    ).toBeUndefined();
  });

  it('is chosen by kind, day, person and order, from page to page', () => {
    const form = { kind: 'transfer', due: 'overdue', whose: 'me', sort: 'waiting' };
    expect(inboxQuery(form)).toEqual({
      workflow: 'transfer',
      due: 'overdue',
      mine: true,
      sort: 'waiting',
    });
    expect(inboxQuery({ kind: 'x' })).toEqual({});
    const view = homeView({ items: [ITEM], nextCursor: 'c' }, counts(30), form, SEEN);
    expect(view.groups.map(({ heading }) => heading)).toEqual(['What waits longest']);
    expect(view.nextPage).toContain('kind=transfer');
    expect(view.filter?.isChosen).toBe(true);
  });

  it('for a team, or at a borough, says who is to act, to who answers for others', () => {
    const contact = { name: 'Ben Shah', role: 'x', team: 'y' };
    const items = [
      { ...ITEM, personId: ITEM.subject },
      { ...ITEM, role: 'lead_caf_contact' as const },
    ];
    const people = [{ id: ITEM.subject, authority: 'E09000023', contact }];
    const manager = { ...SEEN, person: { ...person, roles: ['service_manager' as const] } };
    const view = homeView({ items, people }, counts(2), { whose: 'borough' }, manager);
    expect(view.groups[0]?.items.map(({ who }) => who)).toEqual([
      'Ben Shah is to act.',
      'Any lead CAF contact of your borough is to act.',
    ]);
    expect(JSON.stringify(view.filter)).toContain('Everything in my borough');
    expect(JSON.stringify(homeView({ items }, counts(2), {}, SEEN).filter)).not.toContain(
      'borough"',
    );
    expect(homeView({ items: [] }, counts(0), {}, manager).filter).toBeDefined();
    expect(inboxQuery({ whose: 'team' })).toEqual({ whose: 'team' });
    expect(homeView({ items }, counts(2), {}, manager).groups[0]?.items[0]?.who).toBeUndefined();
  });

  it('from others says who is to act', () => {
    const view = waitsView({ items: [ITEM] }, NOW);
    expect(view.sentence).toBe('1 thing that others must do first.');
    expect(view.items[0]?.who).toBe('Lewisham is to act, since Friday 20 November 2026 at 9am.');
    expect(waitsView({ items: [] }, NOW).sentence).toContain('nobody');
    const offered: StaffView = {
      ...{ id: ITEM.subject, authority: 'E09000023', username: 'bo', roles: [], verified: true },
      ...{ contact: { name: 'Bo', role: 'x', team: 'y' }, version: 1 },
      offeredUntil: '2026-11-23T23:59:59Z',
    };
    const both = waitsView({ items: [ITEM] }, NOW, [offered]);
    expect(both.sentence).toBe('2 things that others must do first.');
    expect(both.items[0]).toMatchObject({
      ...{ title: 'The post of Bo is offered', isLate: true, href: `/our-staff/${offered.id}` },
    });
  });

  it('tells apart what others must do in several disagreements', () => {
    const [one, two, three] = [1, 2, 3].map(
      (n) => `01900000-0000-7000-8000-00000000001${String(n)}`,
    );
    const item: InboxItem = { ...ITEM, workflow: 'dispute', step: 'answer_dispute' };
    const items: InboxItem[] = [
      { ...item, subject: one ?? '-', personId: ITEM.subject },
      { ...item, subject: one ?? '-', personId: person.authority },
      { ...item, subject: one ?? '-', role: 'lead_caf_contact' },
      { ...item, subject: two ?? '-', personId: ITEM.subject },
      { ...item, subject: three ?? '-', personId: ITEM.subject, since: '2026-11-21T09:00:00Z' },
    ];
    const known = [
      { id: one ?? '-', kind: 'who_leads' },
      { id: two ?? '-', kind: 'funding' },
    ] as const;
    const view = waitsView({ items }, NOW, [], known);
    expect(view.items.map(({ title, who }) => [title, who.replace(/, since.*/, '')])).toEqual([
      ['Answer in a disagreement: Who leads', 'Lewisham is to act'],
      ['Answer in a disagreement: Who leads', 'Any lead CAF contact of Lewisham is to act'],
      ['Answer in a disagreement: Who pays', 'Lewisham is to act'],
      ['Answer in a disagreement', 'Lewisham is to act'],
    ]);
    expect(view.sentence).toBe('4 things that others must do first.');
  });

  it('says that a post is offered to them', () => {
    const of = (postsOffered?: number) =>
      homeView({ items: [] }, counts(0), {}, { ...SEEN, person: { ...person, postsOffered } });
    expect([of().offered, of(2).offered]).toEqual([0, 2]);
  });
});
