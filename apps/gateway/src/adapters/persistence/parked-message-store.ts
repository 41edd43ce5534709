import type { EntityManager } from 'typeorm';
import type { Sealer } from '@hub/security';
import type { ParkedMessage, ParkedMessageStore, SentMessage } from '../../application/ports.js';
import { parkedMessageTable } from './tables.js';

export class TypeormParkedMessageStore implements ParkedMessageStore {
  constructor(
    private readonly manager: EntityManager,
    private readonly sealer: Sealer,
  ) {}

  async park(
    message: ParkedMessage,
    { body, messageId }: SentMessage,
  ): Promise<{ mark: string; fresh: boolean }> {
    const mark = this.sealer.fingerprint(
      Buffer.concat([Buffer.from(`${JSON.stringify(messageId ?? null)}\n`), body]),
    );
    const inserted = await this.manager
      .createQueryBuilder()
      .insert()
      .into(parkedMessageTable)
      .values({
        ...message,
        body: this.sealer.seal(body, `parked ${message.id}`),
        mark,
        parkedAt: new Date(message.parkedAt),
      })
      .orIgnore()
      .returning('id')
      .execute();
    return { mark, fresh: (inserted.raw as unknown[]).length > 0 };
  }

  async list(limit: number): Promise<ParkedMessage[]> {
    const rows = await this.manager.find(parkedMessageTable, {
      order: { parkedAt: 'DESC', id: 'DESC' },
      take: limit,
    });
    return rows.map(({ body: _body, mark: _mark, parkedAt, ...message }) => ({
      ...message,
      parkedAt: parkedAt.toISOString(),
    }));
  }
}
