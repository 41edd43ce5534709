import { describe, expect, it } from '@jest/globals';
import { acting, at, brent, climbTo, judged } from '../testing/climbed-disputes.js';
import { AT, dispute, GREENWICH, LEWISHAM, sure } from '../testing/examples.js';
import { makeOffer, writeStatement } from './dispute-offers.js';
import type { Dispute } from './dispute-state.js';
import { decide } from './dispute-steps.js';
import { carryOut, reopen } from './reopening.js';
import { inRungs, inStages } from './stage-names.js';

const TERMS = { disputeId: 'd', terms: 't' };
const spokenOf = sure(
  makeOffer(
    sure(writeStatement(climbTo(2), { disputeId: 'd', text: 'x' }, acting(at('service_manager')))),
    TERMS,
    acting(at('service_manager', LEWISHAM)),
  ),
);
const resolved = sure(decide(judged(), { ...TERMS, reasons: 'r' }, acting(brent)));
const half = sure(carryOut(resolved, acting(at('head_of_service', GREENWICH))));
const DISPUTES: readonly (readonly [string, Dispute])[] = [
  ['opened', dispute()],
  ['spoken of on its third rung', spokenOf],
  ['before an arbitrator', judged()],
  ['resolved', resolved],
  ['carried out', sure(carryOut(half, acting(at('head_of_service', LEWISHAM))))],
  [
    'opened again',
    sure(reopen(resolved, { ground: 'new_facts', reason: 'x' }, acting(at('head_of_service')))),
  ],
];

/** Every name of a field, however deep it stands. */
function namesIn(value: unknown): string[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, one]) => [name, ...namesIn(one)])
    : [];
}

describe('what is a rung here', () => {
  it.each(DISPUTES)('is a stage to members and on record, of a dispute %s', (_what, one) => {
    const names = namesIn(inStages(one));
    expect(names).not.toContain('rung');
    expect(names).not.toContain('rungs');
    const count = (name: string, of: object) => namesIn(of).filter((each) => each === name).length;
    expect(count('stage', inStages(one))).toBe(count('rung', one));
  });

  it.each(DISPUTES)('comes back as it was, of a dispute %s', (_what, one) => {
    expect(inRungs(inStages(one))).toEqual(one);
  });

  it('keeps its number', () => {
    expect(inStages(spokenOf)).toMatchObject({
      stage: 2,
      stages: [{ stage: 0 }, { stage: 1 }, { stage: 2, enteredAt: AT }],
      statements: [{ stage: 2 }],
      offers: [{ stage: 2 }],
    });
    expect(inStages(resolved)).toMatchObject({ outcome: { stage: 4 } });
  });
});
