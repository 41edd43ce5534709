import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import type { LadderStore } from '../../application/ports.js';
import type { Ladder } from '../../domain/ladder.js';
import { readWritten, write, type WrittenLadder } from '../written-ladder.js';

/** Versions never change, so what was read once is kept. */
const kept = new WeakMap<object, Map<number, Ladder>>();

export class SqlLadderStore implements LadderStore {
  constructor(private readonly manager: EntityManager) {}

  async find(version: number): Promise<Ladder | undefined> {
    const known = this.known();
    const ladder = known.get(version) ?? (await this.read(version));
    if (ladder) known.set(version, ladder);
    return ladder;
  }

  async keep(ladder: Ladder): Promise<boolean> {
    await this.manager.query(
      'INSERT INTO ladder (version, body) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [ladder.version, JSON.stringify(write(ladder))],
    );
    const stands = await this.read(ladder.version);
    return isDeepStrictEqual(stands, JSON.parse(JSON.stringify(ladder)));
  }

  private async read(version: number): Promise<Ladder | undefined> {
    const [row] = await this.manager.query<{ body: WrittenLadder }[]>(
      'SELECT body FROM ladder WHERE version = $1',
      [version],
    );
    return row && readWritten(row.body);
  }

  private known(): Map<number, Ladder> {
    const { dataSource } = this.manager;
    const known = kept.get(dataSource) ?? new Map<number, Ladder>();
    kept.set(dataSource, known);
    return known;
  }
}
