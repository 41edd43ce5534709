import { type EntityManager, In } from 'typeorm';
import type { Place } from '@hub/contracts';
import type { TransferStore } from '../../application/ports.js';
import { isOpen, type OpenTransfer, type Transfer } from '../../domain/transfer.js';
import { type TransferRow, transferTable } from './tables.js';

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
    const row = await this.manager.findOne(transferTable, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return row ? toTransfer(row) : undefined;
  }

  async openOf(episodeId: string): Promise<OpenTransfer | undefined> {
    const row = await this.manager.findOneBy(transferTable, { episodeId, state: In(['proposed', 'nominated']) });
    const transfer = row ? toTransfer(row) : undefined;
    return transfer && isOpen(transfer) ? transfer : undefined;
  }

  async list(authority: string, limit: number, after?: Place): Promise<Transfer[]> {
    const query = this.manager
      .createQueryBuilder(transferTable, 't')
      .where('(t.fromAuthority = :authority OR t.toAuthority = :authority)', { authority })
      .orderBy('t.proposedAt', 'DESC')
      .addOrderBy('t.id', 'DESC')
      .limit(limit);
    if (after) query.andWhere('(t.proposedAt, t.id) < (:at::timestamptz, :id::uuid)', after);
    return (await query.getMany()).map(toTransfer);
  }
}

function toRow(transfer: Transfer): TransferRow {
  const { proposedAt, ...same } = transfer;
  const row = { incomingPersonId: null, endedBecause: null, ...same, proposedAt: new Date(proposedAt) };
  return { ...row, endedAt: isOpen(transfer) ? null : new Date(transfer.endedAt) };
}

function toTransfer(row: TransferRow): Transfer {
  const { state, incomingPersonId, endedAt, endedBecause, proposedAt, ...same } = row;
  const proposal = { ...same, proposedAt: proposedAt.toISOString() };
  if (state === 'proposed') return { ...proposal, state };
  if (state === 'nominated') return { ...proposal, state, incomingPersonId: present(incomingPersonId) };
  const ended = { endedAt: present(endedAt).toISOString() };
  if (state === 'completed') return { ...proposal, ...ended, state, incomingPersonId: present(incomingPersonId) };
  const nominee = incomingPersonId === null ? {} : { incomingPersonId };
  return { ...proposal, ...ended, ...nominee, state, endedBecause: present(endedBecause) };
}

function present<T>(value: T | null): T {
  if (value === null) throw new Error('A transfer lacks what its state requires');
  return value;
}
