import type { EntityManager } from 'typeorm';
import type { ReplayState } from '@hub/contracts/monitor';
import type { Place } from '@hub/use-case';
import type { ReplayItem, ReplayStore } from '../../application/ports.js';
import type { ItemCounts, ItemState, Replay } from '../../domain/replay.js';

const COLUMNS =
  'id, state, reason, rate_per_second, step, failed_before, needs_approval, requested_by, requested_at, approved_by, stopped_because, finished_at, used_up_to, version';
const ITEM = 'id, replay_id AS "replayId", dead_letter_id AS "deadLetterId", state';

interface Row {
  readonly id: string;
  readonly state: ReplayState;
  readonly reason: string;
  readonly rate_per_second: number;
  readonly step: number;
  readonly failed_before: number;
  readonly needs_approval: boolean;
  readonly requested_by: string;
  readonly requested_at: Date;
  readonly approved_by: string | null;
  readonly stopped_because: string | null;
  readonly finished_at: Date | null;
  readonly used_up_to: Date | null;
  readonly version: number;
}

export class SqlReplayStore implements ReplayStore {
  constructor(private readonly manager: EntityManager) {}

  async add(replay: Replay, items: readonly ReplayItem[]): Promise<void> {
    await this.manager.query(
      `INSERT INTO replay (${COLUMNS})
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      valuesOf(replay),
    );
    await this.manager.query(
      `INSERT INTO replay_item (id, replay_id, dead_letter_id, place, state)
       SELECT id, $1, dead_letter_id, place, 'waiting'
         FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS i(id, dead_letter_id, place)`,
      [replay.id, items.map((item) => item.id), items.map((item) => item.deadLetterId)],
    );
  }

  async save(replay: Replay): Promise<void> {
    await this.manager.query(
      `UPDATE replay SET state = $2, reason = $3, rate_per_second = $4, step = $5,
         failed_before = $6, needs_approval = $7, requested_by = $8,
       requested_at = $9, approved_by = $10, stopped_because = $11, finished_at = $12,
         used_up_to = $13, version = $14 WHERE id = $1`,
      valuesOf(replay),
    );
  }

  find(id: string): Promise<Replay | undefined> {
    return this.one('id = $1', id);
  }

  lock(id: string): Promise<Replay | undefined> {
    return this.one('id = $1 FOR UPDATE', id);
  }

  async running(): Promise<string[]> {
    const rows = await this.manager.query<{ id: string }[]>(
      `SELECT id FROM replay WHERE state = 'running' ORDER BY requested_at`,
    );
    return rows.map((row) => row.id);
  }

  async list(limit: number, after?: Place): Promise<Replay[]> {
    const rows = await this.manager.query<Row[]>(
      `SELECT ${COLUMNS} FROM replay WHERE $1::timestamptz IS NULL
         OR (requested_at, id) < ($1, $2::uuid) ORDER BY requested_at DESC, id DESC LIMIT $3`,
      [after?.at ?? null, after?.id ?? null, limit],
    );
    return rows.map(toReplay);
  }

  async counts(id: string): Promise<ItemCounts> {
    const rows = await this.manager.query<{ state: ItemState; count: number }[]>(
      `SELECT state, count(*)::integer AS count FROM replay_item WHERE replay_id = $1
         GROUP BY state`,
      [id],
    );
    const none: ItemCounts = { waiting: 0, sent: 0, resolved: 0, duplicate: 0, failed_again: 0 };
    return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
  }

  waiting(id: string, limit: number): Promise<ReplayItem[]> {
    return this.manager.query<ReplayItem[]>(
      `SELECT ${ITEM} FROM replay_item WHERE replay_id = $1 AND state = 'waiting' ORDER BY place
         LIMIT $2`,
      [id, limit],
    );
  }

  async findItem(itemId: string): Promise<ReplayItem | undefined> {
    const [row] = await this.manager.query<ReplayItem[]>(
      `SELECT ${ITEM} FROM replay_item WHERE id = $1`,
      [itemId],
    );
    return row;
  }

  async setItem(itemId: string, state: ItemState): Promise<void> {
    await this.manager.query('UPDATE replay_item SET state = $2 WHERE id = $1', [itemId, state]);
  }

  private async one(condition: string, id: string): Promise<Replay | undefined> {
    const [row] = await this.manager.query<Row[]>(
      `SELECT ${COLUMNS} FROM replay WHERE ${condition}`,
      [id],
    );
    return row && toReplay(row);
  }
}

function valuesOf(replay: Replay): unknown[] {
  const {
    id,
    state,
    reason,
    ratePerSecond,
    step,
    failedBefore,
    needsApproval,
    requestedBy,
    requestedAt,
    approvedBy,
    stoppedBecause,
    finishedAt,
    usedUpTo,
    version,
  } = replay;
  return [
    id,
    state,
    reason,
    ratePerSecond,
    step,
    failedBefore,
    needsApproval,
    requestedBy,
    requestedAt,
    approvedBy ?? null,
    stoppedBecause ?? null,
    finishedAt ?? null,
    usedUpTo ?? null,
    version,
  ];
}

function toReplay(row: Row): Replay {
  return {
    id: row.id,
    state: row.state,
    reason: row.reason,
    ratePerSecond: row.rate_per_second,
    step: row.step,
    failedBefore: row.failed_before,
    needsApproval: row.needs_approval,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at.toISOString(),
    ...(row.approved_by === null ? {} : { approvedBy: row.approved_by }),
    ...(row.stopped_because === null ? {} : { stoppedBecause: row.stopped_because }),
    ...(row.finished_at === null ? {} : { finishedAt: row.finished_at.toISOString() }),
    ...(row.used_up_to === null ? {} : { usedUpTo: row.used_up_to.toISOString() }),
    version: row.version,
  };
}
