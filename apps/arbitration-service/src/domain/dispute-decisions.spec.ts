import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, type Refusal } from '@hub/contracts';
import { testId } from '@hub/testing';
import type { Consequence } from '@hub/use-case';
import { acting, at, brent, judged, unjudged } from '../testing/climbed-disputes.js';
import {
  AT,
  BRENT,
  claim,
  dispute,
  GREENWICH,
  LADDER,
  LEWISHAM,
  sure,
} from '../testing/examples.js';
import { partiesOf } from './dispute.js';
import { needsArbitrator } from './dispute-clock.js';
import {
  decideAppointment,
  decideOpening,
  decideStep,
  decideWaking,
  type DisputeStep,
} from './dispute-decisions.js';
import { tell } from './dispute-facts.js';
import type { Dispute } from './dispute-state.js';
import { LONDON_TIME } from './ladder.js';

const decision = { disputeId: 'd', terms: 'private terms', reasons: 'r', ledBy: GREENWICH };
const told = (decided: { facts: readonly { event: { type: string } }[] }) =>
  decided.facts.map(({ event }) => event.type);

describe('a decision on a dispute', () => {
  it('tells that it was opened, to its parties', () => {
    const opening = {
      id: testId(1),
      authority: LEWISHAM,
      at: AT,
      ladder: LADDER,
      counterparts: [LEWISHAM, GREENWICH],
      people: [],
    };
    expect(decideOpening(claim, opening)).toMatchObject({
      next: { state: 'open' },
      facts: [{ event: { type: 'dispute.opened.v1' }, recipients: [GREENWICH, LEWISHAM] }],
    });
    expect(decideOpening(claim, { ...opening, authority: BRENT })).toEqual({
      refused: 'not_found',
    });
  });

  it('tells the outcome with it, and to the authority of the arbitrator too', () => {
    const decided = sure(decideStep(judged(), { take: 'decide', decision }, acting(brent)));
    expect(decided.facts).toMatchObject([
      {
        event: { type: 'dispute.resolved.v1' },
        payload: { how: 'decided', ledBy: GREENWICH, state: 'resolved' },
        recipients: [BRENT, GREENWICH, LEWISHAM],
      },
    ]);
    const half = sure(
      decideStep(decided.next, { take: 'carry_out' }, acting(at('lead_caf_contact'))),
    );
    expect(told(half)).toEqual(['dispute.moved.v1']);
    const whole = sure(
      decideStep(half.next, { take: 'carry_out' }, acting(at('lead_caf_contact', LEWISHAM))),
    );
    expect(told(whole)).toEqual(['dispute.ended.v1']);
    const again = {
      take: 'reopen',
      reopening: { disputeId: 'd', ground: 'new_facts', reason: 'x' },
    } as const;
    expect(told(sure(decideStep(whole.next, again, acting(at('lead_caf_contact')))))).toEqual([
      'dispute.moved.v1',
    ]);
  });

  it('by the clock climbs, is put off or is a reminder; before its time there is none', () => {
    const wake = (one: Dispute, when: string | undefined) =>
      when === undefined ? undefined : decideWaking(one, when, LADDER);
    expect(wake(dispute(), AT)).toBeUndefined();
    const resolved = sure(decideStep(judged(), { take: 'decide', decision }, acting(brent))).next;
    for (const [woken, type] of [
      [wake(dispute(), dispute().remindAt), 'reminded'],
      [wake(dispute(), dispute().dueAt), 'escalated'],
      [wake(resolved, resolved.dueAt), 'reminded'],
    ] as const)
      expect(woken && told(woken)).toEqual([`dispute.${type}.v1`]);
  });

  it('puts an arbitrator in office only before arbitration', () => {
    const drawn = { authority: BRENT, personId: testId(501) };
    expect(decideAppointment(unjudged(), drawn, AT, LADDER)).toMatchObject({
      next: { arbitrators: [drawn] },
      facts: [{ event: { type: 'dispute.moved.v1' }, recipients: [BRENT, GREENWICH, LEWISHAM] }],
    });
    // @ts-expect-error Between the parties nobody is appointed.
    expect(() => decideAppointment(dispute(), drawn, AT, LADDER)).toThrow('does not go from open');
  });

  it('whoever takes it: tells one fact of the version that it leads to, and never its words', () => {
    const { disputeId, ...said } = { disputeId: 'd', terms: 'private terms' };
    const step = fc.constantFrom<DisputeStep>(
      { take: 'write_statement', statement: { disputeId, text: 'private text', submit: true } },
      { take: 'make_offer', offer: { disputeId, ...said } },
      { take: 'answer_offer', answer: { disputeId, offerId: testId(700), answer: 'accepts' } },
      { take: 'answer_offer', answer: { disputeId, offerId: testId(700), answer: 'rejects' } },
      { take: 'escalate' },
      { take: 'declare_conflict' },
      { take: 'decide', decision },
      { take: 'carry_out' },
      { take: 'reopen', reopening: { disputeId, ground: 'new_facts', reason: 'private reason' } },
      { take: 'withdraw', reason: 'private reason' },
      { take: 'leave_for_safeguarding', reason: 'private reason' },
    );
    const who = fc.constantFrom(at('head_of_service'), at('head_of_service', LEWISHAM), brent);
    const steps = fc.array(fc.record({ step, who, hours: fc.integer({ min: 0, max: 30 }) }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(steps, fc.boolean(), (taken, riskOfHarm) => {
        let now: Dispute = dispute({ riskOfHarm });
        let when = AT;
        for (const { step: one, who: by, hours } of taken) {
          when = LONDON_TIME.addHours(when, hours);
          const decided: Consequence<Dispute> | Refusal =
            now.state === 'arbitration' && needsArbitrator(now)
              ? decideAppointment(now, brent, when, LADDER)
              : (decideWaking(now, when, LADDER) ?? decideStep(now, one, acting(by, when)));
          if (isRefusal(decided)) continue;
          expect(decided.next.version).toBe(now.version + 1);
          expect(decided.facts).toHaveLength(1);
          const [fact] = decided.facts;
          const { state, version } = decided.next;
          expect(fact?.payload).toMatchObject({ disputeId: now.id, state, version });
          expect(fact?.recipients).toEqual(expect.arrayContaining(partiesOf(now)));
          expect(JSON.stringify(fact?.payload)).not.toContain('private');
          now = decided.next;
        }
      }),
    );
  });

  it('tells of an end as an end, whatever led to it', () => {
    const left = sure(
      decideStep(
        dispute(),
        { take: 'leave_for_safeguarding', reason: 'x' },
        acting(at('practitioner')),
      ),
    );
    expect(told(left)).toEqual(['dispute.ended.v1']);
    expect(tell('write_statement', dispute(), LADDER).event.type).toBe('dispute.moved.v1');
  });
});
