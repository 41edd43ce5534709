import type { EntityManager } from 'typeorm';
import type { JournalBatch } from '@hub/journal';
import type { JournalStore } from '../../application/ports.js';

/**
 * Keeps appends from overtaking one another, so that the ids of entries follow the order of
 * commits.
 */
const APPEND_LOCK = 7_310_116;

export class SqlJournalStore implements JournalStore {
  constructor(private readonly manager: EntityManager) {}

  async append(batches: readonly JournalBatch[]): Promise<JournalBatch[]> {
    if (batches.length === 0) return [];
    await this.manager.query('SELECT pg_advisory_xact_lock($1)', [APPEND_LOCK]);
    const rows = await this.manager.query<{ service: string; id: string }[]>(
      `INSERT INTO journal_batch (service, id) SELECT * FROM unnest($1::text[], $2::bigint[])
       ON CONFLICT DO NOTHING RETURNING service, id`,
      [batches.map((batch) => batch.service), batches.map((batch) => batch.id)],
    );
    const added = new Set(rows.map(({ service, id }) => `${service} ${id}`));
    const fresh = batches.filter(({ service, id }) => added.delete(`${service} ${id}`));
    const entries = fresh.flatMap(({ service, id, at, events }) =>
      events.map(({ kind, message, ...detail }) => ({
        at,
        service,
        batch: id,
        kind,
        message,
        detail,
      })),
    );
    if (entries.length === 0) return fresh;
    await this.manager.query(
      `INSERT INTO journal_entry (at, service, batch, kind, message_id, detail)
       SELECT * FROM unnest($1::timestamptz[], $2::text[], $3::bigint[], $4::text[], $5::uuid[],
         $6::jsonb[])`,
      [
        entries.map((entry) => entry.at),
        entries.map((entry) => entry.service),
        entries.map((entry) => entry.batch),
        entries.map((entry) => entry.kind),
        entries.map((entry) => entry.message),
        entries.map((entry) => JSON.stringify(entry.detail)),
      ],
    );
    return fresh;
  }
}
