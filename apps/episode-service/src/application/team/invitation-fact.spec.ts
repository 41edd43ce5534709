import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { EPISODE, episode, GREENWICH, LEWISHAM, person } from '../../testing/examples.js';
import type { TeamInvitation } from '../../domain/team/invitation.js';
import { invitationFact } from './invitation-fact.js';

const AT = '2026-03-02T09:30:00.000Z';
const invitation: TeamInvitation = {
  ...{ id: testId(1), episodeId: EPISODE, state: 'open', authority: GREENWICH, confirmed: false },
  ...{ personId: person(2), role: 'sexual_health_nurse', fromAuthority: LEWISHAM },
  ...{ invitedAt: AT, answerBy: AT },
};

it('tells both authorities how an invitation stands, and neither the role nor the person', () => {
  const [told] = invitationFact(invitation, episode());
  expect(told?.recipients).toEqual([GREENWICH, LEWISHAM]);
  expect(JSON.stringify(told?.payload)).not.toMatch(/nurse|personId/u);
});

it('tells nobody from whom the case is hidden', () => {
  const shield = { hiddenFrom: [GREENWICH], because: 'refuge', since: AT } as const;
  const [told] = invitationFact(invitation, episode({ shield }));
  expect(told?.recipients).toEqual([LEWISHAM]);
});
