import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '@hub/contracts';
import { CONTACT_KINDS, FAMILY_PARTS, RESPONSIBILITY, type SaidContact } from '@hub/contracts/team';
import { testId } from '@hub/testing';
import { episode, LEWISHAM } from '../../testing/examples.js';
import type { LivedEpisode } from '../episode.js';
import { addContact, endContact } from './contacts.js';

const AT = '2026-03-02T09:30:00.000Z';
const by = (number: number) => ({ id: testId(number), authority: LEWISHAM, at: AT });
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const said = fc
  .record({
    kind: fc.constantFrom(...CONTACT_KINDS),
    inTeam: fc.boolean(),
    part: maybe(fc.constantFrom(...FAMILY_PARTS)),
    parentalResponsibility: maybe(fc.constantFrom(...RESPONSIBILITY)),
    organisation: maybe(fc.constantFrom('Hill School', 'Hilly Fields')),
    phone: maybe(fc.constant('020 7946 0007')),
  })
  .map(
    (one) =>
      Object.fromEntries(
        Object.entries(one).filter(([, value]) => value !== undefined),
      ) as unknown as SaidContact,
  );
const school = { kind: 'school', inTeam: true, organisation: 'Hill School' } as const;

describe('somebody without an account', () => {
  it('is of the family by their part, or an organisation by its name, and never both', () => {
    fc.assert(
      fc.property(said, (one) => {
        const isFamily = one.kind === 'family_member';
        const fits = isFamily
          ? one.part !== undefined && one.organisation === undefined && one.phone === undefined
          : one.organisation !== undefined &&
            one.part === undefined &&
            one.parentalResponsibility === undefined;
        const next = addContact(episode(), one, by(1));
        if (fits) expect(next).toMatchObject({ contacts: [{ ...one, id: testId(1) }], version: 2 });
        else expect(next).toMatchObject({ refused: 'contact_unfit' });
      }),
    );
  });

  it('is one school, one nursery, one practice, one mother at a time, whatever is added', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 20 }), (all) => {
        let stands: LivedEpisode = episode();
        for (const [place, one] of all.entries()) {
          const next = addContact(stands, one, by(place));
          if (!isRefusal(next)) stands = next;
        }
        for (const wanted of ['school', 'nursery', 'gp', 'mother', 'father', 'child'])
          expect(
            (stands.contacts ?? []).filter(({ kind, part }) => kind === wanted || part === wanted)
              .length,
          ).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('ends once, stays on record, and makes room for the next', () => {
    const one = addContact(episode(), school, by(1)) as LivedEpisode;
    expect(addContact(one, school, by(2))).toEqual({ refused: 'contact_already' });
    const ended = endContact(one, testId(1), AT) as LivedEpisode;
    expect(ended.contacts).toMatchObject([{ until: '2026-03-02' }]);
    expect(endContact(ended, testId(1), AT)).toMatchObject({ refused: 'conflict' });
    expect(endContact(ended, testId(9), AT)).toEqual({ refused: 'not_found' });
    expect((addContact(ended, school, by(2)) as LivedEpisode).contacts).toHaveLength(2);
    expect(addContact(episode({ state: 'closed' }), school, by(1))).toMatchObject({
      refused: 'conflict',
    });
  });
});
