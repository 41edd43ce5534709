import { describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { AT, BRENT, claim, dispute, GREENWICH, LADDER, LEWISHAM } from '../testing/examples.js';
import { claimOfSilence, openDispute } from './dispute.js';
import * as steps from './dispute-steps.js';
import { acting, at, brent, judged } from '../testing/climbed-disputes.js';

describe('opening a dispute', () => {
  it('is for counterparts, against counterparts, and says that support goes on', () => {
    const opening = {
      id: testId(1),
      authority: LEWISHAM,
      at: AT,
      ladder: LADDER,
      counterparts: [LEWISHAM, GREENWICH],
      people: [],
    };
    expect(openDispute(claim, { ...opening, authority: BRENT })).toEqual({ refused: 'not_found' });
    expect(openDispute({ ...claim, respondents: [LEWISHAM] }, opening)).toEqual({
      refused: 'party_to_itself',
    });
    expect(openDispute({ ...claim, respondents: [BRENT] }, opening)).toMatchObject({
      refused: 'conflict',
    });
    expect(openDispute({ ...claim, respondents: [GREENWICH, GREENWICH] }, opening)).toMatchObject({
      respondents: [GREENWICH],
      ladder: 1,
      supportInPlace: expect.stringContaining('goes on'),
    });
    expect(
      claimOfSilence({ episodeId: 'e', transferId: 't', toAuthority: GREENWICH }),
    ).toMatchObject({
      kind: 'transfer_declined',
      transferId: 't',
      respondents: [GREENWICH],
      riskOfHarm: false,
    });
  });

  it('begins the first clock, short where a child may come to harm', () => {
    expect(dispute().dueAt).toBe('2026-03-04T17:00:00.000Z');
    expect(dispute().remindAt).toBe('2026-03-03T17:00:00.000Z');
    expect(dispute({ riskOfHarm: true })).toMatchObject({
      dueAt: '2026-03-02T17:00:00.000Z',
      remindAt: '2026-03-02T15:00:00.000Z',
    });
  });
});

describe('a dispute', () => {
  it('is withdrawn by its opener alone, and leaves at once for child protection', () => {
    expect(steps.withdraw(dispute(), 'x', acting(at('practitioner')))).toMatchObject({
      refused: 'forbidden',
    });
    expect(steps.withdraw(dispute(), 'x', acting(at('practitioner', LEWISHAM)))).toMatchObject({
      state: 'withdrawn',
      because: 'x',
      endedAt: AT,
    });
    for (const by of [at('practitioner'), brent])
      expect(steps.leaveForSafeguarding(judged(), 'section 47', acting(by))).toMatchObject({
        state: 'to_safeguarding',
      });
    expect(steps.leaveForSafeguarding(dispute(), 'x', acting(brent))).toEqual({
      refused: 'not_found',
    });
  });
});
