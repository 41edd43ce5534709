import { expect, it } from '@jest/globals';
import { PointerWithdrawn } from '@hub/contracts/lookup';
import { testId } from '@hub/testing';
import {
  answeredLookup,
  EPISODE,
  GREENWICH,
  LEWISHAM,
  SOUTHWARK,
  waitingLookup,
} from '../../testing/examples.js';
import { markWithdrawn, type Withdrawal } from './withdrawn-record.js';

const withdrawal: Withdrawal = {
  authority: GREENWICH,
  reference: EPISODE.reference,
  because: 'duplicate',
  withdrawnAt: '2026-03-02T09:30:00.000Z',
};
const found = (authority: string) =>
  ({
    authority,
    outcome: 'found',
    episodes: [EPISODE, { ...EPISODE, reference: 'another' }],
  }) as const;

it('marks that record of that authority alone, and tells the asker', () => {
  const lookup = answeredLookup(testId(1), { answers: [found(GREENWICH), found(SOUTHWARK)] });
  const { next, facts } = markWithdrawn(lookup, withdrawal);
  expect(next).toEqual({
    ...lookup,
    answers: [
      {
        ...found(GREENWICH),
        episodes: [
          { ...EPISODE, withdrawnBecause: 'duplicate' },
          { ...EPISODE, reference: 'another' },
        ],
      },
      found(SOUTHWARK),
    ],
  });
  expect(facts).toMatchObject([
    {
      event: PointerWithdrawn,
      payload: { lookupId: testId(1), ...withdrawal },
      recipients: [LEWISHAM],
    },
  ]);
});

it('leaves a lookup without an answer as it is', () => {
  const lookup = waitingLookup(testId(2));
  expect(markWithdrawn(lookup, withdrawal).next).toBe(lookup);
});
