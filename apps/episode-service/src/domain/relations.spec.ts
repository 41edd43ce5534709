import { describe, expect, it } from '@jest/globals';
import { episode, GREENWICH, person } from '../testing/examples.js';
import { peopleOf } from './relations.js';

const TEAM = [
  { id: 't', authority: GREENWICH, personId: person(2), role: 'Health visitor', confirmed: true },
];

describe('the people of an episode', () => {
  it('are who leads and who is in the team', () => {
    expect(peopleOf(episode({ team: TEAM }))).toEqual([
      { personId: person(1), relation: 'lead_professional', confirmed: false },
      { personId: person(2), relation: 'team_member', confirmed: true },
    ]);
  });

  it('are who coordinates as well', () => {
    const coordinator = {
      ...{ authority: GREENWICH, personId: person(2), since: 'x', confirmed: true },
    };
    expect(peopleOf(episode({ coordinator }))).toContainEqual({
      personId: person(2),
      relation: 'coordinator',
      confirmed: true,
    });
  });

  it('are who is to lead as well, where a transfer is asked about', () => {
    expect(peopleOf(episode(), person(3))).toContainEqual({
      personId: person(3),
      relation: 'incoming_lead',
      confirmed: true,
    });
  });
});
