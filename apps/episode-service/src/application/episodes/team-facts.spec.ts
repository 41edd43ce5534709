import { expect, it } from '@jest/globals';
import { episode, GREENWICH, LEWISHAM, person } from '../../testing/examples.js';
import { memberFacts, withMember } from './team-facts.js';

it('one more in the team is told to all of its authorities, and to who decides by it', () => {
  const id = person(7);
  const member = { id, authority: GREENWICH, personId: person(2), role: 'r', confirmed: false };
  const joined = withMember(episode(), member);
  expect(joined).toMatchObject({ team: [member], version: 2 });
  expect(memberFacts(joined, member)).toMatchObject([
    { recipients: [GREENWICH, LEWISHAM], payload: { teamMemberId: id, authority: GREENWICH } },
    { recipients: [], payload: { people: [{}, { personId: person(2) }] } },
  ]);
});
