import { describe, expect, it } from '@jest/globals';
import { AT, LADDER, LEWISHAM, sure } from '../testing/examples.js';
import { waitsOf } from './dispute.js';
import { onClock } from './dispute-clock.js';
import * as steps from './dispute-steps.js';
import { acting, at, brent, judged } from '../testing/climbed-disputes.js';

describe('an outcome', () => {
  const resolved = () =>
    sure(steps.decide(judged(), { disputeId: 'd', terms: 't', reasons: 'r' }, acting(brent)));

  it('is tracked until each party has carried it out', () => {
    const half = sure(steps.carryOut(resolved(), acting(at('lead_caf_contact'))));
    expect(waitsOf(half, LADDER)).toMatchObject([
      { step: 'carry_out_outcome', authority: LEWISHAM },
    ]);
    expect(steps.carryOut(half, acting(at('lead_caf_contact')))).toMatchObject({
      refused: 'conflict',
    });
    expect(sure(steps.carryOut(half, acting(at('lead_caf_contact', LEWISHAM))))).toMatchObject({
      state: 'carried_out',
      endedAt: AT,
    });
    expect(onClock(half, half.dueAt ?? '', LADDER)?.dispute).toMatchObject({
      state: 'resolved',
      overdue: 1,
    });
  });

  it('may be opened again within its window, on its rung, and stays on record', () => {
    const again = sure(
      steps.reopen(
        resolved(),
        'nothing was done',
        acting(at('lead_caf_contact'), '2026-03-30T16:00:00.000Z'),
      ),
    );
    expect(again).toMatchObject({
      state: 'arbitration',
      rung: 4,
      because: 'nothing was done',
      earlierOutcomes: [{ terms: 't' }],
    });
    expect(again).not.toHaveProperty('outcome');
    expect(
      steps.reopen(resolved(), 'x', acting(at('lead_caf_contact'), '2026-03-30T16:00:00.001Z')),
    ).toMatchObject({ refused: 'conflict', detail: expect.stringContaining('2026-03-30T16:00') });
  });
});
