import type { EntityManager } from 'typeorm';
import type { Envelope } from '@hub/contracts';
import type { Journal } from '@hub/messaging';
import type {
  DeliveryStore,
  DueDelivery,
  Sending,
  SentDelivery,
  StoredDelivery,
} from '../../application/ports.js';
import type { Delivery } from '../../domain/delivery.js';

const COLUMNS = 'authority, sequence, message_id, type, about, envelope';
const SENDINGS = 'jsonb_to_recordset($2::jsonb) AS sending(message_id uuid, again_at timestamptz)';

interface DeliveryRow {
  readonly authority: string;
  readonly sequence: string;
  readonly message_id: string;
  readonly type: string;
  readonly about: string;
  readonly envelope: Envelope;
}

interface SentRow extends DeliveryRow {
  readonly sent_at: Date;
}

/** Every message to every authority passes here four times, so plain SQL. */
export class SqlDeliveryStore implements DeliveryStore {
  constructor(
    private readonly manager: EntityManager,
    private readonly journal: Journal,
  ) {}

  async add(deliveries: readonly Delivery[]): Promise<void> {
    // Streams are locked in one order everywhere, so that two facts for the same authorities cannot
    // deadlock.
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
         AS d(authority text, message_id uuid, type text, about text, envelope jsonb)
           USING (authority)`,
      [
        deliveries.map((delivery) => delivery.authority),
        JSON.stringify(
          deliveries.map(({ messageId, ...delivery }) => ({ ...delivery, message_id: messageId })),
        ),
      ],
    );
  }

  async unsent(authority: string, limit: number): Promise<StoredDelivery[]> {
    const rows = await this.manager.query<DeliveryRow[]>(
      `SELECT ${COLUMNS} FROM delivery WHERE authority = $1 AND sent_at IS NULL ORDER BY sequence
         LIMIT $2`,
      [authority, limit],
    );
    return rows.map(toDelivery);
  }

  async authoritiesWithUnsent(): Promise<string[]> {
    const rows = await this.manager.query<{ authority: string }[]>(
      // A million that wait for one authority are not looked through to learn its name.
      `SELECT authority FROM delivery_stream stream
       WHERE EXISTS (SELECT 1 FROM delivery WHERE delivery.authority = stream.authority
         AND sent_at IS NULL)`,
    );
    return rows.map((row) => row.authority);
  }

  async markSent(authority: string, sendings: readonly Sending[], at: string): Promise<void> {
    await this.manager.query(
      `WITH marked AS (
         UPDATE delivery SET sent_at = $3, again_at = sending.again_at
         FROM ${SENDINGS} WHERE authority = $1 AND delivery.message_id = sending.message_id
           AND sent_at IS NULL RETURNING delivery.message_id
       )
       INSERT INTO journal (events)
       SELECT json_agg(json_build_object('kind', 'sent', 'message', message_id, 'authority',
         $1::text))::text FROM marked HAVING count(*) > 0`,
      [authority, rowsOf(sendings), at],
    );
  }

  async authoritiesWithDue(at: string): Promise<string[]> {
    const rows = await this.manager.query<{ authority: string }[]>(
      `SELECT authority FROM delivery_stream stream
       WHERE EXISTS (SELECT 1 FROM delivery WHERE delivery.authority = stream.authority
         AND confirmed_at IS NULL AND again_at <= $1)`,
      [at],
    );
    return rows.map((row) => row.authority);
  }

  async due(authority: string, at: string, limit: number): Promise<DueDelivery[]> {
    const rows = await this.manager.query<(DeliveryRow & { times_again: number })[]>(
      `SELECT ${COLUMNS}, times_again FROM delivery WHERE authority = $1 AND confirmed_at IS NULL
         AND again_at <= $2 ORDER BY sequence LIMIT $3`,
      [authority, at, limit],
    );
    return rows.map((row) => ({ ...toDelivery(row), timesAgain: row.times_again }));
  }

  async takeTurn(authority: string, at: string, until: string): Promise<boolean> {
    const [taken] = await this.manager.query<[object[], number]>(
      `UPDATE delivery_stream SET again_taken_until = $3
         WHERE authority = $1 AND (again_taken_until IS NULL OR again_taken_until <= $2)
         RETURNING 1`,
      [authority, at, until],
    );
    return taken.length > 0;
  }

  async markSentAgain(authority: string, sendings: readonly Sending[]): Promise<void> {
    await this.manager.query(
      `WITH marked AS (
         UPDATE delivery SET again_at = sending.again_at, times_again = times_again + 1
         FROM ${SENDINGS} WHERE authority = $1 AND delivery.message_id = sending.message_id
           RETURNING delivery.message_id
       )
       INSERT INTO journal (events)
       SELECT json_agg(json_build_object('kind', 'resent', 'message', message_id, 'authority',
         $1::text))::text FROM marked HAVING count(*) > 0`,
      [authority, rowsOf(sendings)],
    );
  }

  async takeUnconfirmed(
    types: readonly string[],
    sentBefore: string,
    limit: number,
  ): Promise<SentDelivery[]> {
    const [rows] = await this.manager.query<[SentRow[], number]>(
      `UPDATE delivery SET reported = true WHERE (authority, sequence) IN (
         SELECT authority, sequence FROM delivery
         WHERE sent_at < $1 AND confirmed_at IS NULL AND NOT reported AND type = ANY($2)
         ORDER BY sent_at LIMIT $3 FOR UPDATE SKIP LOCKED
       ) RETURNING ${COLUMNS}, sent_at`,
      [sentBefore, types, limit],
    );
    return rows.map(toSent);
  }

  async markConfirmed(
    authority: string,
    messageId: string,
    at: string,
  ): Promise<{ delivery: SentDelivery; firstTime: boolean } | undefined> {
    const [[marked]] = await this.manager.query<[SentRow[], number]>(
      `UPDATE delivery SET confirmed_at = $3, sent_at = coalesce(sent_at, $3)
       WHERE authority = $1 AND message_id = $2 AND confirmed_at IS NULL
         RETURNING ${COLUMNS}, sent_at`,
      [authority, messageId, at],
    );
    if (marked) {
      await this.journal.write(this.manager, [
        { kind: 'confirmed', message: messageId, authority },
      ]);
      return { delivery: toSent(marked), firstTime: true };
    }
    const [known] = await this.manager.query<SentRow[]>(
      `SELECT ${COLUMNS}, coalesce(sent_at, confirmed_at) AS sent_at FROM delivery
         WHERE authority = $1 AND message_id = $2`,
      [authority, messageId],
    );
    return known && { delivery: toSent(known), firstTime: false };
  }
}

function rowsOf(sendings: readonly Sending[]): string {
  return JSON.stringify(
    sendings.map(({ messageId, againAt = null }) => ({ message_id: messageId, again_at: againAt })),
  );
}

function toDelivery(row: DeliveryRow): StoredDelivery {
  const { authority, message_id: messageId, type, about, envelope } = row;
  return { authority, messageId, type, about, envelope, sequence: Number(row.sequence) };
}

function toSent(row: SentRow): SentDelivery {
  return { ...toDelivery(row), sentAt: row.sent_at.toISOString() };
}
