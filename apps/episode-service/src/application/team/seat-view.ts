import type { TeamMemberView } from '@hub/contracts/episode';
import { NEUTRAL_ROLE } from '@hub/contracts/team';
import type { Episode, TeamMember } from '../../domain/episode.js';
import { roleInWords } from '../../domain/team/team-role.js';

/**
 * Who is in the team. What somebody does whose role tells something about the child, and who they
 * are, stands there for who leads and who is in the team alone.
 *
 * @param viewer the person who reads; nobody of whom that is known where it is absent
 */
export function viewTeam(episode: Episode, viewer?: string): TeamMemberView[] {
  const { lead, team } = episode;
  const isInIt = viewer !== undefined && [lead, ...team].some((one) => one.personId === viewer);
  return team.map((member) => viewSeat(member, isInIt));
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
