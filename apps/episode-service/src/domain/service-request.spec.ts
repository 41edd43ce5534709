import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, type Refusal } from '@hub/contracts';
import type { Consequence } from '@hub/use-case';
import { EPISODE, GREENWICH, LEWISHAM } from '../testing/examples.js';
import {
  answerRequest,
  cancelRequest,
  sendRequest,
  type ServiceRequest,
} from './service-request.js';

const AT = '2026-03-03T09:30:00.000Z';
const by = { id: 'r', authority: LEWISHAM, at: '2026-03-02T09:30:00.000Z' };
const claim = { episodeId: EPISODE, toAuthority: GREENWICH, service: 'education' } as const;
const next = (decided: Consequence<ServiceRequest> | Refusal) =>
  isRefusal(decided) ? decided : decided.next;
const sent = next(sendRequest(claim, by)) as ServiceRequest;
const answer = (
  request: ServiceRequest,
  what: 'waiting' | 'accepted' | 'declined',
  reason?: 'no_capacity',
) =>
  next(
    answerRequest(
      request,
      { serviceRequestId: 'r', answer: what, ...(reason ? { reason } : {}) },
      AT,
    ),
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

it('whatever is answered, in whatever order: once decided it stays, and each answer is told to who asked', () => {
  const answers = fc.array(
    fc.record({
      answer: fc.constantFrom('waiting', 'accepted', 'declined'),
      reason: fc.constantFrom(undefined, 'no_capacity'),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(answers, (given) => {
      let request = sent;
      for (const { answer: what, reason } of given) {
        const answered = answerRequest(
          request,
          { serviceRequestId: 'r', answer: what, ...(reason === undefined ? {} : { reason }) },
          AT,
        );
        const decided = request.state === 'accepted' || request.state === 'declined';
        const fits = (what === 'declined') === (reason !== undefined);
        expect(isRefusal(answered)).toBe(decided || !fits);
        if (isRefusal(answered)) continue;
        expect(answered.next).toEqual({
          ...sent,
          state: what,
          answeredAt: AT,
          ...(reason === undefined ? {} : { reason }),
          version: request.version + 1,
        });
        expect(answered.facts).toMatchObject([
          { recipients: [LEWISHAM], payload: { serviceRequestId: 'r', state: what } },
        ]);
        request = answered.next;
      }
    }),
  );
});

it('what cannot be has no type', () => {
  const asked = { ...claim, id: 'r', fromAuthority: LEWISHAM, sentAt: by.at, version: 1 };
  const impossible: ServiceRequest[] = [
    // @ts-expect-error An answer has its moment.
    { ...asked, state: 'accepted' },
    // @ts-expect-error Whoever declines says why.
    { ...asked, state: 'declined', answeredAt: AT },
    // @ts-expect-error A request that was not answered has no reason.
    { ...asked, state: 'sent', reason: 'no_capacity' },
  ];
  expect(impossible.map(({ state }) => state)).toEqual(['accepted', 'declined', 'sent']);
});

it('a request about the wrong child is cancelled once, unless it was declined; both sides hear it', () => {
  const waiting = answer(sent, 'waiting') as ServiceRequest;
  const accepted = answer(sent, 'accepted') as ServiceRequest;
  for (const request of [sent, waiting, accepted]) {
    const cancelled = cancelRequest(request, AT);
    expect(cancelled).toMatchObject({
      next: { state: 'cancelled', answeredAt: AT, version: request.version + 1 },
      facts: [{ recipients: [GREENWICH, LEWISHAM] }],
    });
    if (!cancelled) continue;
    expect(cancelRequest(cancelled.next, AT)).toBeUndefined();
    expect(answer(cancelled.next, 'accepted')).toMatchObject({ refused: 'conflict' });
  }
  expect(
    cancelRequest(answer(sent, 'declined', 'no_capacity') as ServiceRequest, AT),
  ).toBeUndefined();
  const shield = { hiddenFrom: [GREENWICH], because: 'refuge', since: AT } as const;
  expect(cancelRequest(sent, AT, shield)?.facts).toMatchObject([{ recipients: [LEWISHAM] }]);
});
