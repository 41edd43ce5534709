import type { EntityManager } from 'typeorm';
import { readRow } from '@hub/persistence';
import type { FoundAnswerStore } from '../../application/ports.js';
import type { KeptAnswer } from '../../domain/found-answers.js';
import { type FoundAnswerRow, foundAnswerTable } from './life-tables.js';

export class TypeormFoundAnswerStore implements FoundAnswerStore {
  constructor(private readonly manager: EntityManager) {}

  async add(answers: readonly KeptAnswer[]): Promise<void> {
    const rows = answers.map(({ at, because = null, seenAt: _seen, ...same }) => ({
      ...same,
      because,
      at: new Date(at),
      seenAt: null,
    }));
    await this.manager.insert(foundAnswerTable, rows);
  }

  async find(id: string): Promise<KeptAnswer | undefined> {
    const row = await this.manager.findOneBy(foundAnswerTable, { id });
    return row ? read(row) : undefined;
  }

  async lock(id: string): Promise<KeptAnswer | undefined> {
    const row = await this.manager.findOne(foundAnswerTable, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? read(row) : undefined;
  }

  async ofEpisode(episodeId: string): Promise<KeptAnswer[]> {
    const rows = await this.manager.find(foundAnswerTable, {
      where: { episodeId },
      order: { id: 'ASC' },
    });
    return rows.map(read);
  }

  async noteSeen({ id, seenAt }: KeptAnswer): Promise<void> {
    await this.manager.update(
      foundAnswerTable,
      { id },
      { seenAt: seenAt === undefined ? null : new Date(seenAt) },
    );
  }
}

function read(row: FoundAnswerRow): KeptAnswer {
  return readRow(row);
}
