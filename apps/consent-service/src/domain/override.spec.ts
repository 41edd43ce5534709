import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AUTHORITY_CODES, isRefusal } from '@hub/contracts';
import { EPISODE, GREENWICH, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import { makeOverride, type Override, suspensionOf } from './override.js';

const command = {
  episodeId: EPISODE,
  recipient: SOUTHWARK,
  categories: ['assessment' as const],
  ground: 'danger_to_life' as const,
  explanation: 'x',
  familyTold: true,
};
const by = { id: 'o', authority: LEWISHAM, personId: 'p', at: '2026-03-06T16:00:00.000Z' };
const make = (chance = 0, parts: readonly string[] = [LEWISHAM, GREENWICH]): Override => {
  const made = makeOverride(command, by, { parts, chance });
  if (isRefusal(made)) throw new Error(made.refused);
  return made;
};

describe('an override in the public interest', () => {
  it('holds for an hour, and is reviewed within one working day', () => {
    expect(make()).toMatchObject({
      madeBy: LEWISHAM,
      expiresAt: '2026-03-06T17:00:00.000Z',
      reviewBy: '2026-03-09T17:00:00.000Z',
    });
  });

  it('is reviewed by an authority with no part in it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.uniqueArray(fc.constantFrom(...AUTHORITY_CODES), { maxLength: 30 }),
        (chance, parts) => {
          expect([...parts, LEWISHAM, SOUTHWARK]).not.toContain(make(chance, parts).reviewer);
        },
      ),
    );
  });

  it('says why where the family was not told, and is for somebody else', () => {
    expect(
      makeOverride({ ...command, familyTold: false }, by, { parts: [], chance: 0 }),
    ).toMatchObject({ refused: 'reason_missing' });
    expect(
      makeOverride({ ...command, recipient: LEWISHAM }, by, { parts: [], chance: 0 }),
    ).toMatchObject({ refused: 'party_to_itself' });
  });

  it('suspends the right while its review is overdue, and for thirty days where it was found unjustified', () => {
    const one = make();
    const review = (justified: boolean) => ({
      ...one,
      review: { justified, reason: 'r', personId: 'q', at: '2026-03-09T12:00:00.000Z' },
    });
    expect(suspensionOf([one], '2026-03-09T16:59:59.999Z')).toBeUndefined();
    expect(suspensionOf([one], one.reviewBy)).toBe('overdue');
    expect(suspensionOf([review(true)], '2026-03-20T12:00:00.000Z')).toBeUndefined();
    expect(suspensionOf([review(false)], '2026-03-20T12:00:00.000Z')).toBe('unjustified');
    expect(suspensionOf([review(false)], '2026-04-08T12:00:00.000Z')).toBeUndefined();
  });
});
