import { type EntityManager, IsNull } from 'typeorm';
import type { Place } from '@hub/use-case';
import type { TransferStore } from '../../application/ports.js';
import {
  hasEnded,
  isOpen,
  type Transfer,
  type UnendedTransfer,
} from '../../domain/transfers/transfer-state.js';
import type { TransferChoice } from '../../domain/party-choice.js';
import { chosenParties } from './chosen-parties.js';
import { toRow, toTransfer, transferTable } from './transfer-table.js';

export class TypeormTransferStore implements TransferStore {
  constructor(private readonly manager: EntityManager) {}

  async add(transfer: Transfer): Promise<void> {
    await this.manager.insert(transferTable, toRow(transfer));
  }

  async save(transfer: Transfer): Promise<void> {
    const { id, ...columns } = toRow(transfer);
    await this.manager.update(transferTable, { id }, columns);
  }

  async find(id: string): Promise<Transfer | undefined> {
    const row = await this.manager.findOneBy(transferTable, { id });
    return row ? toTransfer(row) : undefined;
  }

  async lock(id: string): Promise<Transfer | undefined> {
    const row = await this.manager.findOne(transferTable, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? toTransfer(row) : undefined;
  }

  async unendedOf(episodeId: string): Promise<UnendedTransfer[]> {
    const rows = await this.manager.find(transferTable, {
      where: { episodeId, endedAt: IsNull() },
      order: { proposedAt: 'ASC', id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const transfers = rows.map(toTransfer).filter((transfer) => !hasEnded(transfer));
    return [...transfers.filter(isOpen), ...transfers.filter((transfer) => !isOpen(transfer))];
  }

  async ofEpisode(episodeId: string): Promise<Transfer[]> {
    const rows = await this.manager.find(transferTable, {
      where: { episodeId },
      order: { proposedAt: 'ASC', id: 'ASC' },
    });
    return rows.map(toTransfer);
  }

  async list(choice: TransferChoice, limit: number, after?: Place): Promise<Transfer[]> {
    const query = chosenParties(this.manager.createQueryBuilder(transferTable, 't'), choice)
      .orderBy('t.proposedAt', 'DESC')
      .addOrderBy('t.id', 'DESC')
      .limit(limit);
    if (after) query.andWhere('(t.proposedAt, t.id) < (:at::timestamptz, :id::uuid)', after);
    return (await query.getMany()).map(toTransfer);
  }
}
