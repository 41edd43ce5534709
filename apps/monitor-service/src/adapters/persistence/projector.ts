import type { DataSource } from 'typeorm';
import type { Logger } from '@hub/observability';
import { LOG } from '../../log-messages.js';
import { PROJECTED_TABLES, PROJECTION_STATEMENTS } from './projection-statements.js';

const CHUNK = 2_000;
const EVERY_MS = 500;

interface Watermark {
  readonly projected_to: string;
  readonly newest: string;
  readonly rebuilding: boolean;
}

/**
 * Takes the journal up into what operations see, chunk by chunk in the order of its entries, behind
 * a watermark.
 */
export class Projector {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly database: DataSource,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.wake();
    }, EVERY_MS);
  }

  /** Called when the journal has grown. */
  wake(): void {
    this.running ??= this.catchUp().finally(() => {
      this.running = undefined;
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Empties what is shown; the next rounds make it anew from the first entry of the journal. */
  async rebuild(): Promise<void> {
    await this.database.transaction(async (manager) => {
      await manager.query('SELECT 1 FROM projection FOR UPDATE');
      await manager.query(`TRUNCATE ${PROJECTED_TABLES}`);
      await manager.query(
        `UPDATE projection SET projected_to = coalesce((SELECT min(id) - 1 FROM journal_entry), 0),
           projected_at = NULL, rebuilding = true`,
      );
    });
    this.wake();
  }

  /** Until nothing is left. */
  async catchUp(): Promise<void> {
    try {
      while (!this.stopped && (await this.takeChunk())) continue;
    } catch (error) {
      this.log.warn(LOG.projectionFailed, { error });
    }
  }

  private takeChunk(): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const [mark] = await manager.query<Watermark[]>(
        `SELECT projected_to, rebuilding, coalesce((SELECT max(id) FROM journal_entry), 0) AS newest
           FROM projection FOR UPDATE`,
      );
      if (!mark) return false;
      const from = Number(mark.projected_to);
      const to = Math.min(from + CHUNK, Number(mark.newest));
      if (to <= from) {
        if (mark.rebuilding) await manager.query('UPDATE projection SET rebuilding = false');
        return false;
      }
      for (const statement of PROJECTION_STATEMENTS) await manager.query(statement, [from, to]);
      await manager.query(
        `UPDATE projection SET projected_to = $1, projected_at = (SELECT max(at) FROM journal_entry
           WHERE id = $1)`,
        [to],
      );
      return true;
    });
  }
}
