import { expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { EPISODE, GREENWICH, LEWISHAM } from '../testing/examples.js';
import { answerRequest, sendRequest, type ServiceRequest } from './service-request.js';

const sent = sendRequest(
  { episodeId: EPISODE, toAuthority: GREENWICH, service: 'education' },
  { id: 'r', authority: LEWISHAM, at: '2026-03-02T09:30:00.000Z' },
) as ServiceRequest;
const answer = (
  request: ServiceRequest,
  what: 'waiting' | 'accepted' | 'declined',
  reason?: 'no_capacity',
) =>
  answerRequest(
    request,
    { serviceRequestId: 'r', answer: what, ...(reason ? { reason } : {}) },
    '2026-03-03T09:30:00.000Z',
  );

it('a request waits, and is accepted or declined once', () => {
  const waiting = answer(sent, 'waiting') as ServiceRequest;
  expect(waiting).toMatchObject({ state: 'waiting', version: 2 });
  expect(answer(waiting, 'accepted')).toMatchObject({
    state: 'accepted',
    version: 3,
    answeredAt: '2026-03-03T09:30:00.000Z',
  });
  const declined = answer(waiting, 'declined', 'no_capacity') as ServiceRequest;
  expect(declined).toMatchObject({ state: 'declined', reason: 'no_capacity' });
  for (const again of ['waiting', 'accepted'] as const)
    expect(answer(declined, again)).toMatchObject({ refused: 'conflict' });
});

it('a reason goes with declining, and with nothing else; nobody asks themselves', () => {
  expect(answer(sent, 'declined')).toMatchObject({ refused: 'reason_missing' });
  expect(answer(sent, 'accepted', 'no_capacity')).toMatchObject({ refused: 'reason_missing' });
  expect(
    isRefusal(
      sendRequest(
        { episodeId: EPISODE, toAuthority: LEWISHAM, service: 'health' },
        { id: 'r', authority: LEWISHAM, at: 'x' },
      ),
    ),
  ).toBe(true);
});
