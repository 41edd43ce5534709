import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { ArbitrationStores } from '../application/ports.js';
import type { Dispute } from '../domain/dispute.js';

export const LEWISHAM = 'E09000023';
export const GREENWICH = 'E09000011';
export const SOUTHWARK = 'E09000028';
export const EPISODE = testId(9001);

function dispute(number: number): Dispute {
  return {
    id: testId(number),
    episodeId: EPISODE,
    kind: 'who_leads',
    openedBy: LEWISHAM,
    respondents: [GREENWICH],
    askedFor: 'x',
    riskOfHarm: false,
    state: 'open',
    stage: 0,
    openedAt: `2026-03-0${String(number)}T10:00:00.000Z`,
    version: 1,
  };
}

/** What every implementation of the stores keeps to. */
export function arbitrationStoresSuite(open: () => ArbitrationStores): void {
  it('gives disputes to their parties, newest first, from a place on', async () => {
    const { disputes } = open();
    for (const number of [1, 2, 3]) await disputes.add(dispute(number));
    expect(await disputes.find(testId(1))).toEqual(dispute(1));
    expect(await disputes.list(GREENWICH, 2)).toEqual([dispute(3), dispute(2)]);
    expect(await disputes.list(LEWISHAM, 2, { at: dispute(2).openedAt, id: dispute(2).id })).toEqual([dispute(1)]);
    expect(await disputes.list(SOUTHWARK, 2)).toEqual([]);
  });

  it('gathers counterparts', async () => {
    const { counterparts } = open();
    await counterparts.add(EPISODE, [LEWISHAM]);
    await counterparts.add(EPISODE, [GREENWICH, LEWISHAM]);
    expect(await counterparts.of(EPISODE)).toEqual([GREENWICH, LEWISHAM]);
  });
}
