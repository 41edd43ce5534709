import type { EntityManager } from 'typeorm';
import type { Sealer } from '@hub/security';
import type { ParkedMessage, ParkedMessageStore } from '../../application/ports.js';
import { parkedMessageTable } from './tables.js';

export class TypeormParkedMessageStore implements ParkedMessageStore {
  constructor(
    private readonly manager: EntityManager,
    private readonly sealer: Sealer,
  ) {}

  async park(message: ParkedMessage, body: Buffer): Promise<void> {
    await this.manager
      .createQueryBuilder()
      .insert()
      .into(parkedMessageTable)
      .values({
        ...message,
        body: this.sealer.seal(body, `parked ${message.id}`),
        parkedAt: new Date(message.parkedAt),
      })
      .orIgnore()
      .execute();
  }

  async list(limit: number): Promise<ParkedMessage[]> {
    const rows = await this.manager.find(parkedMessageTable, {
      order: { parkedAt: 'DESC', id: 'DESC' },
      take: limit,
    });
    return rows.map(({ body: _body, parkedAt, ...message }) => ({
      ...message,
      parkedAt: parkedAt.toISOString(),
    }));
  }
}
