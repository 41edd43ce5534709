import { describe, expect, it } from '@jest/globals';
import { againAt, awaitsReceipt } from './send-again.js';

const pace = { firstMs: 60_000, mostMs: 600_000 };
const at = '2026-03-02T09:30:00.000Z';

describe('what was sent and not confirmed', () => {
  it.each([
    [0, '2026-03-02T09:31:00.000Z'],
    [1, '2026-03-02T09:32:00.000Z'],
    [2, '2026-03-02T09:34:00.000Z'],
    [9, '2026-03-02T09:40:00.000Z'],
    [5_000, '2026-03-02T09:40:00.000Z'],
  ])('is due again after a pause that doubles up to a limit: sent again %i times', (times, due) => {
    expect(againAt('consent.withdrawn.v1', at, times, pace)).toBe(due);
  });

  it('is never due where a member confirms nothing: answers to its own commands', () => {
    expect(
      ['command.accepted.v1', 'command.refused.v1'].map((type) => againAt(type, at, 0, pace)),
    ).toEqual([undefined, undefined]);
    expect(
      ['consent.withdrawn.v1', 'recall.reminded.v1', 'transfer.proposed.v1'].every(awaitsReceipt),
    ).toBe(true);
  });
});
