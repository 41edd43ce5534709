import { TeamMemberAdded } from '@hub/contracts/episode';
import { type Fact, fact } from '@hub/use-case';
import { counterpartsOf, type Episode, type TeamMember } from '../../domain/episode.js';
import { peopleFact } from './people-fact.js';

/** The episode with one more in its team. */
export function withMember(episode: Episode, member: TeamMember): Episode {
  return { ...episode, team: [...episode.team, member], version: episode.version + 1 };
}

/** The episode with one of its team confirmed. */
export function withConfirmed(episode: Episode, seat: TeamMember): Episode {
  const team = episode.team.map((one) => (one.id === seat.id ? { ...one, confirmed: true } : one));
  return { ...episode, team, version: episode.version + 1 };
}

/** Who is in the team now, for its authorities and for the services that decide by it. */
export function memberFacts(joined: Episode, { id, authority }: TeamMember): Fact[] {
  const counterparts = counterpartsOf(joined);
  const told = { episodeId: joined.id, teamMemberId: id, authority, counterparts };
  return [fact(TeamMemberAdded, told, counterparts), peopleFact(joined)];
}
