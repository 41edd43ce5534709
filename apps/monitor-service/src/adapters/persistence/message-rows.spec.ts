import { describe, expect, it } from '@jest/globals';
import { MessageView } from '@hub/contracts/monitor';
import { readShape } from '@hub/contracts/shape';
import { testId } from '@hub/testing';
import { type HandlingRow, type MessageRow, viewOf } from './message-rows.js';

const AT = new Date('2026-03-02T09:30:00.000Z');
const LATER = new Date('2026-03-02T09:31:00.000Z');
const bare: MessageRow = {
  id: testId(1),
  state: 'enqueued',
  producer: 'consent-service',
  type: null,
  conversation: null,
  causation: null,
  subject: null,
  sequence: null,
  from_authority: null,
  to_authorities: null,
  trace: null,
  at: AT,
  published_at: null,
};
const handling: HandlingRow = {
  message_id: testId(1),
  consumer: 'notification-service',
  last: 'processed',
  at: LATER,
  duplicates: 0,
  attempts: 1,
  waited_ms: null,
  worked_ms: null,
  error: null,
  times_again: 3,
  again_at: null,
};

describe('a message as operations see it', () => {
  it('says nothing of what is not known', () => {
    expect(viewOf(bare, [])).toEqual({
      id: testId(1),
      state: 'enqueued',
      producer: 'consent-service',
      at: AT.toISOString(),
      handlings: [],
    });
  });

  it('says all that is known, each under its own name', () => {
    const full: MessageRow = {
      ...bare,
      state: 'processed',
      type: 'consent.granted.v1',
      conversation: testId(2),
      causation: testId(3),
      subject: testId(4),
      sequence: '9007199254740991',
      from_authority: 'E09000023',
      to_authorities: ['E09000011', 'E09000028'],
      trace: '0af7651916cd43dd8448eb211c80319c',
      published_at: LATER,
    };
    const view = viewOf(full, [handling]);
    expect(view).toMatchObject({
      type: 'consent.granted.v1',
      conversation: testId(2),
      causation: testId(3),
      subject: testId(4),
      sequence: 9_007_199_254_740_991,
      from: 'E09000023',
      to: ['E09000011', 'E09000028'],
      trace: '0af7651916cd43dd8448eb211c80319c',
      publishedAt: LATER.toISOString(),
    });
    expect(readShape(MessageView, view, 'refuse')).toMatchObject({ ok: true });
  });

  it('keeps who handled it in their order', () => {
    const others = ['a', 'b', 'c'].map((consumer) => ({ ...handling, consumer }));
    expect(viewOf(bare, others).handlings.map(({ consumer }) => consumer)).toEqual(['a', 'b', 'c']);
  });
});

describe('a handling', () => {
  const view = (change: Partial<HandlingRow>) =>
    viewOf(bare, [{ ...handling, ...change }]).handlings[0];

  it('says nothing of a time that was not measured, nor of sending again that was not needed', () => {
    expect(view({})).toEqual({
      consumer: 'notification-service',
      last: 'processed',
      at: LATER.toISOString(),
      duplicates: 0,
      attempts: 1,
    });
  });

  it('says a time of nothing where that was measured', () => {
    expect(view({ waited_ms: 0, worked_ms: 0 })).toMatchObject({ waitedMs: 0, workedMs: 0 });
  });

  it.each<[string, Partial<HandlingRow>, object]>([
    ['why it failed', { error: 'TypeError' }, { error: 'TypeError' }],
    ['how long it waited', { waited_ms: 12 }, { waitedMs: 12 }],
    ['how long it took', { worked_ms: 1.5 }, { workedMs: 1.5 }],
    [
      'how often it was sent again, and when last',
      { again_at: AT },
      { timesAgain: 3, againAt: AT.toISOString() },
    ],
  ])('says %s', (_what, change, expected) => {
    expect(view(change)).toMatchObject(expected);
  });
});
