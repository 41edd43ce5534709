import { authorityName } from '@hub/contracts';
import type { TeamInvitationView } from '@hub/contracts/team';
import type { WithNames } from '../../api/hub-api.js';
import { linksTo } from '../../pages/acts.js';
import { type Fact, known, type Link, type Tag } from '../../pages/parts.js';
import type { Person } from '../../session/session-state.js';
import { notCountedFacts } from '../../words/closed-words.js';
import { dateOf, weekdayAndTimeOf } from '../../words/dates.js';
import { peopleIn } from '../../words/people-words.js';
import { INVITATION_ACTS } from './invitation-acts.js';
import { DECLINING, INVITED } from './team-words.js';

export interface InvitationPage {
  readonly title: string;
  readonly tag: Tag;
  readonly facts: readonly Fact[];
  readonly links: readonly Link[];
}

/** An invitation into a team, for whoever is invited: of the child it tells nothing. */
export function invitationView(
  invitation: WithNames<TeamInvitationView>,
  viewer: Person,
): InvitationPage {
  return {
    title: 'Invitation into a team around a child',
    tag: INVITED[invitation.state],
    facts: invitationFacts(invitation),
    links: linksTo(INVITATION_ACTS, invitation, viewer, invitationPath(invitation)),
  };
}

export const invitationPath = ({ episodeId, id }: TeamInvitationView): string =>
  `/cases/${episodeId}/invitations/${id}`;

export function invitationFacts({
  people,
  personId,
  invitedBy,
  fromAuthority,
  authority,
  role,
  invitedAt,
  answerBy,
  notCounted,
  because,
}: WithNames<TeamInvitationView>): Fact[] {
  const person = peopleIn(people);
  const by = invitedBy === undefined ? undefined : person(invitedBy, fromAuthority);
  return [
    ...known('Who is invited', personId && person(personId, authority).name),
    { key: 'What they are asked to do', value: role },
    {
      key: 'Who invites',
      value: by === undefined ? authorityName(fromAuthority) : `${by.name}, ${by.post}`,
    },
    ...known('Telephone', by?.phone),
    { key: 'Invited on', value: dateOf(invitedAt) },
    { key: 'Answer until', value: weekdayAndTimeOf(answerBy) },
    ...notCountedFacts(notCounted, people),
    ...known('Why not', because && DECLINING[because]),
  ];
}
