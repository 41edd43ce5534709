import { expectedOf } from './expected-handlings.js';

/**
 * Each statement takes the entries after $1 up to $2 into one projection. All of them may run again
 * from the start of the journal after the projections were emptied, and come to the same result:
 * what counts is the order in which a service wrote, `batch`, and never the one in which entries
 * arrived or were cut into chunks.
 */
const CHUNK = 'SELECT * FROM journal_entry WHERE id > $1 AND id <= $2';

/**
 * `requested` and `enqueued` say who and what; `published` may come before them, from another
 * batch.
 */
const MESSAGES = `
  INSERT INTO message AS m (id, at, producer, state, type, conversation, causation, subject,
    episode, sequence, from_authority, to_authorities, trace, published_at)
  SELECT message_id, min(at), (array_agg(service ORDER BY id))[1],
    CASE WHEN bool_or(kind = 'published') THEN 'published'
      WHEN bool_or(kind = 'unroutable') THEN 'unroutable'
      WHEN bool_or(kind = 'requested') THEN 'requested' ELSE 'enqueued' END,
    max(detail->>'type'), (max(detail->>'conversation'))::uuid, (max(detail->>'causation'))::uuid,
      max(detail->>'subject'), max(detail->>'episode'),
    max((detail->>'sequence')::bigint), max(detail->>'from'),
    (SELECT array_agg(value)
      FROM jsonb_array_elements_text((array_agg(detail->'to') FILTER (WHERE detail ? 'to'))[1])
      AS value),
    max(detail->>'trace'), min(at) FILTER (WHERE kind = 'published')
  FROM (${CHUNK}) e WHERE kind IN ('requested', 'enqueued', 'published', 'unroutable')
    GROUP BY message_id
  ON CONFLICT (id) DO UPDATE SET
    at = least(m.at, EXCLUDED.at),
    producer = CASE WHEN m.producer = 'unknown' THEN EXCLUDED.producer ELSE m.producer END,
    state = CASE WHEN m.state = 'enqueued'
      OR (m.state = 'unroutable' AND EXCLUDED.state <> 'enqueued') THEN EXCLUDED.state
      ELSE m.state END,
    type = coalesce(m.type, EXCLUDED.type),
      conversation = coalesce(m.conversation, EXCLUDED.conversation),
    causation = coalesce(m.causation, EXCLUDED.causation),
      subject = coalesce(m.subject, EXCLUDED.subject),
    episode = coalesce(m.episode, EXCLUDED.episode),
    sequence = coalesce(m.sequence, EXCLUDED.sequence),
      from_authority = coalesce(m.from_authority, EXCLUDED.from_authority),
    to_authorities = coalesce(m.to_authorities, EXCLUDED.to_authorities),
      trace = coalesce(m.trace, EXCLUDED.trace),
    published_at = least(m.published_at, EXCLUDED.published_at)`;

/** The last of several entries by one service. */
const LATEST = 'batch DESC, id DESC';

/**
 * Whether steps move on what is known of a receiver: a duplicate does not, nor does anything that
 * happened before.
 */
const MOVES = `EXCLUDED.last <> 'duplicate' AND h.last <> 'confirmed' AND (EXCLUDED.last = 'confirmed' OR EXCLUDED.batch >= h.batch)`;

/** A receiver's steps; a duplicate counts but does not move it. */
const HANDLINGS = `
  INSERT INTO handling AS h (message_id, consumer, last, batch, at, since, attempts, duplicates,
    waited_ms, worked_ms, error, fingerprint, failed_batch)
  SELECT message_id, consumer,
    coalesce((array_agg(kind
      ORDER BY kind = 'confirmed' DESC, ${LATEST}) FILTER (WHERE kind <> 'duplicate'))[1],
      'duplicate'),
    coalesce(max(batch) FILTER (WHERE kind <> 'duplicate'), 0),
    coalesce((array_agg(at ORDER BY kind = 'confirmed' DESC,
      ${LATEST}) FILTER (WHERE kind <> 'duplicate'))[1], max(at)), min(at),
    coalesce(max((detail->>'attempt')::integer),
      (count(*) FILTER (WHERE kind = 'processed'))::integer),
    count(*) FILTER (WHERE kind = 'duplicate'),
    max((detail->>'waitedMs')::double precision) FILTER (WHERE kind = 'processed'),
    max((detail->>'workedMs')::double precision) FILTER (WHERE kind = 'processed'),
    (array_agg(detail->>'error' ORDER BY ${LATEST}) FILTER (WHERE detail ? 'error'))[1],
    (array_agg(detail->>'fingerprint' ORDER BY ${LATEST}) FILTER (WHERE detail ? 'error'))[1],
    max(batch) FILTER (WHERE detail ? 'error')
  FROM (SELECT e.*, coalesce(detail->>'authority', service) AS consumer FROM (${CHUNK}) e
    WHERE kind IN ('processed', 'duplicate', 'held', 'deferred', 'parked', 'discarded', 'sent',
      'confirmed')) steps
  GROUP BY message_id, consumer
  ON CONFLICT (message_id, consumer) DO UPDATE SET
    last = CASE WHEN ${MOVES} THEN EXCLUDED.last ELSE h.last END,
    at = CASE WHEN ${MOVES} THEN EXCLUDED.at
      WHEN h.last = 'duplicate' THEN greatest(h.at, EXCLUDED.at) ELSE h.at END,
    batch = greatest(h.batch, EXCLUDED.batch),
    since = least(h.since, EXCLUDED.since),
    attempts = greatest(h.attempts, EXCLUDED.attempts),
      duplicates = h.duplicates + EXCLUDED.duplicates,
    waited_ms = coalesce(EXCLUDED.waited_ms, h.waited_ms),
      worked_ms = coalesce(EXCLUDED.worked_ms, h.worked_ms),
    error = CASE WHEN EXCLUDED.failed_batch >= coalesce(h.failed_batch, 0) THEN EXCLUDED.error
      ELSE h.error END,
    fingerprint = CASE WHEN EXCLUDED.failed_batch >= coalesce(h.failed_batch, 0)
      THEN EXCLUDED.fingerprint ELSE h.fingerprint END,
    failed_batch = greatest(h.failed_batch, EXCLUDED.failed_batch)`;

/**
 * Says how often an authority was sent it again, and moves nothing; it may come before what it
 * follows.
 */
const SENT_AGAIN = `
  INSERT INTO handling AS h (message_id, consumer, last, batch, at, since, times_again, again_at)
  SELECT message_id, detail->>'authority', 'sent', 0, min(at), min(at), count(*), max(at)
  FROM (${CHUNK}) e WHERE kind = 'resent' AND detail ? 'authority' GROUP BY 1, 2
  ON CONFLICT (message_id, consumer) DO UPDATE SET
    times_again = h.times_again + EXCLUDED.times_again,
      again_at = greatest(h.again_at, EXCLUDED.again_at)`;

/** Messages of which only a receiver has told so far, as those nobody could read. */
const UNHEARD_OF = `
  INSERT INTO message (id, at, producer, state, type)
  SELECT message_id, min(at), 'unknown', 'published', max(detail->>'type') FROM (${CHUNK}) e
  WHERE kind = 'parked' GROUP BY message_id ON CONFLICT (id) DO NOTHING`;

/**
 * Worst first: what stands still is shown before what went well. Processed is what every service
 * that takes it has handled.
 */
const STATES = `
  UPDATE message m SET state = s.state
  FROM (SELECT h.message_id, CASE WHEN bool_or(last = 'parked') THEN 'parked'
    WHEN bool_or(last IN ('held', 'deferred')) THEN 'waiting'
      WHEN bool_and(last = 'discarded') THEN 'discarded'
      WHEN count(*) FILTER (WHERE last IN ('processed', 'discarded')) >= (SELECT count(*)
        FROM ${expectedOf('min(t.producer)', 'min(t.type)')})
      THEN 'processed' ELSE 'published' END AS state
    FROM handling h JOIN message t ON t.id = h.message_id
    WHERE h.message_id IN (SELECT DISTINCT message_id FROM (${CHUNK}) e
      WHERE kind IN ('processed', 'held', 'deferred', 'parked', 'discarded', 'enqueued',
        'published'))
      AND last <> 'duplicate' AND h.consumer NOT LIKE 'E09%'
    GROUP BY h.message_id) s
  WHERE m.id = s.message_id AND m.state <> s.state`;

/** Buckets as in domain/latency-buckets.ts. */
const BUCKET = (field: string): string =>
  `floor(ln(greatest((detail->>'${field}')::double precision, 0.1) / 0.1) / ln(1.1))::integer`;
const ENDPOINTS = `
  INSERT INTO endpoint_minute AS m (minute, service, type, measure, bucket, count)
  SELECT date_trunc('minute', at), service, coalesce(detail->>'type', 'unknown'), measure, bucket,
    count(*)
  FROM (
    SELECT at, service, detail, 'waiting' AS measure, ${BUCKET('waitedMs')} AS bucket
      FROM (${CHUNK}) e WHERE kind = 'processed'
    UNION ALL SELECT at, service, detail, 'working', ${BUCKET('workedMs')} FROM (${CHUNK}) e
      WHERE kind IN ('processed', 'requested')
    UNION ALL SELECT at, service, detail, 'failed', 0 FROM (${CHUNK}) e
      WHERE kind IN ('deferred', 'parked')
  ) measured GROUP BY 1, 2, 3, 4, 5
  ON CONFLICT (minute, service, type, measure, bucket) DO UPDATE
    SET count = m.count + EXCLUDED.count`;

const FAILURES = `
  INSERT INTO failure_group AS g (fingerprint, service, type, error, failures, first_at, last_at)
  SELECT detail->>'fingerprint', service, coalesce(detail->>'type', 'unknown'),
    max(detail->>'error'), count(*), min(at), max(at)
  FROM (${CHUNK}) e WHERE kind IN ('deferred', 'parked') AND detail ? 'fingerprint' GROUP BY 1, 2, 3
  ON CONFLICT (fingerprint, service, type) DO UPDATE SET failures = g.failures + EXCLUDED.failures,
    error = greatest(g.error, EXCLUDED.error), first_at = least(g.first_at, EXCLUDED.first_at),
      last_at = greatest(g.last_at, EXCLUDED.last_at)`;

const SAGAS = `
  INSERT INTO saga AS s (id, kind, last, batch, started_at, moved_at)
  SELECT detail->>'subject', split_part(detail->>'type', '.', 1),
    (array_agg(detail->>'type' ORDER BY ${LATEST}))[1], max(batch), min(at), max(at)
  FROM (${CHUNK}) e WHERE kind = 'enqueued'
    AND split_part(detail->>'type', '.', 1) IN ('transfer', 'dispute') GROUP BY 1, 2
  ON CONFLICT (id) DO UPDATE SET last = CASE WHEN EXCLUDED.batch >= s.batch THEN EXCLUDED.last
    ELSE s.last END, batch = greatest(s.batch, EXCLUDED.batch),
    started_at = least(s.started_at, EXCLUDED.started_at),
      moved_at = greatest(s.moved_at, EXCLUDED.moved_at)`;

export const PROJECTION_STATEMENTS: readonly string[] = [
  MESSAGES,
  HANDLINGS,
  SENT_AGAIN,
  UNHEARD_OF,
  STATES,
  ENDPOINTS,
  FAILURES,
  SAGAS,
];
export const PROJECTED_TABLES = 'message, handling, endpoint_minute, failure_group, saga';
