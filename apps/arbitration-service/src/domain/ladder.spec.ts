import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { AT, BRENT, dispute, GREENWICH, LADDER, LEWISHAM, sure } from '../testing/examples.js';
import { type Actor, alarmOf, waitsOf } from './dispute.js';
import { needsArbitrator, onClock } from './dispute-clock.js';
import { makeOffer, writeStatement } from './dispute-offers.js';
import * as steps from './dispute-steps.js';
import { LONDON_TIME, rolesOn } from './ladder.js';
import { acting, at, climbTo, judged } from '../testing/climbed-disputes.js';

describe('the ladder', () => {
  it('is climbed rung by rung as each clock runs out, and each missed answer is on record', () => {
    let one = dispute();
    const due: string[] = [];
    while (one.state === 'open') {
      due.push(one.dueAt ?? '');
      expect(onClock(one, LONDON_TIME.addHours(AT, 0), LADDER)).toBeUndefined();
      one = onClock(one, one.dueAt ?? '', LADDER)?.dispute ?? one;
    }
    expect(due).toEqual([
      '2026-03-04T17:00:00.000Z',
      '2026-03-09T17:00:00.000Z',
      '2026-03-16T17:00:00.000Z',
      '2026-03-23T17:00:00.000Z',
    ]);
    expect(one).toMatchObject({ state: 'arbitration', stage: 4, version: 5 });
    expect(one.stages.map(({ how, missed }) => [how, missed])).toEqual([
      ...Array.from({ length: 4 }, () => ['run_out', [LEWISHAM, GREENWICH]]),
      [undefined, []],
    ]);
    expect(needsArbitrator(one) && alarmOf(one) === '2026-03-23T17:00:00.000Z').toBe(true);
  });

  it('is climbed early by any party, without anything missed', () => {
    const up = sure(steps.escalate(dispute(), acting(at('practitioner'))));
    expect(up).toMatchObject({
      stage: 1,
      stages: [{ how: 'escalated', missed: [] }, { stage: 1 }],
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
    expect(onClock(offered, offered.dueAt ?? '', LADDER)?.dispute.stages.at(-2)?.missed).toEqual([
      LEWISHAM,
    ]);
  });

  it('lets parties speak through the role of the rung, or of one above it', () => {
    expect(rolesOn(LADDER, 2)).toEqual(['service_manager', 'head_of_service']);
    const offer = (role: Actor['roles'][number], stage: number) =>
      makeOffer(climbTo(stage), { disputeId: 'd', terms: 't' }, acting(at(role)));
    expect(offer('practitioner', 2)).toMatchObject({
      refused: 'forbidden',
      detail: expect.stringContaining('service_manager, head_of_service'),
    });
    expect(isRefusal(offer('head_of_service', 0))).toBe(false);
  });
});
