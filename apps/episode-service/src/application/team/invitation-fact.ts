import { TeamInvitationMoved } from '@hub/contracts/team';
import { type Fact, fact } from '@hub/use-case';
import type { Episode } from '../../domain/episode.js';
import type { TeamInvitation } from '../../domain/team/invitation.js';
import { tellUnhidden } from '../../domain/tell-unhidden.js';

/** How an invitation stands, for both authorities. */
export function invitationFact(invitation: TeamInvitation, { shield }: Episode): Fact[] {
  const { id: teamInvitationId, episodeId, state, authority, fromAuthority } = invitation;
  const told = { teamInvitationId, episodeId, state, authority, fromAuthority };
  const both = [...new Set([authority, fromAuthority])].sort();
  return tellUnhidden([fact(TeamInvitationMoved, told, both)], shield);
}
