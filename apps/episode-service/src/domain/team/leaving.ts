import { type Refusal, refuse, type Role } from '@hub/contracts';
import type { EndTeamMemberPayload, LeftBecause } from '@hub/contracts/team';
import { londonDate } from '@hub/working-time';
import { actingLead, type LivedEpisode, type TeamMember } from '../episode.js';

/** A place in a team that ended. */
export interface LeftMember extends TeamMember {
  /** The last day, `YYYY-MM-DD`. */
  readonly leftOn: string;
  readonly leftBecause: LeftBecause | 'entered_twice';
}

interface EndedBy {
  readonly authority: string;
  readonly personId: string | undefined;
  readonly roles: readonly Role[];
  readonly at: string;
}

/** The episode without one of its team. Whoever is in it stays until that day is over at most. */
export function leaveTeam(
  episode: LivedEpisode,
  { teamMemberId, because, leftOn }: Omit<EndTeamMemberPayload, 'episodeId'>,
  by: EndedBy,
): { readonly episode: LivedEpisode; readonly left: LeftMember } | Refusal {
  const seat = episode.team.find(({ id }) => id === teamMemberId);
  if (!seat) return refuse('not_found');
  if (!mayEnd(episode, seat, by)) return refuse('seat_not_yours');
  const today = londonDate(by.at);
  const day = leftOn ?? today;
  if (day > today) return unfit('must not lie in the future');
  if (seat.joinedAt !== undefined && day < londonDate(seat.joinedAt))
    return unfit('must not lie before the day on which they joined');
  const team = episode.team.filter(({ id }) => id !== seat.id);
  return {
    episode: { ...episode, team, version: episode.version + 1 },
    left: { ...seat, leftOn: day, leftBecause: because },
  };
}

function unfit(message: string): Refusal {
  return refuse('leaving_unfit', undefined, [{ field: 'leftOn', message }]);
}

function mayEnd(
  episode: LivedEpisode,
  seat: TeamMember,
  { authority, personId, roles }: EndedBy,
): boolean {
  const { lead } = episode;
  const people = [seat.personId, lead.personId, actingLead(episode)];
  if (personId !== undefined && people.includes(personId)) return true;
  const answersFor = [seat.authority, lead.authority].includes(authority);
  return roles.includes('lead_caf_contact') && answersFor;
}
