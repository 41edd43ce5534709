import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '@hub/contracts';
import { JOIN_OUTCOMES } from '@hub/contracts/lookup';
import { testId } from '@hub/testing';
import { EPISODE, GREENWICH, joinRequest, person, SOUTHWARK } from '../../testing/examples.js';
import type { SeenLookup } from '../lookups/settlement.js';
import {
  answerJoin,
  askToJoin,
  endJoin,
  missAnswer,
  passJoin,
  seeAnswer,
  settleAdmission,
} from './join-decisions.js';
import { alarmOf, answeringOf, isAsked, type JoinRequest, stateOf } from './join-request.js';

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

  it('keeps what became of the admission, and tells who asked anew of what hinders it', () => {
    const joins = answered(REQUEST, { outcome: 'joins' }, { ...by, episodeId: testId(8) });
    const once = seeAnswer(joins);
    if (isRefusal(once)) throw new Error(once.refused);
    expect(settleAdmission(once.next, undefined)).toMatchObject({
      next: { answer: { admission: 'joined', seen: true } },
      facts: [],
    });
    expect(settleAdmission(once.next, 'not_running')).toMatchObject({
      next: { answer: { admission: 'not_running', seen: false } },
      facts: [
        {
          recipients: [GREENWICH, REQUEST.askedBy],
          payload: { waits: [{ step: 'read_join_answer', personId: REQUEST.askerId }] },
        },
      ],
    });
    expect(settleAdmission(REQUEST, undefined)).toEqual({ next: REQUEST, facts: [] });
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

describe('a request that nobody answers', () => {
  const led: JoinRequest = { ...REQUEST, leadPersonId: person(7) };
  const climbed = (request: JoinRequest, now: string): JoinRequest => {
    const late = missAnswer(request, now);
    if (!late) throw new Error('Nothing is due');
    return late.next;
  };
  const who = (request: JoinRequest) =>
    answeringOf(request).map(({ personId, role }) => role ?? personId);

  it('climbs from who leads to the head of service, and those before stay asked', () => {
    const leading = { leadAuthority: SOUTHWARK, leadPersonId: person(7) };
    const made = askToJoin(REQUEST, seen(), [], { ...REQUEST, at: REQUEST.askedAt, leading });
    expect(made).toMatchObject({
      next: { ...led, answers: SOUTHWARK },
      facts: [{ payload: { waits: [{ personId: person(7) }] } }],
    });
    expect(missAnswer(led, '2026-03-03T16:59:59.999Z')).toBeUndefined();
    const once = climbed(led, led.dueAt);
    expect([who(led), who(once)]).toEqual([[person(7)], [person(7), 'lead_caf_contact']]);
    expect(alarmOf(once)).toBe('2026-03-04T17:00:00.000Z');
    const last = climbed(once, '2026-04-01T00:00:00.000Z');
    const all = ['lead_caf_contact', 'service_manager', 'head_of_service'];
    expect(who(last)).toEqual([person(7), ...all]);
    expect(alarmOf(last)).toBeUndefined();
    expect(missAnswer(last, '2027-01-01T00:00:00.000Z')).toBeUndefined();
    expect(who(climbed(REQUEST, '2026-04-01T00:00:00.000Z'))).toEqual(all);
    expect(missAnswer(led, led.dueAt)?.facts).toMatchObject([
      { recipients: [GREENWICH, led.askedBy], payload: { dueAt: led.dueAt } },
    ]);
  });

  it('has an alarm ahead whenever it was woken, and none once it is answered', () => {
    const instant = fc.integer({ min: 0, max: 40 * 24 }).map((hours) => hours * 3_600_000);
    fc.assert(
      fc.property(fc.boolean(), instant, (isLed, after) => {
        const request = isLed ? led : REQUEST;
        const now = new Date(Date.parse(request.dueAt) + after).toISOString();
        const alarm = alarmOf(climbed(request, now));
        expect(alarm === undefined || alarm > now).toBe(true);
      }),
      { numRuns: 50 },
    );
    expect(alarmOf(answered(led, { outcome: 'rang' }, by))).toBeUndefined();
    expect(alarmOf(answered(led, { outcome: 'will_ring' }, by))).toBe(led.dueAt);
  });

  it('is asked of whom it waits for, and of the lead CAF contact whatever its height', () => {
    const ALL = ['practitioner', 'lead_caf_contact', 'service_manager', 'head_of_service'] as const;
    const asks = (request: JoinRequest, number: number, role: (typeof ALL)[number]) =>
      isAsked(request, { authority: GREENWICH, personId: person(number), roles: [role] });
    expect([asks(led, 7, 'practitioner'), asks(led, 8, 'practitioner')]).toEqual([true, false]);
    const heights = [0, 1, 2, 3].map((missed) =>
      ALL.map((role) => asks({ ...led, missed }, 9, role)),
    );
    expect(heights).toEqual([
      [false, true, false, false],
      [false, true, false, false],
      [false, true, true, false],
      [false, true, true, true],
    ]);
    const elsewhere = { authority: SOUTHWARK, personId: person(7), roles: [...ALL] };
    expect(isAsked({ ...led, missed: 3 }, elsewhere)).toBe(false);
  });

  it('leaves out the days on which whoever leads is closed, and those of who leads next', () => {
    const closed = [{ from: '2026-03-03', to: '2026-03-03', name: 'Training day' }];
    const waits = askToJoin(REQUEST, seen(), [], {
      ...{ id: REQUEST.id, askedBy: REQUEST.askedBy, askerId: REQUEST.askerId, at: AT, closed },
    });
    expect(waits).toMatchObject({
      next: { dueAt: '2026-03-05T17:00:00.000Z', notCounted: closed },
    });
    const leading = { leadAuthority: SOUTHWARK, leadPersonId: person(8) };
    const { next } = passJoin({ ...led, notCounted: closed }, leading, AT);
    expect(next.dueAt).toBe('2026-03-04T17:00:00.000Z');
    expect(next).not.toHaveProperty('notCounted');
    expect(passJoin(led, leading, AT, closed).next.notCounted).toEqual(closed);
  });

  it('passes with the lead, and begins anew with who leads now', () => {
    const late = climbed(led, led.dueAt);
    const leading = { leadAuthority: SOUTHWARK, leadPersonId: person(8) };
    expect(passJoin(late, leading, '2026-03-04T10:00:00.000Z')).toMatchObject({
      next: { answers: SOUTHWARK, leadPersonId: person(8), missed: 0 },
      facts: [
        {
          recipients: [GREENWICH, led.askedBy, SOUTHWARK],
          payload: {
            dueAt: '2026-03-06T17:00:00.000Z',
            waits: [{ authority: SOUTHWARK, personId: person(8) }],
          },
        },
      ],
    });
    expect(passJoin(late, { leadAuthority: SOUTHWARK }, AT).next).not.toHaveProperty(
      'leadPersonId',
    );
  });
});
