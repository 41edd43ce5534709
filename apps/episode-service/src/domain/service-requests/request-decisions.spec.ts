import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, type Refusal } from '@hub/contracts';
import type { Consequence } from '@hub/use-case';
import { EPISODE, GREENWICH, LEWISHAM } from '../../testing/examples.js';
import {
  answerRequest,
  cancelRequest,
  remindOfRequest,
  sendRequest,
  withdrawRequest,
} from './request-decisions.js';
import { type ServiceRequest, waitsOf } from './service-request.js';

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
      { at: AT },
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
          { at: AT },
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
  const asked = {
    ...{ ...claim, id: 'r', fromAuthority: LEWISHAM, sentAt: by.at, version: 1 },
    urgency: 'routine' as const,
  };
  const impossible: ServiceRequest[] = [
    // @ts-expect-error An answer has its moment.
    { ...asked, state: 'accepted' },
    // @ts-expect-error Whoever declines says why.
    { ...asked, state: 'declined', answeredAt: AT },
    // @ts-expect-error A request that was not answered has no reason.
    { ...asked, state: 'sent', reason: 'no_capacity' },
    // @ts-expect-error Whoever takes it back says why.
    { ...asked, state: 'withdrawn', answeredAt: AT },
  ];
  expect(impossible.map(({ state }) => state)).toEqual([
    ...['accepted', 'declined', 'sent', 'withdrawn'],
  ]);
});

const WRONG_CHILD = { because: 'wrong_child', at: AT } as const;

it('a request about the wrong child is cancelled once, unless it was declined; both sides hear it', () => {
  const waiting = answer(sent, 'waiting') as ServiceRequest;
  const accepted = answer(sent, 'accepted') as ServiceRequest;
  for (const request of [sent, waiting, accepted]) {
    const cancelled = cancelRequest(request, WRONG_CHILD);
    expect(cancelled).toMatchObject({
      next: { state: 'cancelled', answeredAt: AT, version: request.version + 1 },
      facts: [{ recipients: [GREENWICH, LEWISHAM] }],
    });
    if (!cancelled) continue;
    expect(cancelRequest(cancelled.next, WRONG_CHILD)).toBeUndefined();
    expect(cancelled.facts).toMatchObject([{ payload: { waits: [] } }]);
    expect(answer(cancelled.next, 'accepted')).toMatchObject({
      refused: 'conflict',
      detail: 'It ended with the case, which was of the wrong child.',
    });
  }
  expect(
    cancelRequest(answer(sent, 'declined', 'no_capacity') as ServiceRequest, WRONG_CHILD),
  ).toBeUndefined();
  const shield = { hiddenFrom: [GREENWICH], because: 'refuge', since: AT } as const;
  expect(cancelRequest(sent, WRONG_CHILD, shield)?.facts).toMatchObject([
    { recipients: [LEWISHAM] },
  ]);
});

it.each([
  ['case_closed', ['sent', 'waiting']],
  ['stepped_up', ['sent', 'waiting']],
  ['consent_withdrawn', ['sent', 'waiting', 'accepted']],
  ['not_agreed', ['sent', 'waiting', 'accepted']],
] as const)('by %s a request ends that is %j', (because, ends) => {
  const all = [sent, answer(sent, 'waiting'), answer(sent, 'accepted')] as ServiceRequest[];
  const ended = all.filter((one) => cancelRequest(one, { because, at: AT }));
  expect(ended.map(({ state }) => state)).toEqual(ends);
});

it.each([
  ['urgent', '2026-03-03T09:30:00.000Z'],
  ['soon', '2026-03-09T09:30:00.000Z'],
  [undefined, '2026-03-16T09:30:00.000Z'],
] as const)(
  'an answer to what is %s is wanted by a day, and the clock stops on a waiting list',
  (urgency, due) => {
    const asked = next(sendRequest({ ...claim, ...(urgency ? { urgency } : {}) }, by));
    if (isRefusal(asked)) throw new Error(asked.refused);
    expect(asked.answerBy?.slice(0, 10)).toBe(due.slice(0, 10));
    expect(waitsOf(asked)).toMatchObject([{ dueAt: asked.answerBy }]);
    expect(waitsOf(answer(asked, 'waiting') as ServiceRequest)).toEqual([
      { step: 'answer_service_request', authority: GREENWICH, role: 'lead_caf_contact' },
    ]);
  },
);

it('who is asked is reminded once a working day, until it has decided', () => {
  const friday = { ...by, at: '2026-03-06T15:00:00.000Z' };
  const asked = next(sendRequest(claim, friday)) as ServiceRequest;
  const early = remindOfRequest(asked, '2026-03-07T15:00:00.000Z');
  expect(early).toMatchObject({ refused: 'conflict', retryAt: expect.any(String) });
  const monday = (early as Refusal).retryAt ?? 'never';
  expect(monday.slice(0, 10)).toBe('2026-03-09');
  const reminded = remindOfRequest(asked, monday);
  if (isRefusal(reminded)) throw new Error(reminded.refused);
  expect(reminded.facts).toMatchObject([{ recipients: [GREENWICH] }]);
  expect(reminded.next).toMatchObject({ state: 'sent', remindedAt: monday, version: 2 });
  expect(remindOfRequest(reminded.next, monday)).toMatchObject({ refused: 'conflict' });
  const declined = answer(asked, 'declined', 'no_capacity') as ServiceRequest;
  expect(remindOfRequest(declined, '2026-04-01T09:00:00.000Z')).toMatchObject({
    refused: 'conflict',
  });
});

it('who asked takes it back, also what was accepted, and once; who was asked is told', () => {
  const because = { because: 'found_elsewhere' } as const;
  for (const standing of [sent, answer(sent, 'waiting'), answer(sent, 'accepted')]) {
    const withdrawn = withdrawRequest(standing as ServiceRequest, because, AT);
    if (isRefusal(withdrawn)) throw new Error(withdrawn.refused);
    expect(withdrawn.next).toMatchObject({
      state: 'withdrawn',
      withdrawnBecause: 'found_elsewhere',
    });
    expect(withdrawn.facts).toMatchObject([{ recipients: [GREENWICH], payload: { waits: [] } }]);
    expect(withdrawRequest(withdrawn.next, because, AT)).toMatchObject({ refused: 'conflict' });
    expect(cancelRequest(withdrawn.next, WRONG_CHILD)).toBeUndefined();
  }
  const declined = answer(sent, 'declined', 'no_capacity') as ServiceRequest;
  expect(withdrawRequest(declined, because, AT)).toMatchObject({ refused: 'conflict' });
});
