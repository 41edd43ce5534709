import { describe, expect, it } from '@jest/globals';
import type { InboxItem } from '@hub/contracts/notification';
import { homeView } from './home-view.js';

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

describe('what waits for somebody', () => {
  it('stands in groups, what is overdue first', () => {
    const view = homeView(
      [
        { ...ITEM, dueAt: '2026-11-23T17:00:00Z' },
        { ...ITEM, dueAt: '2026-11-24T17:00:00Z' },
        { ...ITEM, dueAt: '2026-11-27T17:00:00Z' },
        ITEM,
      ],
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
    expect(homeView([], NOW)).toMatchObject({ sentence: 'Nothing waits for you.', groups: [] });
    expect(homeView([ITEM], NOW).sentence).toBe('1 thing waits for you. Nothing is due today.');
  });

  it('leads nowhere where there is no page', () => {
    const { episodeId: _case, ...alone } = ITEM;
    const nowhere: InboxItem = { ...alone, workflow: 'contacts', step: 'confirm_contacts' };
    expect(homeView([nowhere], NOW).groups[0]?.items[0]?.href).toBeUndefined();
  });
});
