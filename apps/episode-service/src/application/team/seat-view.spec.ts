import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testId } from '@hub/testing';
import { episode, GREENWICH, person, SOUTHWARK } from '../../testing/examples.js';
import { viewTeam } from './seat-view.js';

const seat = (number: number, authority: string, role: string) => ({
  ...{ id: testId(number), authority, personId: person(number), role, confirmed: true },
});
const of = episode({
  team: [
    seat(2, GREENWICH, 'sexual_health_nurse'),
    seat(3, SOUTHWARK, 'Teacher'),
    seat(5, SOUTHWARK, 'Visits because of what happened in May'),
  ],
});

it('shows what tells something about the child to the team and who leads, and to nobody else', () => {
  fc.assert(
    fc.property(fc.constantFrom(1, 2, 3, 4, 5, 6, undefined), (number) => {
      const viewer = number === undefined ? undefined : person(number);
      const isInIt = number !== undefined && [1, 2, 3, 5].includes(number);
      const [nurse, teacher, old] = viewTeam(of, viewer);
      expect(teacher).toEqual({
        ...{ id: testId(3), authority: SOUTHWARK, personId: person(3), role: 'Teacher' },
      });
      if (isInIt) {
        expect(nurse).toMatchObject({ personId: person(2), role: 'Sexual health nurse' });
        expect(old).toMatchObject({ role: 'Visits because of what happened in May' });
      } else
        for (const one of [nurse, old]) {
          expect(one).toMatchObject({ role: 'Professional', withheld: true });
          expect(one).not.toHaveProperty('personId');
        }
    }),
  );
});
