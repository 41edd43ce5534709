import type { TeamInvitation } from '../../domain/team/invitation.js';
import type { LeftMember } from '../../domain/team/leaving.js';

/** Places in teams that ended. */
export interface PastTeamStore {
  /** Of whom the episode had, the first who left first. */
  ofEpisode(episodeId: string): Promise<LeftMember[]>;
}

/** Who is asked into teams. */
export interface InvitationStore {
  add(invitation: TeamInvitation): Promise<void>;
  save(invitation: TeamInvitation): Promise<void>;
  find(of: {
    readonly episodeId: string;
    readonly teamInvitationId: string;
  }): Promise<TeamInvitation | undefined>;
  /** Newest first. */
  ofEpisode(episodeId: string): Promise<TeamInvitation[]>;
}

/** What a service keeps of a team beside who is in it. */
export interface TeamStores {
  readonly pastTeam: PastTeamStore;
  readonly invitations: InvitationStore;
}
