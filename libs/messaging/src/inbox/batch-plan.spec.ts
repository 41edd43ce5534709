import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DeadLetterReplayOrdered } from '@hub/internal-messages';
import { testId } from '@hub/testing';
import type { StreamMessage } from './stream-message.js';
import { PlanRecord, RETRIES, streamMessage } from '../testing/plan-record.js';

const MOST = 5;

/** Arrivals of some streams in any order, some of them twice, cut into batches. */
const DISORDER = fc
  .record({ streams: fc.integer({ min: 1, max: 3 }), length: fc.integer({ min: 1, max: 12 }) })
  .chain(({ streams, length }) => {
    const all = Array.from({ length: streams * length }, (_, place) =>
      streamMessage(1 + (place % streams), 1 + Math.floor(place / streams)),
    );
    return fc.record({
      length: fc.constant(length),
      streams: fc.constant([...new Set(all.map(({ stream }) => stream))]),
      order: fc
        .tuple(
          fc.shuffledSubarray(all, { minLength: all.length }),
          fc.array(fc.constantFrom(...all), { maxLength: 6 }),
        )
        .map(([once, again]) => [...once, ...again]),
      batch: fc.integer({ min: 1, max: 8 }),
      failures: fc.array(fc.nat({ max: all.length * 2 }), { maxLength: RETRIES }),
    });
  });

function* batches<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}

describe('the plan of a batch', () => {
  it('gives every message its effect once and in the order of its stream, in whatever order, how often and in what batches they come', () => {
    fc.assert(
      fc.property(DISORDER, ({ order, batch, failures, streams, length }) => {
        const record = new PlanRecord(MOST, new Set(failures));
        for (const some of batches(order, batch)) {
          record.apply(some);
          record.check();
        }
        record.applyUntilQuiet();
        record.check();
        for (const stream of streams)
          expect(record.effectsOf(stream)).toEqual(Array.from({ length }, (_, place) => place + 1));
        expect(record.held).toEqual([]);
        expect(record.unreadable).toEqual([]);
      }),
    );
  });

  it('loses nothing before a gap is closed: what did not have its effect is held', () => {
    fc.assert(
      fc.property(DISORDER, ({ order, batch }) => {
        const missing = order[0];
        const record = new PlanRecord(MOST);
        const others = order.filter(({ envelope }) => envelope.id !== missing?.envelope.id);
        for (const some of batches(others, batch)) record.apply(some);
        record.applyUntilQuiet();
        const ids = new Set(others.map(({ envelope }) => envelope.id));
        expect(record.effects.length + record.held.length).toBe(ids.size);
        for (const { stream, sequence } of record.held)
          expect([stream, sequence > (missing?.sequence ?? 0)]).toEqual([missing?.stream, true]);
      }),
    );
  });

  it('parks a message that claims the place of another, held or handled, and keeps the other', () => {
    const [first, third] = [streamMessage(1, 1), streamMessage(1, 3)];
    const claims = [streamMessage(1, 1), streamMessage(1, 3)];
    const record = new PlanRecord(MOST);
    record.apply([first, third]);
    record.apply(claims);
    expect(new Set(record.unreadable)).toEqual(new Set(claims.map(({ envelope }) => envelope.id)));
    expect(record.held.map((hold) => hold.message_id)).toEqual([third.envelope.id]);
    record.apply([streamMessage(1, 2)]);
    expect(record.effectsOf(first.stream)).toEqual([1, 2, 3]);
  });

  it('parks a message whose id is held at another place, and holds nothing twice', () => {
    const early = streamMessage(1, 3);
    const forged = streamMessage(2, 4, early.envelope.id);
    const record = new PlanRecord(MOST);
    record.apply([early]);
    record.apply([forged]);
    record.check();
    expect(record.unreadable).toEqual([early.envelope.id]);
  });

  it('tries no message twice in a batch, and lets nothing of its stream pass it meanwhile', () => {
    const [first, second] = [streamMessage(1, 1), streamMessage(1, 2)];
    const record = new PlanRecord(MOST, new Set([0]));
    expect(record.apply([first, second])).toMatchObject({ tried: [first.envelope.id] });
    expect(record.held.map(({ sequence, reason }) => [sequence, reason])).toEqual([
      [1, 'retry'],
      [2, 'gap'],
    ]);
  });

  it('lets so many of a stream go on at once, and says that there are more', () => {
    const messages = Array.from({ length: MOST + 3 }, (_, place) => streamMessage(1, place + 1));
    const record = new PlanRecord(MOST);
    record.apply(messages.slice(1));
    const { more, tried } = record.apply(messages.slice(0, 1));
    expect([more, tried.length]).toEqual([true, 1 + MOST]);
    expect(record.applyUntilQuiet()).toBe(1);
    expect(record.effects).toHaveLength(messages.length);
  });

  it('lets nothing that is held go on after an order, which changes what was read', () => {
    const record = new PlanRecord(MOST);
    record.apply([streamMessage(1, 2)]);
    const order = streamMessage(2, 1, undefined, DeadLetterReplayOrdered.type, {
      ...{ deadLetterId: testId(6), messageId: testId(7), itemId: testId(8) },
      service: 'episode-service',
    });
    const { more, tried } = record.apply([order, streamMessage(1, 1)]);
    expect([more, tried.length]).toEqual([true, 2]);
    record.applyUntilQuiet();
    expect(record.held).toEqual([]);
  });

  it('leaves its turn to nobody where operations gave a message up, and skips it where they discarded it', () => {
    const messages: StreamMessage[] = [1, 2, 3].map((place) => streamMessage(1, place));
    const [first, ...rest] = messages;
    const record = new PlanRecord(MOST, new Set(Array(RETRIES + 1).keys()));
    record.apply(first ? [first] : []);
    record.applyUntilQuiet();
    expect(record.held.map(({ reason }) => reason)).toEqual(['parked']);
    record.apply(rest);
    expect(record.effects).toEqual([]);
    record.decide(first?.envelope.id ?? '', 'discarded');
    record.applyUntilQuiet();
    expect(record.effectsOf(first?.stream ?? '')).toEqual([2, 3]);
    expect(record.events.filter(({ kind }) => kind === 'discarded')).toHaveLength(1);
  });
});
