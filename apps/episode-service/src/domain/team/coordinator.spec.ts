import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, type Refusal } from '@hub/contracts';
import { counterpartsOf, type LivedEpisode } from '../episode.js';
import { peopleOf } from '../relations.js';
import { episode, GREENWICH, LEWISHAM, person, SOUTHWARK } from '../../testing/examples.js';
import type { PastCoordinator } from './coordinator-terms.js';
import { endCoordinator, nameCoordinator } from './coordinator.js';

const EMPLOYERS = [LEWISHAM, GREENWICH, SOUTHWARK, LEWISHAM];
const named = (number: number) => ({
  authority: EMPLOYERS[number - 1] ?? LEWISHAM,
  personId: person(number),
});
const how = (number: number, change: object = {}) => ({
  ...{ employer: named(number).authority, agreed: true, confirmed: false },
  ...{ at: `2026-03-02T09:3${String(number)}:00.000Z`, ...change },
});

describe('who coordinates a case', () => {
  it('is one at a time, with a part in it, and each who did before stands there', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 8 }), (numbers) => {
        let stands: LivedEpisode = episode();
        const did: number[] = [];
        let before: readonly PastCoordinator[] = [];
        for (const number of numbers) {
          const next = nameCoordinator(stands, named(number), how(number));
          const isSame = did.at(-1) === number;
          expect(isRefusal(next)).toBe(isSame);
          if (isRefusal(next)) continue;
          did.push(number);
          stands = next;
          expect(next.coordinator).toMatchObject(named(number));
          const past = next.coordinatorsBefore ?? [];
          expect(past.slice(0, before.length)).toEqual(before);
          before = past;
          expect(before.map(({ personId }) => personId)).toEqual(did.slice(0, -1).map(person));
          expect(counterpartsOf(next)).toContain(named(number).authority);
          expect(peopleOf(next).filter(({ relation }) => relation === 'coordinator')).toEqual([
            { personId: person(number), relation: 'coordinator', confirmed: false },
          ]);
        }
      }),
    );
  });

  it('is nobody once that is ended, by whichever steps, and nobody who did is forgotten', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 8 }), (steps) => {
        let stands: LivedEpisode = episode();
        const did: number[] = [];
        for (const step of steps) {
          const { coordinator: now, coordinatorsBefore: before = [] } = stands;
          const next: LivedEpisode | Refusal =
            step === 0
              ? endCoordinator(stands, { at: how(1).at, because: 'changed_post' })
              : nameCoordinator(stands, named(step), how(step));
          if (isRefusal(next)) {
            const isNobody = step === 0 && now === undefined;
            expect(next.refused).toBe(isNobody ? 'nobody_coordinates' : 'already_coordinates');
            continue;
          }
          if (step !== 0) did.push(step);
          expect(next.version).toBe(stands.version + 1);
          expect((next.coordinatorsBefore ?? []).length).toBe(before.length + (now ? 1 : 0));
          stands = next;
        }
        const { coordinator: now, coordinatorsBefore: before = [] } = stands;
        const all = [...before, ...(now ? [now] : [])].map(({ personId }) => personId);
        expect(all).toEqual(did.map(person));
        const isTied = peopleOf(stands).some(({ relation }) => relation === 'coordinator');
        expect(isTied).toBe(now !== undefined);
      }),
    );
  });

  it('is of whoever has a part already, whatever the family agreed to beside', () => {
    const own = nameCoordinator(episode(), named(4), how(4, { agreed: false }));
    expect(own).toMatchObject({ coordinator: named(4) });
  });

  it.each([
    ['somebody who does not work there', { employer: SOUTHWARK }, {}, 'person_unknown'],
    ['an authority that the family has not agreed to', { agreed: false }, {}, 'consent_missing'],
    ['anybody once it is over', {}, { state: 'closed' as const }, 'conflict'],
    [
      'whom it is hidden from',
      {},
      { shield: { hiddenFrom: [GREENWICH], because: 'refuge' as const, since: 'x' } },
      'shielded_from',
    ],
  ])('is not %s', (_whom, change, of, refused) => {
    expect(nameCoordinator(episode(of), named(2), how(2, change))).toMatchObject({ refused });
  });
});
