import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, type Refusal } from '@hub/contracts';
import { permits } from '@hub/workflow';
import { testId } from '@hub/testing';
import { AT, BRENT, dispute, LADDER, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import { type Actor, alarmOf, partiesOf, waitsOf } from './dispute.js';
import { type Dispute, hasEnded } from './dispute-state.js';
import { needsArbitrator, onClock } from './dispute-clock.js';
import { DISPUTE_MACHINE, type DisputeEvent } from './dispute-machine.js';
import { answerOffer, makeOffer, writeStatement } from './dispute-offers.js';
import * as steps from './dispute-steps.js';
import { LONDON_TIME } from './ladder.js';
import { carryOut, reopen } from './reopening.js';
import { acting, at, brent } from '../testing/climbed-disputes.js';

describe('a dispute', () => {
  it('whatever is tried, by whomever, whenever: follows its table, and while it goes on somebody is waited for and a clock runs', () => {
    const people: Actor[] = [
      at('practitioner', LEWISHAM),
      at('head_of_service', LEWISHAM),
      at('practitioner'),
      at('head_of_service'),
      brent,
      at('head_of_service', SOUTHWARK),
    ];
    const what = fc.constantFrom<DisputeEvent>(
      'write_statement',
      'make_offer',
      'answer_offer',
      'escalate',
      'decide',
      'declare_conflict',
      'carry_out',
      'reopen',
      'withdraw',
      'leave_for_safeguarding',
      'run_out',
    );
    const steps_ = fc.array(
      fc.record({
        what,
        who: fc.constantFrom(...people),
        hours: fc.integer({ min: 0, max: 60 }),
        yes: fc.boolean(),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(steps_, fc.boolean(), (taken, riskOfHarm) => {
        let one: Dispute = dispute({ riskOfHarm });
        let now = AT;
        const submitted: string[] = [];
        for (const [place, { what: event, who, hours, yes }] of taken.entries()) {
          now = LONDON_TIME.addHours(now, hours);
          if (one.state === 'arbitration' && needsArbitrator(one)) {
            const personId = testId(501 + one.arbitrators.length * (yes ? 1 : 0));
            one = steps.appoint(one, { authority: BRENT, personId }, now, LADDER);
          }
          const act = acting(who, now, testId(800 + place));
          const tried: Partial<Record<DisputeEvent, () => Dispute | Refusal | undefined>> = {
            write_statement: () =>
              writeStatement(one, { disputeId: 'd', text: String(place), submit: yes }, act),
            make_offer: () => makeOffer(one, { disputeId: 'd', terms: 't' }, act),
            answer_offer: () =>
              answerOffer(
                one,
                {
                  disputeId: 'd',
                  offerId: one.offers.at(-1)?.id ?? '',
                  answer: yes ? 'accepts' : 'rejects',
                },
                act,
              ),
            escalate: () => steps.escalate(one, act),
            decide: () => steps.decide(one, { disputeId: 'd', terms: 't', reasons: 'r' }, act),
            declare_conflict: () => steps.declareConflict(one, act),
            carry_out: () => carryOut(one, act),
            reopen: () => reopen(one, { ground: 'new_facts', reason: 'r' }, act),
            withdraw: () => steps.withdraw(one, 'r', act),
            leave_for_safeguarding: () => steps.leaveForSafeguarding(one, 'r', act),
            run_out: () => onClock(one, now, LADDER)?.dispute,
          };
          const next = tried[event]?.();
          if (next === undefined || isRefusal(next)) continue;
          if (event !== 'run_out') expect(permits(DISPUTE_MACHINE, one.state, event)).toBe(true);
          expect(next.version).toBeGreaterThan(one.version);
          expect(next.rungs.length - one.rungs.length).toBeLessThanOrEqual(1);
          submitted.push(
            ...next.statements.filter((s) => s.submitted).map((s) => JSON.stringify(s)),
          );
          for (const text of submitted)
            expect(next.statements.map((s) => JSON.stringify(s))).toContain(text);
          one = next;
          const waiting =
            waitsOf(one, LADDER).length > 0 ||
            needsArbitrator(one) ||
            (one.state === 'open' &&
              partiesOf(one).every((party) => one.rungs.at(-1)?.answered.includes(party)));
          expect(
            hasEnded(one) ? alarmOf(one) === undefined : waiting && alarmOf(one) !== undefined,
          ).toBe(true);
        }
      }),
    );
  });
});
