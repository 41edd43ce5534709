import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AUTHORITY_CODES, isRefusal, type Refusal } from '@hub/contracts';
import { OVERRIDE_GROUNDS } from '@hub/contracts/consent';
import { EPISODE, GREENWICH, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import { isHolding, isParty, makeOverride, type Override, waitsOf } from './override.js';

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
  const made = makeOverride(command, by, { parts, own: [], chance });
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
      makeOverride({ ...command, familyTold: false }, by, { parts: [], own: [], chance: 0 }),
    ).toMatchObject({ refused: 'reason_missing' });
    expect(
      makeOverride({ ...command, recipient: LEWISHAM }, by, { parts: [], own: [], chance: 0 }),
    ).toMatchObject({ refused: 'party_to_itself' });
  });

  const told = { kind: 'police', organisation: 'Unit', how: 'by_telephone', at: by.at } as const;
  it.each([
    ['nobody', {}, 'recipient'],
    ['both', { recipient: SOUTHWARK, toldOutside: told }, 'recipient'],
    ['later', { toldOutside: { ...told, at: '2026-03-06T16:00:00.001Z' } }, 'toldOutside.at'],
  ])('that names %s is refused', (_what, change, field) => {
    const { recipient: _recipient, ...bare } = command;
    expect(
      makeOverride({ ...bare, ...change }, by, { parts: [], own: [], chance: 0 }),
    ).toMatchObject({ refused: 'step_incomplete', faults: [{ field }] });
  });

  it('that says who was told outside opens nothing, and is reviewed all the same', () => {
    const { recipient: _recipient, ...bare } = command;
    const one = makeOverride({ ...bare, toldOutside: told }, by, {
      parts: [LEWISHAM],
      own: [],
      chance: 0,
    }) as Override;
    expect(one).toMatchObject({ toldOutside: told, expiresAt: by.at });
    expect(isHolding(one, by.at)).toBe(false);
    expect([LEWISHAM, one.reviewer, SOUTHWARK].map((of) => isParty(one, of))).toEqual([
      true,
      true,
      false,
    ]);
    expect(waitsOf(one)).toMatchObject([{ step: 'review_override', authority: one.reviewer }]);
  });

  const reviewed = (justified: boolean): Override => ({
    ...make(),
    review: { justified, reason: 'r', personId: 'q', at: '2026-03-09T12:00:00.000Z' },
  });
  const again = (
    ground: (typeof OVERRIDE_GROUNDS)[number],
    own: readonly Override[],
    at: string,
  ): Override | Refusal =>
    makeOverride({ ...command, ground }, { ...by, at }, { parts: [], own, chance: 0 });

  it('is never suspended for danger to life or significant harm; after an adverse finding the head of service is told', () => {
    for (const ground of ['danger_to_life', 'significant_harm'] as const) {
      const made = again(ground, [reviewed(false)], '2026-03-20T12:00:00.000Z');
      if (isRefusal(made)) throw new Error(made.refused);
      expect(waitsOf(made)).toEqual([
        {
          step: 'review_override',
          authority: made.reviewer,
          role: 'lead_caf_contact',
          dueAt: made.reviewBy,
        },
        { step: 'look_at_override', authority: LEWISHAM, role: 'head_of_service' },
      ]);
    }
  });

  it('is suspended on the other grounds for thirty days after an adverse finding', () => {
    for (const ground of ['serious_crime', 'court_order'] as const) {
      expect(again(ground, [reviewed(false)], '2026-04-08T11:59:59.999Z')).toMatchObject({
        refused: 'override_suspended',
      });
      expect(again(ground, [reviewed(false)], '2026-04-08T12:00:00.000Z')).toMatchObject({
        ground,
      });
      expect(again(ground, [reviewed(true)], '2026-03-20T12:00:00.000Z')).toMatchObject({ ground });
    }
  });

  it('takes nothing from who made it because its reviewer is late', () => {
    for (const ground of OVERRIDE_GROUNDS)
      expect(again(ground, [make()], '2027-03-06T16:00:00.000Z')).toMatchObject({ ground });
  });

  it('waits for nobody once it is reviewed', () => {
    expect(waitsOf(reviewed(true))).toEqual([]);
    expect(waitsOf(make())).toMatchObject([{ step: 'review_override' }]);
  });
});
