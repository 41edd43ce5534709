import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { advance, type ItemState, needsApproval, STEPS } from './replay.js';

/** Plays a replay to its end: every outcome comes in some later round. */
function play(
  total: number,
  failing: ReadonlySet<number>,
  budget: number,
): { sent: number[]; rounds: number[]; end: string } {
  const items: ItemState[] = Array.from({ length: total }, () => 'waiting');
  const rounds: number[] = [];
  const sent: number[] = [];
  let step = 0;
  for (let round = 0; round < total * 4 + 50; round += 1) {
    const counts = { waiting: 0, sent: 0, resolved: 0, duplicate: 0, failed_again: 0 };
    for (const state of items) counts[state] += 1;
    const next = advance({ step, failedBefore: 0 }, counts, budget);
    if (next.then === 'finish' || next.then === 'stop') return { sent, rounds, end: next.then };
    if (next.then === 'next_step') step += 1;
    if (next.then === 'send') {
      rounds.push(next.count);
      for (let left = next.count; left > 0; left -= 1) {
        const place = items.indexOf('waiting');
        items[place] = 'sent';
        sent.push(place);
      }
    }
    if (next.then === 'wait') {
      const place = items.indexOf('sent');
      if (place >= 0)
        items[place] = failing.has(place)
          ? 'failed_again'
          : place % 5 === 4
            ? 'duplicate'
            : 'resolved';
    }
  }
  return { sent, rounds, end: 'never' };
}

describe('a replay', () => {
  it('always ends, sends each message at most once, and no more at once than the rate allows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 130 }),
        fc.array(fc.nat(129), { maxLength: 3 }),
        fc.integer({ min: 1, max: 50 }),
        (total, failing, budget) => {
          const faulty = new Set(failing.filter((place) => place < total));
          const { sent, rounds, end } = play(total, faulty, budget);
          expect(new Set(sent).size).toBe(sent.length);
          expect(Math.max(...rounds)).toBeLessThanOrEqual(budget);
          expect(end).toBe(sent.some((place) => faulty.has(place)) ? 'stop' : 'finish');
          if (end === 'finish') expect(sent).toHaveLength(total);
        },
      ),
      {
        examples: [
          [1, [0], 1],
          [12, [11], 50],
        ],
      },
    );
  });

  it('risks one message first, then ten, then a hundred', () => {
    expect(STEPS).toEqual([1, 10, 100, Infinity]);
    expect(play(300, new Set([0]), 500).sent).toHaveLength(1);
    expect(play(300, new Set([5]), 500).sent).toHaveLength(11);
    expect(play(300, new Set([50]), 500).sent).toHaveLength(111);
    expect(play(300, new Set(), 500).sent).toHaveLength(300);
  });

  it('goes on after a failure that was known when it was set going again', () => {
    expect(
      advance(
        { step: 1, failedBefore: 1 },
        { waiting: 5, sent: 0, resolved: 0, duplicate: 0, failed_again: 1 },
        9,
      ),
    ).toEqual({ then: 'send', count: 5 });
  });

  it('needs a second person for consents, transfers, episodes, and for many', () => {
    expect(needsApproval(['delivery.sent.v1'], 1)).toBe(false);
    expect(needsApproval(['delivery.sent.v1'], 101)).toBe(true);
    expect(needsApproval(['delivery.sent.v1', 'consent.granted.v1'], 2)).toBe(true);
    expect(needsApproval(['transfer.completed.v1'], 1)).toBe(true);
    expect(needsApproval(['recall.escalated.v1'], 1)).toBe(true);
  });
});
