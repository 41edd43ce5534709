import { v7 as uuidv7 } from 'uuid';
import type { Envelope, Fact, MessageContext } from '@hub/contracts';
import { currentTraceparent } from '@hub/observability';

/** The part of a database connection that the messaging tables need. */
export interface Sql {
  query(text: string, values?: unknown[]): Promise<unknown>;
}

/**
 * Writes facts into the outbox of the transaction at hand. The sequence row of the aggregate is locked by the first
 * fact and held to the commit, so that sequences are gapless and follow the order of commits.
 */
export async function writeFacts(
  sql: Sql,
  facts: readonly Fact[],
  service: string,
  cause: MessageContext,
  time: string,
): Promise<void> {
  for (const { event, payload, recipients } of facts) {
    const subject = String((payload as Record<string, unknown>)[event.subject]);
    const traceparent = currentTraceparent();
    const envelope: Envelope = {
      specversion: '1.0',
      id: uuidv7(),
      type: event.type,
      source: `urn:pan-london-caf-hub:${service}`,
      time,
      datacontenttype: 'application/json',
      data: payload,
      subject,
      partitionkey: subject,
      correlationid: cause.correlationId,
      causationid: cause.messageId,
      ...(traceparent === undefined ? {} : { traceparent }),
      ...(recipients.length === 0 ? {} : { recipients: recipients.join(',') }),
    };
    await sql.query(
      `WITH place AS (
         INSERT INTO outbox_sequence AS s (subject, last) VALUES ($1, 1)
         ON CONFLICT (subject) DO UPDATE SET last = s.last + 1 RETURNING last
       )
       INSERT INTO outbox (message_id, type, envelope)
       SELECT $2, $3, jsonb_set($4::jsonb, '{sequence}', to_jsonb(lpad(last::text, 10, '0'))) FROM place`,
      [subject, envelope.id, envelope.type, JSON.stringify(envelope)],
    );
  }
}
