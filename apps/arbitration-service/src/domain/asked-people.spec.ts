import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testId } from '@hub/testing';
import { GREENWICH, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import { askedPeople, leadingOf, type PersonAtWork } from './asked-people.js';

const person = (number: number, authority: string, relation = 'team_member'): PersonAtWork => ({
  personId: testId(number),
  authority,
  relation,
});

it('asks the Lead Professional of the party that leads, and two of the team of the other', () => {
  const people = [
    person(3, GREENWICH),
    person(1, LEWISHAM, 'lead_professional'),
    person(2, LEWISHAM),
    person(5, GREENWICH),
    person(4, GREENWICH),
    person(6, SOUTHWARK),
  ];
  expect(askedPeople([LEWISHAM, GREENWICH], people)).toEqual([
    { authority: LEWISHAM, personId: testId(1) },
    { authority: GREENWICH, personId: testId(3) },
    { authority: GREENWICH, personId: testId(4) },
  ]);
  expect([leadingOf(people), leadingOf([])]).toEqual([LEWISHAM, undefined]);
});

it('names nobody of a party without people, or of whom it is not known for whom they work', () => {
  const { authority: _unknown, ...told } = person(1, GREENWICH, 'lead_professional');
  expect(askedPeople([GREENWICH], [told])).toEqual([]);
  expect(leadingOf([told])).toBeUndefined();
});

it('names the same people in whatever order they were told, each for their own party', () => {
  const people = fc.uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 40 }),
      authority: fc.constantFrom(LEWISHAM, GREENWICH, SOUTHWARK),
    }),
    { selector: ({ number }) => number, maxLength: 12 },
  );
  fc.assert(
    fc.property(people, (all) => {
      const told = all.map(({ number, authority }) => person(number, authority));
      const asked = askedPeople([LEWISHAM, GREENWICH], told);
      expect(askedPeople([LEWISHAM, GREENWICH], [...told].reverse())).toEqual(asked);
      for (const one of asked) expect(told).toContainEqual({ ...one, relation: 'team_member' });
      for (const authority of [LEWISHAM, GREENWICH]) {
        const of = told.filter((one) => one.authority === authority).length;
        const named = asked.filter((one) => one.authority === authority).length;
        expect(named).toBe(Math.min(of, 2));
      }
    }),
  );
});
