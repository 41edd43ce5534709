import type { InvitationStore, PastTeamStore } from '../application/team/team-ports.js';
import type { TeamInvitation } from '../domain/team/invitation.js';
import type { LeftMember } from '../domain/team/leaving.js';

export class InMemoryPastTeam implements PastTeamStore {
  private readonly left = new Map<string, readonly LeftMember[]>();

  add(episodeId: string, member: LeftMember): void {
    this.left.set(episodeId, [...(this.left.get(episodeId) ?? []), member]);
  }
  ofEpisode(episodeId: string): Promise<LeftMember[]> {
    const place = ({ leftOn, id }: LeftMember): string => `${leftOn} ${id}`;
    const left = [...(this.left.get(episodeId) ?? [])];
    return Promise.resolve(left.sort((a, b) => (place(a) < place(b) ? -1 : 1)));
  }
}

export class InMemoryInvitations implements InvitationStore {
  private readonly invitations = new Map<string, TeamInvitation>();

  add(invitation: TeamInvitation): Promise<void> {
    return this.save(invitation);
  }
  save(invitation: TeamInvitation): Promise<void> {
    this.invitations.set(invitation.id, invitation);
    return Promise.resolve();
  }
  find({
    episodeId,
    teamInvitationId,
  }: Parameters<InvitationStore['find']>[0]): Promise<TeamInvitation | undefined> {
    const found = this.invitations.get(teamInvitationId);
    return Promise.resolve(found?.episodeId === episodeId ? found : undefined);
  }
  ofEpisode(episodeId: string): Promise<TeamInvitation[]> {
    const place = ({ invitedAt, id }: TeamInvitation): string => `${invitedAt} ${id}`;
    const own = [...this.invitations.values()].filter((one) => one.episodeId === episodeId);
    return Promise.resolve(own.sort((a, b) => (place(a) < place(b) ? 1 : -1)));
  }
}
