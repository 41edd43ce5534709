import { expect, it } from '@jest/globals';
import type { MessageView } from '@hub/contracts/monitor';
import { testId } from '@hub/testing';
import { journeyOf } from './journey-of.js';

const [LEWISHAM, GREENWICH, BRENT] = ['E09000023', 'E09000011', 'E09000005'];
const handling = (consumer: string) => ({
  consumer,
  last: 'confirmed' as const,
  at: '2026-03-02T09:30:00.000Z',
  duplicates: 0,
  attempts: 1,
});
const message: MessageView = {
  id: testId(1),
  state: 'processed',
  producer: 'episode-service',
  at: '2026-03-02T09:30:00.000Z',
  from: LEWISHAM,
  to: [LEWISHAM, GREENWICH],
  trace: 't',
  handlings: [handling('notification-service'), handling(LEWISHAM), handling(GREENWICH)],
};

it('shows an authority its own part of a journey, and nothing of what others made of it', () => {
  expect(journeyOf(message, GREENWICH)).toEqual({
    id: testId(1),
    state: 'processed',
    producer: 'episode-service',
    at: message.at,
    to: [GREENWICH],
    handlings: [handling(GREENWICH)],
  });
  expect(journeyOf(message, LEWISHAM)).toMatchObject({ from: LEWISHAM, to: [LEWISHAM] });
  expect(journeyOf(message, BRENT)).toBeUndefined();
});
