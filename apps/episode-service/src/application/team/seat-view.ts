import type { EpisodeView, TeamMemberView } from '@hub/contracts/episode';
import { type FamilyNeeds, NEUTRAL_ROLE } from '@hub/contracts/team';
import type { Episode, TeamMember } from '../../domain/episode.js';
import { peopleOf } from '../../domain/relations.js';
import { roleInWords } from '../../domain/team/team-role.js';

/**
 * Who is in the team. What somebody does whose role tells something about the child, and who they
 * are, stands there for who leads and who is in the team alone.
 *
 * @param viewer the person who reads; nobody of whom that is known where it is absent
 */
export function viewTeam(episode: Episode, viewer?: string): TeamMemberView[] {
  const isInIt = worksWith(episode, viewer);
  return episode.team.map((member) => viewSeat(member, isInIt));
}

/** What the family needs, and who of it has a part, for who leads and who is in the team. */
export function familyFor(
  episode: Episode,
  viewer?: string,
): Pick<EpisodeView, 'needs' | 'contacts'> {
  if (!worksWith(episode, viewer)) return {};
  const { needs, contacts } = episode;
  return {
    ...(needs ? { needs: viewNeeds(needs) } : {}),
    ...(contacts ? { contacts: [...contacts] } : {}),
  };
}

function viewNeeds({ access, ...said }: NonNullable<Episode['needs']>): FamilyNeeds {
  return access === undefined ? said : { ...said, access: [...access] };
}

/** Whether somebody leads, coordinates or is in the team. */
export function worksWith(episode: Episode, person: string | undefined): boolean {
  return person !== undefined && peopleOf(episode).some(({ personId }) => personId === person);
}

function viewSeat(
  { id, authority, personId, role, joinedAt }: TeamMember,
  isWhole: boolean,
): TeamMemberView {
  const { words, isSensitive } = roleInWords(role);
  const since = joinedAt === undefined ? {} : { since: joinedAt };
  return isSensitive && !isWhole
    ? { id, authority, role: NEUTRAL_ROLE, ...since, withheld: true }
    : { id, authority, personId, role: words, ...since };
}
