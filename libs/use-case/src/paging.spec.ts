import { describe, expect, it } from '@jest/globals';
import { filtersOf, pageOf, readPage } from './paging.js';

const items = Array.from({ length: 5 }, (_, place) => ({
  id: `019a5b00-0000-7000-8000-00000000000${String(place)}`,
  at: `2026-03-0${String(5 - place)}T00:00:00.000Z`,
}));

describe('pages', () => {
  it('go on from where the last one ended', () => {
    const page = pageOf(
      items.slice(0, 3),
      2,
      (item) => item,
      ({ id }) => id,
    );
    expect(page.items).toHaveLength(2);
    expect(readPage({ limit: 2, cursor: page.nextCursor ?? '' })).toEqual({
      limit: 2,
      after: items[1],
    });
  });

  it('go on within what shares its instant and its id', () => {
    const row = (number: number) => ({ ...items[0], at: '2026-03-01T00:00:00.000Z', number });
    const page = pageOf(
      [row(7), row(8)],
      1,
      ({ at, number }) => ({ at, id: items[0]?.id ?? '-', row: ['transfer', number] }),
      ({ number }) => number,
    );
    const { nextCursor: cursor = '-' } = page;
    expect(readPage({ cursor })).toMatchObject({ after: { row: ['transfer', 7] } });
    expect(cursor.length).toBeLessThanOrEqual(200);
  });

  it('leave what else was asked', () => {
    const query = { limit: 2, cursor: 'x', state: 'open' };
    expect(filtersOf(query)).toEqual({ state: 'open' });
  });

  it('end without a cursor', () => {
    expect(
      pageOf(
        items.slice(0, 2),
        2,
        (item) => item,
        ({ id }) => id,
      ),
    ).not.toHaveProperty('nextCursor');
  });

  const place = `"2026-03-01T00:00:00.000Z","019a5b00-0000-7000-8000-000000000000"`;
  it.each([
    ...['', 'x', 'W10'],
    ...[
      '["a","b"]',
      `[${place},"transfer"]`,
      `[${place},"transfer",1.5]`,
      `[${place},"transfer",3000000000]`,
      `[${place},7,7]`,
      `[${place},"transfer",7,7]`,
    ].map((parts) => Buffer.from(parts).toString('base64url')),
  ])('refuse the cursor %p', (cursor) => {
    expect(readPage({ cursor })).toMatchObject({ refused: 'invalid_request' });
  });
});
