import { EntitySchema, type EntityManager } from 'typeorm';
import { readRow, toDate } from '@hub/persistence';
import type { InvitationStore } from '../../application/team/team-ports.js';
import type { TeamInvitation } from '../../domain/team/invitation.js';

interface InvitationRow extends Pick<
  TeamInvitation,
  'id' | 'episodeId' | 'state' | 'authority' | 'personId' | 'role' | 'fromAuthority' | 'confirmed'
> {
  invitedBy: string | null;
  invitedAt: Date;
  answerBy: Date;
  notCounted: NonNullable<TeamInvitation['notCounted']> | null;
  because: NonNullable<TeamInvitation['because']> | null;
  endedAt: Date | null;
}

export const teamInvitationTable = new EntitySchema<InvitationRow>({
  name: 'team_invitation',
  columns: {
    id: { type: 'uuid', primary: true },
    episodeId: { type: 'uuid', name: 'episode_id' },
    state: { type: 'text' },
    authority: { type: 'text' },
    personId: { type: 'uuid', name: 'person_id' },
    role: { type: 'text' },
    fromAuthority: { type: 'text', name: 'from_authority' },
    confirmed: { type: 'boolean' },
    invitedBy: { type: 'uuid', name: 'invited_by', nullable: true },
    invitedAt: { type: 'timestamptz', name: 'invited_at' },
    answerBy: { type: 'timestamptz', name: 'answer_by' },
    notCounted: { type: 'jsonb', name: 'not_counted', nullable: true },
    because: { type: 'text', nullable: true },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
  },
});

export class TypeormInvitationStore implements InvitationStore {
  constructor(private readonly manager: EntityManager) {}

  async add(invitation: TeamInvitation): Promise<void> {
    await this.manager.insert(teamInvitationTable, toRow(invitation));
  }

  async save(invitation: TeamInvitation): Promise<void> {
    const { id, ...columns } = toRow(invitation);
    await this.manager.update(teamInvitationTable, { id }, columns);
  }

  async find({
    episodeId,
    teamInvitationId: id,
  }: Parameters<InvitationStore['find']>[0]): Promise<TeamInvitation | undefined> {
    const row = await this.manager.findOneBy(teamInvitationTable, { id, episodeId });
    return row ? readRow(row) : undefined;
  }

  async ofEpisode(episodeId: string): Promise<TeamInvitation[]> {
    const rows = await this.manager.find(teamInvitationTable, {
      where: { episodeId },
      order: { invitedAt: 'DESC', id: 'DESC' },
    });
    return rows.map((row) => readRow(row));
  }
}

function toRow(invitation: TeamInvitation): InvitationRow {
  const { invitedBy = null, invitedAt, answerBy, because = null, endedAt } = invitation;
  const { notCounted = null } = invitation;
  return {
    ...invitation,
    invitedBy,
    because,
    notCounted,
    invitedAt: new Date(invitedAt),
    answerBy: new Date(answerBy),
    endedAt: toDate(endedAt),
  };
}
