import { describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { streamMessage } from '../testing/plan-record.js';
import { HeldPlaces } from './held-places.js';
import type { Hold } from './hold.js';

const hold = (number: number, change: Partial<Hold> = {}): Hold => ({
  message_id: testId(number),
  stream: 's',
  sequence: number,
  envelope: '{}',
  reason: 'retry',
  attempts: 2,
  due: true,
  replay_item: null,
  ...change,
});
const ASIDE = { reason: 'retry', attempts: 1, inMs: 100 } as const;
const NEXT = { reason: 'parked', attempts: 3 } as const;

describe('messages that are held', () => {
  it('are found by their place, of their own stream alone, and by their id', () => {
    const one = hold(1);
    const places = new HeldPlaces([one, hold(2, { stream: 't' })]);
    expect(places.at('s', 1)).toBe(one);
    expect(places.at('s', 2)).toBeUndefined();
    expect(places.at('t', 1)).toBeUndefined();
    expect([places.holds(testId(1)), places.holds(testId(3))]).toEqual([true, false]);
  });

  it('are not taken for another place whose name runs into theirs', () => {
    const places = new HeldPlaces([hold(1, { stream: '1s', sequence: 2 })]);
    expect(places.at('s', 21)).toBeUndefined();
    expect(places.at('1s', 2)).toBeDefined();
  });
});

describe('what a plan changes', () => {
  it('is a row more for what is put aside, which is not due in this batch', () => {
    const places = new HeldPlaces([]);
    const message = streamMessage(1, 5, testId(9));
    places.add(message, { ...ASIDE, replayItem: testId(8) });
    expect([...places.added]).toEqual([
      [testId(9), { message, state: { ...ASIDE, replayItem: testId(8) } }],
    ]);
    expect(places.at(message.stream, 5)).toEqual({
      message_id: testId(9),
      stream: message.stream,
      sequence: 5,
      envelope: message.body,
      reason: 'retry',
      attempts: 1,
      due: false,
      replay_item: testId(8),
    });
  });

  it('is a row changed where one was read, and never tried again in this batch', () => {
    const places = new HeldPlaces([hold(1)]);
    places.change(testId(1), NEXT);
    expect([...places.changed]).toEqual([[testId(1), NEXT]]);
    expect(places.added.size).toBe(0);
    expect(places.at('s', 1)).toMatchObject({ ...NEXT, due: false });
  });

  it('is one new row for what was put aside and failed again', () => {
    const places = new HeldPlaces([]);
    const message = streamMessage(1, 5, testId(9));
    places.add(message, ASIDE);
    places.change(testId(9), NEXT);
    expect([...places.added.values()]).toEqual([{ message, state: NEXT }]);
    expect(places.changed.size).toBe(0);
  });

  it('is a row less for what was read and went on', () => {
    const one = hold(1);
    const places = new HeldPlaces([one]);
    places.drop(one);
    expect(places.dropped).toEqual([testId(1)]);
    expect([places.at('s', 1), places.holds(testId(1))]).toEqual([undefined, false]);
  });

  it('is nothing for what was put aside and went on in the same batch', () => {
    const places = new HeldPlaces([]);
    const message = streamMessage(1, 5, testId(9));
    places.add(message, ASIDE);
    const held = places.at(message.stream, 5);
    if (held) places.drop(held);
    expect([places.added.size, places.dropped]).toEqual([0, []]);
  });

  it('is never of a message that is not held', () => {
    expect(() => {
      new HeldPlaces([]).change(testId(1), NEXT);
    }).toThrow('Only what is held can change');
  });
});
