import { expect, it } from '@jest/globals';
import { closedOn, refuseClosed } from './closed-on-day.js';

const HALF_TERM = { from: '2026-10-26', to: '2026-10-30', name: 'Half term' };

it('nobody calls others together on a day on which they are closed, and the next open one is named', () => {
  expect(refuseClosed('2026-10-23', [HALF_TERM])).toBeUndefined();
  expect(refuseClosed('2026-10-26')).toBeUndefined();
  for (const day of ['2026-10-24', '2026-10-26', '2026-10-30', '2026-11-01'])
    expect(refuseClosed(day, [HALF_TERM])).toEqual({
      refused: 'closed_on_day',
      detail: 'You are closed on that day; the next day on which you are open is 2026-11-02.',
    });
  expect(refuseClosed('2026-12-25')).toMatchObject({ refused: 'closed_on_day' });
});

it('an invitation says that somebody is closed on the day, and when they are open again', () => {
  expect(closedOn('2026-10-26', [HALF_TERM])).toEqual({
    closed: { ...HALF_TERM, openAgainOn: '2026-11-02' },
  });
  expect(closedOn('2026-10-23', [HALF_TERM])).toEqual({});
  expect(closedOn('2026-10-26')).toEqual({});
});
