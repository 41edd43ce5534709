import type { HiddenMessages } from './hidden-messages.js';
import { expectedOf } from './expected-handlings.js';

export const MESSAGE_COLUMNS =
  'id, state, producer, type, conversation, causation, subject, sequence, from_authority, to_authorities, trace, at, published_at';

export const HANDLINGS_OF = `
  SELECT message_id, consumer, last, at, duplicates, attempts, waited_ms, worked_ms, error,
    times_again, again_at
  FROM handling WHERE message_id = ANY($1) ORDER BY message_id, since, consumer`;

export const JOURNAL_OF =
  'SELECT at, service, kind, detail FROM journal_entry WHERE message_id = $1 ORDER BY id LIMIT 1000';

export const ENDPOINT_BUCKETS = `
  SELECT service, type, measure, bucket, sum(count) AS count FROM endpoint_minute
  WHERE minute > now() - $1::integer * interval '1 minute' GROUP BY 1, 2, 3, 4 ORDER BY 1, 2`;

/**
 * The authority that caused a message is that of its conversation's first request. What tells of
 * hidden episodes does not count: a pair may stand for one family. $2 days.
 */
export const authorityPairs = ({ with: hidden, has }: HiddenMessages): string => `
  ${hidden} SELECT coalesce((SELECT r.from_authority FROM message r
    WHERE r.conversation = m.conversation AND r.from_authority <> 'hub' ORDER BY r.at
    LIMIT 1), 'hub') AS "from",
    h.consumer AS "to", count(*)::integer AS sent,
      count(*) FILTER (WHERE h.last = 'confirmed')::integer AS confirmed,
    count(*) FILTER (WHERE h.last = 'confirmed' AND h.at - h.since > interval '1 minute')::integer
      AS late,
    coalesce(round((percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch
      FROM h.at - h.since) * 1000) FILTER (WHERE h.last = 'confirmed'))::numeric), 0)::integer
      AS "p95Ms"
  FROM handling h JOIN message m ON m.id = h.message_id
  WHERE h.consumer LIKE 'E09%' AND h.at > now() - $2::integer * interval '1 day'
    AND NOT (${has('m.id')}) GROUP BY 1, 2
    ORDER BY 1, 2`;

/**
 * Branches by kind; each uses an index of what is open. Of what tells of hidden episodes it shows
 * which authority has not confirmed something of an earlier day, and nothing of what that is: the
 * second at which it was sent would tell. $2 seconds, $3 those after which
 * a service has stopped.
 */
export const standing = ({ with: hidden, has }: HiddenMessages): string => `
  ${hidden} SELECT * FROM (
    SELECT 'not_published' AS kind, producer AS place, id AS message_id, type, conversation,
      at AS since, 0 AS times_again, NULL::timestamptz AS again_at
    FROM message WHERE state IN ('enqueued', 'unroutable')
      AND at < now() - $2::integer * interval '1 second'
    UNION ALL
    SELECT 'not_processed', expected.consumer, m.id, m.type, m.conversation, m.at, 0, NULL
    FROM message m CROSS JOIN LATERAL ${expectedOf('m.producer', 'm.type')}
    WHERE m.state = 'published' AND m.at < now() - $2::integer * interval '1 second'
      AND NOT EXISTS (SELECT 1 FROM handling h WHERE h.message_id = m.id
        AND h.consumer = expected.consumer)
    UNION ALL
    SELECT CASE WHEN h.last = 'parked' THEN 'parked'
      ELSE 'held' END, h.consumer, m.id, m.type, m.conversation, h.since, 0, NULL
    FROM handling h JOIN message m ON m.id = h.message_id
      WHERE h.last IN ('held', 'deferred', 'parked')
      AND h.since < now() - $2::integer * interval '1 second'
    UNION ALL
    SELECT 'not_confirmed', h.consumer, m.id, m.type, m.conversation, h.since, h.times_again,
      h.again_at
    FROM handling h JOIN message m ON m.id = h.message_id
      WHERE h.last = 'sent' AND h.at < now() - $2::integer * interval '1 second'
      AND NOT (${has('m.id')})
    UNION ALL
    SELECT 'not_confirmed', h.consumer, NULL, NULL, NULL, date_trunc('day', min(h.at)), 0, NULL
    FROM handling h JOIN message m ON m.id = h.message_id
      WHERE h.last = 'sent' AND ${has('m.id')} AND h.at < least(date_trunc('day', now()),
        date_trunc('day', now() - $2::integer * interval '1 second'))
      GROUP BY h.consumer
    UNION ALL
    SELECT 'service_stopped', service, NULL, NULL, NULL, max(at), 0, NULL FROM service_state
      GROUP BY service HAVING max(at) < now() - $3::integer * interval '1 second'
  ) standing ORDER BY since LIMIT 500`;
