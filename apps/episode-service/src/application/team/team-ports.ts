import type { TeamInvitation } from '../../domain/team/invitation.js';
import type { LeftMember } from '../../domain/team/leaving.js';
import type { TeamNotice } from '../../domain/team/notice.js';

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

/** What was written to those who work with a child, sealed at rest. */
export interface NoticeStore {
  add(notice: TeamNotice): Promise<void>;
  /** That somebody whom it is for has read it. */
  noteRead(notice: TeamNotice, personId: string): Promise<void>;
  /** Newest first, each with its readers in the order of their ids. */
  ofEpisode(episodeId: string): Promise<TeamNotice[]>;
  destroy(episodeId: string): Promise<void>;
  /** Seals anew what stands under a key that seals no more. @returns how many */
  sealAnew(limit: number): Promise<number>;
}

/** What a service keeps of a team beside who is in it. */
export interface TeamStores {
  readonly pastTeam: PastTeamStore;
  readonly invitations: InvitationStore;
  readonly notices: NoticeStore;
}
