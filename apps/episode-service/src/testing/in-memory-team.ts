import type {
  InvitationStore,
  NoticeStore,
  PastTeamStore,
} from '../application/team/team-ports.js';
import type { TeamInvitation } from '../domain/team/invitation.js';
import type { LeftMember } from '../domain/team/leaving.js';
import type { TeamNotice } from '../domain/team/notice.js';

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

export class InMemoryNotices implements NoticeStore {
  private readonly notices = new Map<string, TeamNotice>();

  add(notice: TeamNotice): Promise<void> {
    const readers = [...notice.readers];
    readers.sort((a, b) => (a.personId < b.personId ? -1 : 1));
    this.notices.set(notice.id, { ...notice, readers });
    return Promise.resolve();
  }
  noteRead(notice: TeamNotice): Promise<void> {
    return this.add(notice);
  }
  ofEpisode(episodeId: string): Promise<TeamNotice[]> {
    const place = ({ writtenAt, id }: TeamNotice): string => `${writtenAt} ${id}`;
    const own = [...this.notices.values()].filter((one) => one.episodeId === episodeId);
    return Promise.resolve(own.sort((a, b) => (place(a) < place(b) ? 1 : -1)));
  }
  destroy(episodeId: string): Promise<void> {
    for (const [id, one] of this.notices) if (one.episodeId === episodeId) this.notices.delete(id);
    return Promise.resolve();
  }
  sealAnew(): Promise<number> {
    return Promise.resolve(0);
  }
}
