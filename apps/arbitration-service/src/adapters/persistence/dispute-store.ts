import type { EntityManager } from 'typeorm';
import type { Place } from '@hub/contracts';
import type { DisputeStore } from '../../application/ports.js';
import type { Dispute } from '../../domain/dispute.js';
import { type DisputeRow, disputeTable } from './tables.js';

export class TypeormDisputeStore implements DisputeStore {
  constructor(private readonly manager: EntityManager) {}

  async add(dispute: Dispute): Promise<void> {
    await this.manager.insert(disputeTable, {
      ...dispute,
      respondents: [...dispute.respondents],
      openedAt: new Date(dispute.openedAt),
    });
  }

  async find(id: string): Promise<Dispute | undefined> {
    const row = await this.manager.findOneBy(disputeTable, { id });
    return row ? toDispute(row) : undefined;
  }

  async list(authority: string, limit: number, after?: Place): Promise<Dispute[]> {
    const query = this.manager
      .createQueryBuilder(disputeTable, 'd')
      .where('(d.openedBy = :authority OR :authority = ANY(d.respondents))', { authority })
      .orderBy('d.openedAt', 'DESC')
      .addOrderBy('d.id', 'DESC')
      .limit(limit);
    if (after) query.andWhere('(d.openedAt, d.id) < (:at::timestamptz, :id::uuid)', after);
    return (await query.getMany()).map(toDispute);
  }
}

function toDispute(row: DisputeRow): Dispute {
  return { ...row, openedAt: row.openedAt.toISOString() };
}
