import type { EntityManager } from 'typeorm';
import { readRow } from '@hub/persistence';
import type { DoubleStartStore } from '../../application/episodes/episode-ports.js';
import type { DoubleStart } from '../../domain/episodes/hub-episode.js';
import { type DoubleStartRow, doubleStartTable } from './episode-tables.js';

export class TypeormDoubleStartStore implements DoubleStartStore {
  constructor(private readonly manager: EntityManager) {}

  async add({ first, second, firstAt, at, seenBy, ...same }: DoubleStart): Promise<boolean> {
    const added = await this.manager
      .createQueryBuilder()
      .insert()
      .into(doubleStartTable)
      .values({
        ...same,
        firstAuthority: first.authority,
        firstReference: first.reference,
        firstAt: new Date(firstAt),
        secondAuthority: second.authority,
        secondReference: second.reference,
        at: new Date(at),
        seenBy: [...seenBy],
      })
      .orIgnore()
      .returning('id')
      .execute();
    return (added.raw as unknown[]).length > 0;
  }

  async find(id: string): Promise<DoubleStart | undefined> {
    const row = await this.manager.findOneBy(doubleStartTable, { id });
    return row ? read(row) : undefined;
  }

  async lock(id: string): Promise<DoubleStart | undefined> {
    const row = await this.manager.findOne(doubleStartTable, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? read(row) : undefined;
  }

  async save({ id, seenBy }: DoubleStart): Promise<void> {
    await this.manager.update(doubleStartTable, { id }, { seenBy: [...seenBy] });
  }
}

function read(row: DoubleStartRow): DoubleStart {
  const { firstAuthority, firstReference, secondAuthority, secondReference, ...same } =
    readRow(row);
  return {
    ...same,
    first: { authority: firstAuthority, reference: firstReference },
    second: { authority: secondAuthority, reference: secondReference },
  };
}
