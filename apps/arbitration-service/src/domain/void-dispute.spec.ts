import { expect, it } from '@jest/globals';
import { dispute, GREENWICH, LADDER, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import { decideVoid } from './void-dispute.js';

const because = 'The episode was of the wrong child.';
const now = { at: '2026-03-02T10:00:00.000Z', ladder: LADDER, because };

it('a dispute about the wrong child ends once, and its parties are told', () => {
  const ended = decideVoid(dispute(), [], now);
  expect(ended?.next).toMatchObject({
    state: 'withdrawn',
    because,
    endedAt: now.at,
  });
  expect(ended?.next).not.toHaveProperty('dueAt');
  expect(ended?.facts).toMatchObject([
    { payload: { waits: [] }, recipients: [GREENWICH, LEWISHAM] },
  ]);
  expect(ended && decideVoid(ended.next, [], now)).toBeUndefined();
  const hidden = decideVoid(dispute(), [GREENWICH, SOUTHWARK], now);
  expect(hidden?.facts.flatMap(({ recipients }) => recipients)).toEqual([LEWISHAM]);
});
