import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '@hub/contracts';
import { testId } from '@hub/testing';
import { episode, GREENWICH, LEWISHAM, person } from '../../testing/examples.js';
import type { LivedEpisode } from '../episode.js';
import { USUAL_TRANSFER_POLICY } from '../transfers/transfer-policy.js';
import { handOn, type HandingOn } from './hand-on.js';

const AT = '2026-03-02T09:30:00.000Z';
const handing = (change: Partial<HandingOn> = {}): HandingOn => ({
  transferId: testId(700),
  authority: LEWISHAM,
  fromPersonId: person(1),
  toPersonId: person(4),
  because: 'left',
  at: AT,
  policy: USUAL_TRANSFER_POLICY,
  transfers: [],
  ...change,
});
const STATES = [
  'registered',
  'assessing',
  'active',
  'in_review',
  'stepped_up',
  'withdrawn',
] as const;

describe('a case of who leaves', () => {
  it('is led by the successor from then on, and stands where it stood', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STATES),
        fc.constantFrom('left', 'leaving', 'long_absence', 'other_work'),
        fc.boolean(),
        (state, because, disputed) => {
          const before: LivedEpisode = episode({
            state,
            ...(state === 'withdrawn' ? { resumesAs: 'active' } : {}),
            disputes: disputed ? [testId(8)] : [],
          });
          const handed = handOn(before, handing({ because }));
          if (handed === undefined || isRefusal(handed)) throw new Error('refused');
          const { episode: after, transfer } = handed.next;
          expect(after).toMatchObject({ state, disputes: before.disputes });
          expect(after.resumesAs).toBe(before.resumesAs);
          expect(after.lead).toMatchObject({ term: 2, personId: person(4), since: AT });
          expect(transfer).toMatchObject({ state: 'completed', fromAuthority: LEWISHAM });
          // A second time there is nothing left to do.
          expect(handOn(after, handing({ because }))).toBeUndefined();
        },
      ),
    );
  });

  it('that somebody else leads, or that is closed or hidden, stays as it is', () => {
    const refused = (of: LivedEpisode, change: Partial<HandingOn> = {}) =>
      handOn(of, handing(change));
    expect(refused(episode(), { fromPersonId: person(5) })).toEqual({ refused: 'term_ended' });
    expect(refused(episode(), { authority: GREENWICH })).toEqual({ refused: 'term_ended' });
    expect(refused(episode({ state: 'closed' }))).toMatchObject({ refused: 'conflict' });
    const shield = {
      ...{ hiddenFrom: [], hiddenFromPeople: [person(4)], employers: [LEWISHAM] },
      ...{ because: 'domestic_abuse' as const, since: AT },
    };
    expect(refused(episode({ shield }))).toMatchObject({ refused: 'shielded_from' });
  });
});
