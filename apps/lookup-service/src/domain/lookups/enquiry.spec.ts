import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FoundEpisode } from '@hub/contracts/lookup';
import { testId } from '@hub/testing';
import { enquiryRow } from '../../application/lookups/lookup-view.js';
import { type Enquiry, isGathering, isSettled, isShielded } from './enquiry.js';

const episode: FoundEpisode = {
  reference: 'r',
  state: 'open',
  openedOn: '2025-01-01',
  socialCare: 'no',
  leadCafContact: { name: 'a', role: 'b', team: 'c' },
};
const asked: Enquiry = {
  id: testId(1),
  lookupId: testId(2),
  authority: 'E09000009',
  askedAt: '2026-03-02T09:30:00.000Z',
  answerBy: '2026-03-02T09:30:02.000Z',
  awaitedUntil: '2026-03-02T09:30:02.000Z',
  attempt: 1,
};
const seconds = (after: number): string =>
  new Date(Date.parse(asked.askedAt) + after * 1_000).toISOString();

it('the row of an authority says none only where it has said so itself, at whatever time one looks', () => {
  const outcomes = fc.constantFrom<NonNullable<Enquiry['answer']>['outcome'] | undefined>(
    undefined,
    'none',
    'found',
    'person_will_answer',
    'shielded',
  );
  fc.assert(
    fc.property(outcomes, fc.nat(5_000), fc.nat(5_000), (outcome, answeredAfter, lookedAfter) => {
      const enquiry =
        outcome === undefined
          ? asked
          : {
              ...asked,
              answer: { outcome, episodes: outcome === 'found' ? [episode] : [] },
              answeredAt: seconds(answeredAfter / 1_000),
            };
      const now = seconds(lookedAfter / 1_000);
      const row = enquiryRow(enquiry, now);
      expect(row.outcome === 'none').toBe(outcome === 'none' || outcome === 'shielded');
      expect(row.outcome === 'no_answer').toBe(outcome === undefined);
      expect(isGathering(enquiry, now)).toBe(outcome === undefined && lookedAfter < 2_000);
      if (outcome === undefined)
        expect(row.reason).toBe(lookedAfter < 2_000 ? 'waiting' : 'timeout');
      expect(isSettled(enquiry)).toBe(outcome !== undefined && outcome !== 'person_will_answer');
    }),
  );
});

it('a shielded answer reads like none', () => {
  const row = (outcome: 'none' | 'shielded') =>
    enquiryRow({ ...asked, answer: { outcome, episodes: [] }, answeredAt: seconds(1) }, seconds(3));
  expect(row('shielded')).toEqual(row('none'));
  expect(isShielded({ ...asked, answer: { outcome: 'shielded', episodes: [] } })).toBe(true);
  expect(isShielded(asked)).toBe(false);
});
