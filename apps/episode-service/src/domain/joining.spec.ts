import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EPISODE, episode, GREENWICH, LEWISHAM, person } from '../testing/examples.js';
import { hindranceOf, seatToConfirm } from './joining.js';

const member = (personId: string) => ({
  id: EPISODE,
  authority: GREENWICH,
  personId,
  role: 'Teacher',
  confirmed: false,
});
const shield = { hiddenFrom: [GREENWICH], because: 'x', since: '2026-03-01T10:00:00.000Z' };

describe('who gets into a team', () => {
  it('gets in only where nothing stands against it, and never twice', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(GREENWICH, LEWISHAM, undefined),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom('nowhere', 'team', 'lead'),
        (employer, agreed, isOver, hides, stands) => {
          const one = episode({
            ...(isOver ? { state: 'withdrawn' } : {}),
            ...(hides ? { shield } : {}),
            ...(stands === 'team' ? { team: [member(person(2))] } : {}),
            ...(stands === 'lead' ? { lead: { ...episode().lead, personId: person(2) } } : {}),
          } as object);
          const joiner = { authority: GREENWICH, personId: person(2), employer, agreed };
          const mayEnter =
            employer === GREENWICH && agreed && !isOver && !hides && stands === 'nowhere';
          expect(hindranceOf(one, joiner) === undefined).toBe(mayEnter);
        },
      ),
    );
  });

  it('is confirmed by their own while the case is running, and not twice', () => {
    const seat = member(person(2));
    const one = episode({ team: [seat] });
    expect(seatToConfirm(one, person(2))).toEqual(seat);
    expect(seatToConfirm(one, person(3))).toBeUndefined();
    const over = episode({ team: [seat], state: 'withdrawn' });
    expect(seatToConfirm(over, person(2))).toBeUndefined();
    const done = episode({ team: [{ ...seat, confirmed: true }] });
    expect(seatToConfirm(done, person(2))).toBeUndefined();
  });
});
