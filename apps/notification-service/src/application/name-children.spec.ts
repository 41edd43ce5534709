import { describe, expect, it } from '@jest/globals';
import type { InboxItem } from '@hub/contracts/notification';
import type { ChildView } from '@hub/contracts/shape';
import { asked, testId } from '@hub/testing';
import { inboxItem } from '../domain/inbox.js';
import { NameChildren } from './name-children.js';

const GREENWICH = 'E09000011';
const since = '2026-03-02T09:30:00.000Z';
const child = { name: 'Kofi M.', age: 8 };
const item = (change: Partial<InboxItem>): InboxItem =>
  inboxItem({
    ...{ workflow: 'transfer', subject: testId(1), step: 'nominate', authority: GREENWICH, since },
    ...change,
  });

describe('what waits', () => {
  const wanted: (readonly string[])[] = [];
  const naming = new NameChildren({
    of: (episodeIds) => {
      wanted.push(episodeIds);
      return Promise.resolve(new Map<string, ChildView>([[testId(2), child]]));
    },
  });
  const somebody = asked(GREENWICH, { personId: testId(9) });

  it('stands beside what the child is called, each asked for once', async () => {
    const items = [
      item({ episodeId: testId(2) }),
      item({ episodeId: testId(3) }),
      item({ workflow: 'plan_review', step: 'review_plan', subject: testId(2) }),
      item({ workflow: 'contacts', step: 'confirm_contacts' }),
    ];
    const shown = await naming.beside({ items, nextCursor: 'x' }, somebody);
    expect(shown).toEqual({
      items: [{ ...items[0], child }, items[1], { ...items[2], child }, items[3]],
      nextCursor: 'x',
    });
    expect(wanted).toEqual([[testId(2), testId(3)]]);
  });

  it('names nobody to a case system, nor where nothing is about a case', async () => {
    const page = { items: [item({ episodeId: testId(2) })] };
    expect(await naming.beside(page, asked(GREENWICH))).toBe(page);
    expect(await naming.beside({ items: [] }, somebody)).toEqual({ items: [] });
    const refused = { refused: 'invalid_request' } as const;
    expect(await naming.beside(refused, somebody)).toBe(refused);
    expect(wanted).toHaveLength(1);
  });
});
