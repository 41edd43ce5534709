import { v7 as uuidv7 } from 'uuid';
import type { Envelope } from '@hub/contracts';
import type { Evidence, JournalEvent } from '@hub/journal';
import { type Fact, type MessageContext, published } from '@hub/use-case';
import { currentTraceparent } from '@hub/observability';
import { episodeIn } from '../journal/evidence-of.js';
import type { Journal } from '../journal/journal.js';
import type { Sql } from '../tables/sql.js';

/** A fact with what caused it. */
export interface CausedFact {
  readonly fact: Fact;
  readonly cause: MessageContext;
}

export interface FactWriting {
  readonly service: string;
  /** When the facts happened, RFC 3339 in UTC. */
  readonly time: string;
  readonly journal: Journal;
  /** Further steps that belong to the same transaction. */
  readonly beside: readonly JournalEvent[];
  /** What the ledger is to keep of the request. */
  readonly evidence?: Evidence | undefined;
}

/**
 * Writes facts into the outbox of the transaction at hand, with what the journal says, in one
 * statement. The sequence row of each aggregate is locked by its first fact and held to the commit,
 * so that sequences are gapless and follow the order of commits.
 */
export async function writeFacts(
  sql: Sql,
  facts: readonly CausedFact[],
  { service, time, journal, beside, evidence }: FactWriting,
): Promise<void> {
  if (facts.length === 0) return journal.write(sql, beside, evidence);
  const envelopes = facts.map((caused) => envelopeOf(caused, service, time));
  const entries = envelopes.map((envelope, place) =>
    entryOf(envelope, facts[place]?.cause.caller.authority),
  );
  const row = { events: [...beside, ...entries], evidence };
  const [only] = envelopes;
  if (only && envelopes.length === 1)
    return journal.writeWith(sql, row, ENQUEUE_ONE, [
      only.subject,
      only.id,
      only.type,
      JSON.stringify(only),
    ]);
  await journal.writeWith(sql, row, ENQUEUE, [
    envelopes.map((e) => e.subject),
    envelopes.map((e) => e.id),
    envelopes.map((e) => e.type),
    envelopes.map((e) => JSON.stringify(e)),
  ]);
}

/** The same for one fact, which most transactions write: a quarter of the planning. */
const ENQUEUE_ONE = `
  place AS (
    INSERT INTO outbox_sequence AS s (subject, last) VALUES ($1, 1)
    ON CONFLICT (subject) DO UPDATE SET last = s.last + 1 RETURNING last
  ), enqueued AS (
    INSERT INTO outbox (message_id, type, envelope, sequence) SELECT $2, $3, $4, last FROM place
  )`;

const ENQUEUE = `
  given AS (
    SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) WITH ORDINALITY
      AS g(subject, message_id, type, envelope, place)
  ), place AS (
    INSERT INTO outbox_sequence AS s (subject, last)
    SELECT subject, count(*) FROM given GROUP BY subject ORDER BY subject
    ON CONFLICT (subject) DO UPDATE SET last = s.last + EXCLUDED.last RETURNING subject, last
  ), enqueued AS (
    INSERT INTO outbox (message_id, type, envelope, sequence)
    SELECT message_id, type, envelope,
      last - count(*) OVER (PARTITION BY subject) + row_number() OVER (PARTITION BY subject
        ORDER BY given.place)
    FROM given JOIN place USING (subject) ORDER BY given.place
  )`;

function envelopeOf(
  { fact, cause }: CausedFact,
  service: string,
  time: string,
): Envelope & { subject: string } {
  const { event, payload, recipients } = published(fact);
  const subject = String((payload as Record<string, unknown>)[event.subject]);
  const traceparent = currentTraceparent();
  return {
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
}

function entryOf(envelope: Envelope, from: string | undefined): JournalEvent {
  const {
    id: message,
    type,
    subject,
    correlationid,
    causationid,
    traceparent,
    recipients,
  } = envelope;
  const trace = traceparent?.split('-')[1];
  const episode = episodeIn(envelope.data as object);
  return {
    kind: 'enqueued',
    message,
    type,
    ...(subject === undefined ? {} : { subject }),
    ...(episode === undefined || episode === subject ? {} : { episode }),
    ...(correlationid === undefined ? {} : { conversation: correlationid }),
    ...(causationid === undefined ? {} : { causation: causationid }),
    ...(from === undefined ? {} : { from }),
    ...(recipients === undefined ? {} : { to: recipients.split(',') }),
    ...(trace === undefined ? {} : { trace }),
  };
}

/** The body as published: the envelope with its place in the stream, ten digits. */
export function withSequence(envelope: string, sequence: string): Buffer {
  return Buffer.from(`{"sequence":"${sequence.padStart(10, '0')}",${envelope.slice(1)}`);
}
