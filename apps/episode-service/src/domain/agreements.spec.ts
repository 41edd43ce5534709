import { expect, it } from '@jest/globals';
import { GREENWICH, LEWISHAM, person } from '../testing/examples.js';
import { agreeAs, answersOf, stillMissing, supportersOf } from './agreements.js';

it('each authority agrees once, by somebody else than who proposed it, and one may answer for both', () => {
  const sides = [GREENWICH, LEWISHAM, GREENWICH].map((answers) => ({ answers }));
  const needed = answersOf(sides);
  expect(needed).toEqual([GREENWICH, LEWISHAM]);
  const open = { id: 'x', proposerId: person(1), agreements: [], version: 1 };
  const by = { authority: LEWISHAM, personId: person(1), at: 'x' };
  expect(agreeAs(open, needed, by)).toMatchObject({ refused: 'second_person_needed' });
  const agreed = { ...open, agreements: [{ ...by, personId: person(2) }], version: 2 };
  expect(agreeAs(open, needed, { ...by, personId: person(2) })).toEqual(agreed);
  expect(agreeAs(agreed, needed, { ...by, personId: person(3) })).toBe(agreed);
  expect(stillMissing(needed, agreed)).toEqual([GREENWICH]);
  expect(supportersOf(agreed)).toEqual([person(1), person(2)]);
});
