import { describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { ARBITRATORS, AT, BRENT, LADDER, LEWISHAM, sure } from '../testing/examples.js';
import { alarmOf, arbitratorOf, waitsOf } from './dispute.js';
import { needsArbitrator, onClock } from './dispute-clock.js';
import { writeStatement } from './dispute-offers.js';
import * as steps from './dispute-steps.js';
import { drawArbitrator } from './draw-arbitrator.js';
import { acting, at, brent, judged, unjudged } from '../testing/climbed-disputes.js';

describe('arbitration', () => {
  it('is by somebody of an authority that is no party, in fair turn', () => {
    const candidate = (place: number, appointmentsOfAuthority = 0, appointments = 0) => ({
      ...(ARBITRATORS[place] ?? { authority: '', personId: '' }),
      appointmentsOfAuthority,
      appointments,
    });
    const one = unjudged();
    expect(drawArbitrator(one, [candidate(4), candidate(5)], 0)).toBeUndefined();
    expect(drawArbitrator(one, [candidate(0, 2), candidate(2, 1), candidate(4)], 0.99)).toEqual(
      candidate(2, 1),
    );
    expect(drawArbitrator(one, [candidate(0, 3, 2), candidate(1, 3, 1)], 0)).toEqual(
      candidate(1, 3, 1),
    );
    expect(
      [0, 0.99].map(
        (chance) => drawArbitrator(one, [candidate(0), candidate(2)], chance)?.authority,
      ),
    ).toEqual([BRENT, 'E09000006']);
    const before = steps.replace(steps.appoint(one, candidate(0), AT, LADDER), 'conflict', AT);
    expect(drawArbitrator(before, [candidate(0)], 0)).toBeUndefined();
  });

  it('is decided by the arbitrator in office, and never by a party', () => {
    const decision = {
      disputeId: 'd',
      terms: 'Lewisham leads',
      reasons: 'because',
      ledBy: LEWISHAM,
    };
    expect(waitsOf(judged(), LADDER)).toEqual([
      {
        step: 'decide_dispute',
        authority: BRENT,
        personId: testId(501),
        dueAt: '2026-03-16T17:00:00.000Z',
      },
    ]);
    expect(steps.decide(judged(), decision, acting(at('arbitrator')))).toMatchObject({
      refused: 'conflict_of_interest',
    });
    expect(steps.decide(judged(), decision, acting({ ...brent, personId: testId(502) }))).toEqual({
      refused: 'not_found',
    });
    expect(writeStatement(judged(), { disputeId: 'd', text: 'x' }, acting(brent))).toMatchObject({
      refused: 'forbidden',
    });
    expect(sure(steps.decide(judged(), decision, acting(brent)))).toMatchObject({
      state: 'resolved',
      outcome: { how: 'decided', reasons: 'because', decidedBy: brent.personId, rung: 4 },
    });
  });

  it('goes to another where there is a conflict or the clock runs out, and the second counts as missed', () => {
    const conflicted = sure(steps.declareConflict(judged(), acting(brent)));
    expect([needsArbitrator(conflicted), arbitratorOf(conflicted), alarmOf(conflicted)]).toEqual([
      true,
      undefined,
      AT,
    ]);
    expect(
      steps.decide(conflicted, { disputeId: 'd', terms: 't', reasons: 'r' }, acting(brent)),
    ).toMatchObject({ refused: 'conflict_of_interest' });
    const late = onClock(judged(), '2026-03-16T17:00:00.000Z', LADDER)?.dispute;
    expect(late).toMatchObject({
      state: 'arbitration',
      arbitrators: [{ replacedBecause: 'overdue' }],
    });
    expect(late?.rungs.at(-1)?.missed).toEqual([BRENT]);
  });
});
