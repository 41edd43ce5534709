import { type EntityManager, IsNull, Not } from 'typeorm';
import { readRow } from '@hub/persistence';
import type { PastTeamStore } from '../../application/team/team-ports.js';
import type { LeftMember } from '../../domain/team/leaving.js';
import { teamMemberTable } from './tables.js';

export class TypeormPastTeamStore implements PastTeamStore {
  constructor(private readonly manager: EntityManager) {}

  async ofEpisode(episodeId: string): Promise<LeftMember[]> {
    const rows = await this.manager.find(teamMemberTable, {
      where: { episodeId, leftOn: Not(IsNull()) },
      order: { leftOn: 'ASC', id: 'ASC' },
    });
    return rows.map(({ episodeId: _of, leftOn, leftBecause, ...member }) => {
      if (leftOn === null || leftBecause === null) throw new Error('Nothing says when they left');
      return { ...readRow(member), leftOn, leftBecause };
    });
  }
}
