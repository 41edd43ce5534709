import { type EntityManager, In, IsNull } from 'typeorm';
import type { DeliveryStore, StoredDelivery } from '../../application/ports.js';
import type { Delivery } from '../../domain/delivery.js';
import { type DeliveryRow, deliveryTable } from './tables.js';

export class TypeormDeliveryStore implements DeliveryStore {
  constructor(private readonly manager: EntityManager) {}

  async add(deliveries: readonly Delivery[]): Promise<void> {
    // Streams are locked in one order everywhere, so that two facts for the same authorities cannot deadlock.
    await this.manager.query(
      `WITH place AS (
         INSERT INTO delivery_stream AS stream (authority, last)
         SELECT authority, 1 FROM unnest($1::text[]) AS authority ORDER BY authority
         ON CONFLICT (authority) DO UPDATE SET last = stream.last + 1
         RETURNING authority, last
       )
       INSERT INTO delivery (authority, sequence, message_id, type, about, envelope)
       SELECT place.authority, place.last, d.message_id, d.type, d.about, d.envelope
       FROM place JOIN jsonb_to_recordset($2::jsonb)
         AS d(authority text, message_id uuid, type text, about text, envelope jsonb) USING (authority)`,
      [
        deliveries.map((delivery) => delivery.authority),
        JSON.stringify(deliveries.map(({ messageId, ...delivery }) => ({ ...delivery, message_id: messageId }))),
      ],
    );
  }

  async unsent(authority: string, limit: number): Promise<StoredDelivery[]> {
    const rows = await this.manager.find(deliveryTable, {
      where: { authority, sentAt: IsNull() },
      order: { sequence: 'ASC' },
      take: limit,
    });
    return rows.map(toDelivery);
  }

  async authoritiesWithUnsent(): Promise<string[]> {
    const rows = await this.manager.query<{ authority: string }[]>(
      'SELECT DISTINCT authority FROM delivery WHERE sent_at IS NULL',
    );
    return rows.map((row) => row.authority);
  }

  async markSent(authority: string, messageIds: readonly string[], at: string): Promise<StoredDelivery[]> {
    const rows = await this.manager.find(deliveryTable, {
      where: { authority, messageId: In([...messageIds]), sentAt: IsNull() },
      order: { sequence: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    await this.manager.update(
      deliveryTable,
      { authority, messageId: In(rows.map((row) => row.messageId)) },
      { sentAt: new Date(at) },
    );
    return rows.map(toDelivery);
  }

  async markConfirmed(
    authority: string,
    messageId: string,
    at: string,
  ): Promise<{ delivery: StoredDelivery; firstTime: boolean } | undefined> {
    const row = await this.manager.findOne(deliveryTable, {
      where: { authority, messageId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!row) return undefined;
    const firstTime = row.confirmedAt === null;
    if (firstTime) await this.manager.update(deliveryTable, { authority, messageId }, { confirmedAt: new Date(at) });
    return { delivery: toDelivery(row), firstTime };
  }
}

function toDelivery(row: DeliveryRow): StoredDelivery {
  const { authority, messageId, type, about, envelope } = row;
  return { authority, messageId, type, about, envelope, sequence: Number(row.sequence) };
}
