import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { AT, BRENT, dispute, GREENWICH, LADDER, LEWISHAM, sure } from '../testing/examples.js';
import { type Actor, alarmOf, waitsOf } from './dispute.js';
import type { Dispute } from './dispute-state.js';
import { needsArbitrator, onClock } from './dispute-clock.js';
import { makeOffer, writeStatement } from './dispute-offers.js';
import * as steps from './dispute-steps.js';
import { dueOn, type Ladder, LONDON_TIME, remindOn, rolesOn } from './ladder.js';
import { acting, at, climbTo, judged } from '../testing/climbed-disputes.js';

describe('the ladder', () => {
  it('is climbed rung by rung as each clock runs out, and each missed answer is on record', () => {
    let one: Dispute = dispute();
    const due: string[] = [];
    while (one.state === 'open') {
      due.push(one.dueAt);
      expect(onClock(one, LONDON_TIME.addHours(AT, 0), LADDER)).toBeUndefined();
      one = onClock(one, one.dueAt, LADDER)?.dispute ?? one;
    }
    expect(due).toEqual([
      '2026-03-04T17:00:00.000Z',
      '2026-03-09T17:00:00.000Z',
      '2026-03-16T17:00:00.000Z',
      '2026-03-23T17:00:00.000Z',
    ]);
    expect(one).toMatchObject({ state: 'arbitration', rung: 4, version: 5 });
    expect(one.rungs.map(({ how, missed }) => [how, missed])).toEqual([
      ...Array.from({ length: 4 }, () => ['run_out', [LEWISHAM, GREENWICH]]),
      [undefined, []],
    ]);
    expect(needsArbitrator(one) && alarmOf(one) === '2026-03-23T17:00:00.000Z').toBe(true);
  });

  it('runs by the clock where there is a risk of harm: over a weekend too, with its full time late on a Friday', () => {
    const byTheClock: Ladder = {
      ...LADDER,
      rungs: LADDER.rungs.map((rung, place) => ({
        ...rung,
        withRiskOfHarm: { clockHours: place === 0 ? 4 : 24, from: 'rung' },
      })),
      remindWithRiskOfHarm: { clockHours: 2 },
    };
    const due = (enteredAt: string, rung = 0) =>
      dueOn(byTheClock, rung, { openedAt: enteredAt, enteredAt, riskOfHarm: true });
    expect(due('2026-03-06T16:58:00.000Z')).toBe('2026-03-06T20:58:00.000Z');
    expect(due('2026-03-06T23:32:00.000Z')).toBe('2026-03-07T03:32:00.000Z');
    expect(due('2026-03-07T03:32:00.000Z', 1)).toBe('2026-03-08T03:32:00.000Z');
    expect(
      remindOn(byTheClock, {
        at: '2026-03-06T23:32:00.000Z',
        dueAt: '2026-03-07T03:32:00.000Z',
        riskOfHarm: true,
      }),
    ).toBe('2026-03-07T01:32:00.000Z');
    expect(
      remindOn(byTheClock, {
        at: '2026-03-07T02:00:00.000Z',
        dueAt: '2026-03-07T03:32:00.000Z',
        riskOfHarm: true,
      }),
    ).toBeUndefined();
    // Without it, nothing changes: two working days from Friday evening are Tuesday’s close.
    expect(
      dueOn(byTheClock, 0, {
        openedAt: '2026-03-06T23:32:00.000Z',
        enteredAt: '2026-03-06T23:32:00.000Z',
        riskOfHarm: false,
      }),
    ).toBe('2026-03-10T17:00:00.000Z');
  });

  it('is climbed early by any party, without anything missed', () => {
    const up = sure(steps.escalate(dispute(), acting(at('practitioner'))));
    expect(up).toMatchObject({
      rung: 1,
      rungs: [{ how: 'escalated', missed: [] }, { rung: 1 }],
    });
    expect(steps.escalate(dispute(), acting(at('practitioner', BRENT)))).toEqual({
      refused: 'not_found',
    });
    expect(steps.escalate(judged(), acting(at('head_of_service')))).toMatchObject({
      refused: 'conflict',
      detail: expect.stringContaining('decide (the arbitrator)'),
    });
  });

  it('waits on each rung for who has not answered there, by the role of the rung', () => {
    const one = sure(
      writeStatement(
        climbTo(1),
        { disputeId: 'd', text: 'x', submit: true },
        acting(at('practitioner', LEWISHAM)),
      ),
    );
    expect(waitsOf(one, LADDER)).toEqual([
      { step: 'answer_dispute', authority: GREENWICH, role: 'lead_caf_contact', dueAt: one.dueAt },
    ]);
    const offered = sure(
      makeOffer(one, { disputeId: 'd', terms: 't' }, acting(at('lead_caf_contact'))),
    );
    expect(waitsOf(offered, LADDER)).toMatchObject([{ step: 'answer_offer', authority: LEWISHAM }]);
    expect(onClock(offered, offered.dueAt, LADDER)?.dispute.rungs.at(-2)?.missed).toEqual([
      LEWISHAM,
    ]);
  });

  it('lets parties speak through the role of the rung, or of one above it', () => {
    expect(rolesOn(LADDER, 2)).toEqual(['service_manager', 'head_of_service']);
    const offer = (role: Actor['roles'][number], rung: number) =>
      makeOffer(climbTo(rung), { disputeId: 'd', terms: 't' }, acting(at(role)));
    expect(offer('practitioner', 2)).toMatchObject({
      refused: 'out_of_turn',
      detail: expect.stringContaining('service_manager, head_of_service'),
    });
    expect(isRefusal(offer('head_of_service', 0))).toBe(false);
  });
});
