import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { JOIN_OUTCOMES } from '@hub/contracts/lookup';
import { testId } from '@hub/testing';
import { EPISODE, GREENWICH, joinRequest, person, SOUTHWARK } from '../../testing/examples.js';
import type { SeenLookup } from '../lookups/settlement.js';
import { answerJoin, askToJoin, seeAnswer } from './join-decisions.js';
import { type JoinRequest, stateOf } from './join-request.js';

const AT = '2026-03-02T10:00:00.000Z';
const REQUEST = joinRequest(testId(1));
const by = { personId: person(2), at: AT };
const seen = (change: object = {}, status: SeenLookup['status'] = 'complete'): SeenLookup => ({
  status,
  conclusion: 'found',
  rows: [
    {
      authority: GREENWICH,
      name: 'Greenwich',
      outcome: 'found',
      episodes: [{ ...EPISODE, ...change }],
    },
  ],
});
const ask = (shown: SeenLookup, change: object = {}, before: JoinRequest[] = []) =>
  askToJoin({ ...REQUEST, ...change }, shown, before, {
    id: REQUEST.id,
    askedBy: REQUEST.askedBy,
    askerId: REQUEST.askerId,
    at: REQUEST.askedAt,
  });
function answered(...said: Parameters<typeof answerJoin>): JoinRequest {
  const decided = answerJoin(...said);
  if (isRefusal(decided)) throw new Error(decided.refused);
  return decided.next;
}

describe('asking to join', () => {
  it('waits two working days for whoever leads what the lookup shows', () => {
    expect(ask(seen())).toMatchObject({
      next: REQUEST,
      facts: [
        {
          recipients: [GREENWICH],
          payload: {
            waits: [{ step: 'answer_join_request', authority: GREENWICH, dueAt: REQUEST.dueAt }],
          },
        },
      ],
    });
    expect(ask(seen({ leadAuthority: SOUTHWARK }))).toMatchObject({
      next: { authority: GREENWICH, answers: SOUTHWARK },
      facts: [{ recipients: [SOUTHWARK] }],
    });
  });

  it.each([
    ['another reference', seen(), { reference: 'G-2' }],
    ['another authority', seen(), { authority: SOUTHWARK }],
    ['a record that was withdrawn', seen({ withdrawnBecause: 'wrong_child' }), {}],
  ])('is refused for %s', (_what, shown, change) => {
    expect(ask(shown, change)).toEqual({ refused: 'not_found_by_lookup' });
  });

  it('is refused while answers can still come, and where it was asked and is open', () => {
    expect(ask(seen({}, 'gathering'))).toMatchObject({ refused: 'lookup_unsettled' });
    const promised = answered(REQUEST, { outcome: 'will_ring' }, by);
    for (const open of [REQUEST, promised])
      expect(ask(seen(), {}, [open])).toEqual({ refused: 'join_request_open' });
    const closed = answered(REQUEST, { outcome: 'rang' }, by);
    expect(ask(seen(), {}, [closed])).toMatchObject({ next: REQUEST });
  });
});

describe('an answer', () => {
  it.each(JOIN_OUTCOMES)('%s is told to both, and waits for who asked to see it', (outcome) => {
    const because = 'need_is_met' as const;
    const decided = answerJoin(REQUEST, { outcome, because }, by);
    const reads = { step: 'read_join_answer', personId: REQUEST.askerId };
    const rings = { step: 'answer_join_request', role: 'lead_caf_contact' };
    expect(decided).toMatchObject({
      next: { answer: { outcome, answeredBy: person(2), seen: false } },
      facts: [
        {
          recipients: [GREENWICH, REQUEST.askedBy],
          payload: { outcome, waits: outcome === 'will_ring' ? [rings, reads] : [reads] },
        },
      ],
    });
  });

  it('closes it but for a promise to ring, which can be kept late', () => {
    const promised = answered(REQUEST, { outcome: 'will_ring' }, by);
    expect(stateOf(promised, REQUEST.dueAt)).toBe('open');
    expect(stateOf(promised, '2027-01-01T00:00:00.000Z')).toBe('overdue');
    const rang = answered(promised, { outcome: 'rang' }, by);
    expect(stateOf(rang, '2027-01-01T00:00:00.000Z')).toBe('closed');
    expect(answerJoin(rang, { outcome: 'joins' }, by)).toEqual({ refused: 'join_request_closed' });
  });

  it('says why it declines, and is given by nobody to themselves', () => {
    expect(answerJoin(REQUEST, { outcome: 'declined' }, by)).toMatchObject({
      refused: 'reason_missing',
    });
    const self = { personId: REQUEST.askerId, at: AT };
    expect(answerJoin(REQUEST, { outcome: 'joins' }, self)).toMatchObject({
      refused: 'second_person_needed',
    });
  });

  it('is seen once', () => {
    expect(seeAnswer(REQUEST)).toMatchObject({ refused: 'conflict' });
    const once = seeAnswer(answered(REQUEST, { outcome: 'joins' }, by));
    expect(once).toMatchObject({ facts: [{ recipients: [GREENWICH], payload: { waits: [] } }] });
    if (!isRefusal(once)) expect(seeAnswer(once.next)).toEqual({ next: once.next, facts: [] });
  });
});
