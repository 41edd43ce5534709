import { describe, expect, it } from '@jest/globals';
import type { InboxCounts, InboxItem } from '@hub/contracts/notification';
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
      NOW,
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
    expect(homeView({ items: [] }, counts(0), {}, NOW)).toMatchObject({
      sentence: 'Nothing waits for you.',
      groups: [],
    });
    expect(homeView({ items: [ITEM] }, counts(1), {}, NOW).sentence).toBe(
      '1 thing waits for you. Nothing is due today.',
    );
  });

  it('leads nowhere where there is no page', () => {
    const { episodeId: _case, ...alone } = ITEM;
    const nowhere: InboxItem = { ...alone, workflow: 'late_answer', step: 'look_at_late_answer' };
    expect(
      homeView({ items: [nowhere] }, counts(1), {}, NOW).groups[0]?.items[0]?.href,
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
    const view = homeView({ items: [ITEM], nextCursor: 'c' }, counts(30), form, NOW);
    expect(view.groups.map(({ heading }) => heading)).toEqual(['What waits longest']);
    expect(view.nextPage).toContain('kind=transfer');
    expect(view.filter?.isChosen).toBe(true);
  });

  it('from others says who is to act', () => {
    const view = waitsView({ items: [ITEM] }, NOW);
    expect(view.sentence).toBe('1 thing that others must do first.');
    expect(view.items[0]?.who).toBe('Lewisham is to act.');
    expect(waitsView({ items: [] }, NOW).sentence).toContain('nobody');
  });
});
