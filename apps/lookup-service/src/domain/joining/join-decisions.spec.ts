import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { JOIN_OUTCOMES } from '@hub/contracts/lookup';
import { testId } from '@hub/testing';
import { EPISODE, GREENWICH, joinRequest, person, SOUTHWARK } from '../../testing/examples.js';
import type { SeenLookup } from '../lookups/settlement.js';
import { answerJoin, askToJoin, endJoin, seeAnswer, settleAdmission } from './join-decisions.js';
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

  it('takes who asked to join into the team of an episode of the hub, and nobody else', () => {
    const episodeId = testId(8);
    const known = { ...by, episodeId };
    const told = { episodeId, authority: REQUEST.askedBy, personId: REQUEST.askerId };
    expect(answerJoin(REQUEST, { outcome: 'joins' }, known)).toMatchObject({
      next: { answer: { admission: 'asked' } },
      facts: [{}, { payload: { ...told, answers: GREENWICH, answeredBy: person(2) } }],
    });
    const rung: JoinRequest = { ...REQUEST, wish: 'ring_me' };
    for (const decided of [
      answerJoin(REQUEST, { outcome: 'joins' }, by),
      answerJoin(rung, { outcome: 'joins' }, known),
      answerJoin(REQUEST, { outcome: 'rang' }, known),
    ]) {
      expect(decided).toMatchObject({ facts: [{ recipients: [GREENWICH, REQUEST.askedBy] }] });
      expect(decided).not.toHaveProperty('next.answer.admission');
    }
  });

  it('keeps what became of the admission, and only where who asked was let join', () => {
    const joins = answered(REQUEST, { outcome: 'joins' }, { ...by, episodeId: testId(8) });
    expect(settleAdmission(joins, undefined)).toMatchObject({ answer: { admission: 'joined' } });
    expect(settleAdmission(joins, 'not_running')).toMatchObject({
      answer: { admission: 'not_running' },
    });
    expect(settleAdmission(REQUEST, undefined)).toBe(REQUEST);
  });

  it('is seen once', () => {
    expect(seeAnswer(REQUEST)).toMatchObject({ refused: 'conflict' });
    const once = seeAnswer(answered(REQUEST, { outcome: 'joins' }, by));
    expect(once).toMatchObject({ facts: [{ recipients: [GREENWICH], payload: { waits: [] } }] });
    if (!isRefusal(once)) expect(seeAnswer(once.next)).toEqual({ next: once.next, facts: [] });
  });
});

it('a request ends with its lookup: nobody has to answer it, and nobody can', () => {
  const ended = endJoin(REQUEST, AT);
  expect(ended).toMatchObject({
    next: { endedAt: AT },
    facts: [{ recipients: [GREENWICH, REQUEST.askedBy], payload: { endedAt: AT, waits: [] } }],
  });
  expect(stateOf(ended.next, AT)).toBe('closed');
  expect(answerJoin(ended.next, { outcome: 'rang' }, by)).toEqual({
    refused: 'join_request_closed',
  });
});
