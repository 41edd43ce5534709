import type { EntityManager } from 'typeorm';
import type { MissingMessage, MissingMessageStore } from '../../application/ports.js';
import { expectedOf } from './expected-handlings.js';

const AGAIN_AFTER = '60 seconds';
const MOST_TIMES = 5;

/**
 * A service with a backlog has not lost anything: only one that runs, is told idle, and has told
 * all it did, is asked for.
 */
export class SqlMissingMessageStore implements MissingMessageStore {
  constructor(
    private readonly manager: EntityManager,
    /** Services whose queue holds a backlog. */
    private readonly busy: () => readonly string[] | undefined,
  ) {}

  async find(seconds: number, limit: number): Promise<MissingMessage[]> {
    const busy = this.busy();
    if (busy === undefined) return [];
    return this.manager.query<MissingMessage[]>(
      `SELECT DISTINCT m.id AS "messageId", m.producer FROM message m
       JOIN LATERAL ${expectedOf('m.producer', 'm.type')} ON expected.consumer <> ALL($3::text[])
       JOIN service_state s ON s.service = expected.consumer
         AND s.at > now() - interval '15 seconds' AND (s.figures->>'journalRows')::integer < 50
       LEFT JOIN resend r ON r.message_id = m.id
       WHERE m.state IN ('published', 'waiting')
         AND m.published_at < now() - $1::integer * interval '1 second'
         AND NOT EXISTS (SELECT 1 FROM handling h WHERE h.message_id = m.id
           AND h.consumer = expected.consumer)
         AND (r.message_id IS NULL
           OR (r.last_at < now() - interval '${AGAIN_AFTER}' AND r.times < ${String(MOST_TIMES)}))
       LIMIT $2`,
      [seconds, limit, busy],
    );
  }

  async noteAsked(messageIds: readonly string[]): Promise<void> {
    await this.manager.query(
      `INSERT INTO resend AS r (message_id, times, last_at) SELECT unnest($1::uuid[]), 1, now()
       ON CONFLICT (message_id) DO UPDATE SET times = r.times + 1, last_at = now()`,
      [messageIds],
    );
  }
}
