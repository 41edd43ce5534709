import type { EntityManager } from 'typeorm';
import type { ErasureReason, ErasureReceipt, RetentionHold } from '@hub/contracts/consent';
import type { ClosingReason } from '@hub/contracts/episode';
import type { Place } from '@hub/use-case';
import type { ErasureStore, RetentionStore } from '../../application/retention/retention-ports.js';
import type { Retention } from '../../domain/retention/retention.js';

interface RetentionRow {
  readonly episode_id: string;
  readonly closed_at: Date | null;
  readonly closing_reason: ClosingReason | null;
  readonly keep_until: Date | null;
  readonly schedule: number | null;
  readonly kept_by: string | null;
  readonly holds: RetentionHold[];
}

const RETENTION = 'episode_id, closed_at, closing_reason, keep_until, schedule, kept_by, holds';

export class SqlRetentionStore implements RetentionStore {
  constructor(private readonly manager: EntityManager) {}

  async find(episodeId: string): Promise<Retention | undefined> {
    return (await this.read('episode_id = $1', episodeId))[0];
  }

  keptBy(episodeId: string): Promise<Retention[]> {
    return this.read('kept_by = $1', episodeId);
  }

  async save({
    episodeId,
    closedAt,
    closingReason,
    keepUntil,
    schedule,
    keptBy,
    holds,
  }: Retention): Promise<void> {
    await this.manager.query(
      `INSERT INTO retention (${RETENTION}) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (episode_id) DO UPDATE
         SET closed_at = excluded.closed_at, closing_reason = excluded.closing_reason,
         keep_until = excluded.keep_until, schedule = excluded.schedule, kept_by = excluded.kept_by,
           holds = excluded.holds`,
      [
        episodeId,
        closedAt ?? null,
        closingReason ?? null,
        keepUntil ?? null,
        schedule ?? null,
        keptBy ?? null,
        JSON.stringify(holds),
      ],
    );
  }

  private async read(choice: string, id: string): Promise<Retention[]> {
    const rows = await this.manager.query<RetentionRow[]>(
      `SELECT ${RETENTION} FROM retention WHERE ${choice} ORDER BY episode_id`,
      [id],
    );
    return rows.map(toRetention);
  }
}

function toRetention(row: RetentionRow): Retention {
  return {
    episodeId: row.episode_id,
    ...(row.closed_at ? { closedAt: row.closed_at.toISOString() } : {}),
    ...(row.closing_reason === null ? {} : { closingReason: row.closing_reason }),
    ...(row.keep_until ? { keepUntil: row.keep_until.toISOString() } : {}),
    ...(row.schedule === null ? {} : { schedule: row.schedule }),
    ...(row.kept_by === null ? {} : { keptBy: row.kept_by }),
    holds: row.holds,
  };
}

interface ErasureRow {
  readonly episode_id: string;
  readonly reason: ErasureReason;
  readonly erased_at: Date;
  readonly documents: number;
  readonly receipt: string;
}

export class SqlErasureStore implements ErasureStore {
  constructor(private readonly manager: EntityManager) {}

  async add(
    { episodeId, reason, erasedAt, documents, receipt }: ErasureReceipt,
    authority: string,
  ): Promise<void> {
    await this.manager.query(
      `INSERT INTO erasure (episode_id, authority, reason, erased_at, documents, receipt)
         VALUES ($1, $2, $3, $4, $5, $6)`,
      [episodeId, authority, reason, erasedAt, documents, receipt],
    );
  }

  async find(episodeId: string): Promise<ErasureReceipt | undefined> {
    return (await this.read('WHERE episode_id = $1', [episodeId]))[0];
  }

  list(authority: string, limit: number, after?: Place): Promise<ErasureReceipt[]> {
    return this.read(
      `WHERE authority = $1 AND ($3::timestamptz IS NULL
         OR (erased_at, episode_id) < ($3, $4::uuid)) ORDER BY erased_at DESC, episode_id DESC
         LIMIT $2`,
      [authority, limit, after?.at ?? null, after?.id ?? null],
    );
  }

  private async read(choice: string, values: readonly unknown[]): Promise<ErasureReceipt[]> {
    const rows = await this.manager.query<ErasureRow[]>(
      `SELECT episode_id, reason, erased_at, documents, receipt FROM erasure ${choice}`,
      [...values],
    );
    return rows.map(({ episode_id: episodeId, erased_at: erasedAt, ...same }) => ({
      ...same,
      episodeId,
      erasedAt: erasedAt.toISOString(),
    }));
  }
}
