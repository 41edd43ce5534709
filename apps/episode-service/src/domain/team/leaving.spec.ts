import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, type Role } from '@hub/contracts';
import { testId } from '@hub/testing';
import { episode, GREENWICH, LEWISHAM, person, SOUTHWARK } from '../../testing/examples.js';
import { leaveTeam } from './leaving.js';

const AT = '2026-03-02T09:30:00.000Z';
const seat = {
  ...{ id: testId(50), authority: GREENWICH, personId: person(2), role: 'teacher' },
  ...{ confirmed: true, joinedAt: '2026-02-10T09:30:00.000Z' },
};
const other = { ...seat, id: testId(51), authority: SOUTHWARK, personId: person(3) };
const of = episode({ team: [seat, other] });
const by = { authority: LEWISHAM, personId: person(1), roles: [] as Role[], at: AT };
const asked = { teamMemberId: seat.id, because: 'work_done' } as const;

describe('leaving a team', () => {
  it('is for the member, whoever leads, and the lead CAF contact of either', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(LEWISHAM, GREENWICH, SOUTHWARK),
        fc.constantFrom(1, 2, 3, 4, undefined),
        fc.boolean(),
        (authority, number, isContact) => {
          const personId = number === undefined ? undefined : person(number);
          const roles: Role[] = isContact ? ['lead_caf_contact'] : ['practitioner'];
          const left = leaveTeam(of, asked, { authority, personId, roles, at: AT });
          const may =
            number === 1 ||
            number === 2 ||
            (isContact && [LEWISHAM, GREENWICH].includes(authority));
          if (!may) expect(left).toEqual({ refused: 'seat_not_yours' });
          else
            expect(left).toMatchObject({
              episode: { team: [other], version: of.version + 1 },
              left: { ...seat, leftOn: '2026-03-02', leftBecause: 'work_done' },
            });
        },
      ),
    );
  });

  it('is for who stands in for the lead, too', () => {
    const cover = { personId: person(4), until: '2026-03-09', confirmed: true };
    const covered = { ...of, lead: { ...of.lead, cover } };
    expect(leaveTeam(covered, asked, { ...by, personId: person(4) })).toMatchObject({
      episode: { team: [other] },
    });
  });

  it('is on a day from which they joined until today, in London', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 28 }),
        fc.constantFrom('01', '02', '03'),
        (day, month) => {
          const leftOn = `2026-${month}-${String(day).padStart(2, '0')}`;
          const left = leaveTeam(of, { ...asked, leftOn }, by);
          expect(isRefusal(left)).toBe(leftOn < '2026-02-10' || leftOn > '2026-03-02');
        },
      ),
    );
  });

  it('of who joined before that was kept may have been on any day', () => {
    const { joinedAt: _since, ...bare } = seat;
    const before = leaveTeam(episode({ team: [bare] }), { ...asked, leftOn: '2020-01-01' }, by);
    expect(before).toMatchObject({ left: { leftOn: '2020-01-01' } });
  });

  it('is of a place that there is', () => {
    expect(leaveTeam(of, { ...asked, teamMemberId: testId(9) }, by)).toEqual({
      refused: 'not_found',
    });
  });
});
