import { expect, it } from '@jest/globals';
import { dispute, GREENWICH, LADDER, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import { decideShield, isWithHidden } from './hidden-parties.js';

const now = { at: '2026-03-02T10:00:00.000Z', ladder: LADDER };

it('a dispute ends once, where a party is hidden from, and goes on where none is', () => {
  const open = dispute();
  for (const party of [LEWISHAM, GREENWICH]) {
    expect(isWithHidden(open, [SOUTHWARK, party])).toBe(true);
    const ended = decideShield(open, [party], now);
    expect(ended?.next).toMatchObject({ state: 'to_safeguarding', endedAt: now.at });
    expect(ended?.facts.flatMap(({ recipients }) => recipients)).not.toContain(party);
    expect(ended && decideShield(ended.next, [party], now)).toBeUndefined();
  }
  expect(isWithHidden(open, [SOUTHWARK])).toBe(false);
  expect(decideShield(open, [SOUTHWARK], now)).toBeUndefined();
  expect(decideShield(open, [], now)).toBeUndefined();
});
