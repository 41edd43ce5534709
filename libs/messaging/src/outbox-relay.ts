import type { DataSource, QueryRunner } from 'typeorm';
import { CLOUDEVENTS_JSON } from '@hub/contracts';
import type { Logger } from '@hub/observability';
import { type ConfirmPublisher, UnroutableError } from './confirm-publisher.js';
import { MESSAGING_LOG } from './log-messages.js';
import { EVENT_EXCHANGE } from './topology.js';

const BATCH = 200;
const POLL_MS = { first: 20, most: 500 };
const LEADER_LOCK = 7_310_115;

interface OutboxRow {
  readonly id: string;
  readonly message_id: string;
  readonly type: string;
  readonly body: string;
}

/**
 * Carries committed facts to the broker, in order, and deletes each once the broker has confirmed it. One relay of a
 * service is active at a time; no transaction is open while it waits for the broker.
 */
export class OutboxRelay {
  private leader: QueryRunner | undefined;
  private stopping = false;
  private running: Promise<void> | undefined;
  private wakeUp: (() => void) | undefined;
  private rung = false;
  private oldestReadyAt = 0;

  constructor(
    private readonly database: DataSource,
    private readonly publisher: ConfirmPublisher,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.running = this.run();
  }

  /** Called after a commit that wrote facts; spares the wait for the next poll. */
  wake(): void {
    this.rung = true;
    this.wakeUp?.();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
    await this.giveUpLead();
  }

  /** Milliseconds for which the relay has failed to empty the outbox. */
  get stuckForMs(): number {
    return this.oldestReadyAt === 0 ? 0 : performance.now() - this.oldestReadyAt;
  }

  private async run(): Promise<void> {
    let wait = POLL_MS.first;
    while (!this.stopping) {
      this.rung = false;
      try {
        const moved = (await this.becomeLeader()) ? await this.relayBatch() : 0;
        this.oldestReadyAt = 0;
        wait = moved > 0 ? POLL_MS.first : Math.min(Math.max(wait, POLL_MS.first) * 2, POLL_MS.most);
        if (moved === BATCH || this.hasRung()) wait = 0;
      } catch (error) {
        if (this.oldestReadyAt === 0) this.oldestReadyAt = performance.now();
        this.log.warn(MESSAGING_LOG.relayFailed, { error });
        await this.giveUpLead();
        wait = POLL_MS.most;
      }
      if (wait > 0) await this.sleep(wait);
    }
  }

  private async becomeLeader(): Promise<boolean> {
    if (this.leader) return true;
    const session = this.database.createQueryRunner();
    try {
      const [row] = (await session.query(
        'SELECT pg_try_advisory_lock($1, hashtext(current_schema())) AS got',
        [LEADER_LOCK],
      )) as [{ got: boolean }];
      if (row.got) {
        this.leader = session;
        return true;
      }
    } catch (error) {
      await session.release().catch(() => undefined);
      throw error;
    }
    await session.release();
    return false;
  }

  private async giveUpLead(): Promise<void> {
    const session = this.leader;
    this.leader = undefined;
    await session?.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    await session?.release().catch(() => undefined);
  }

  private async relayBatch(): Promise<number> {
    const rows = (await this.leader?.query(
      `SELECT id, message_id, type, envelope::text AS body FROM outbox WHERE state = 'ready' ORDER BY id LIMIT ${String(BATCH)}`,
    )) as OutboxRow[];
    if (rows.length === 0) return 0;
    const results = await Promise.allSettled(rows.map((row) => this.publish(row)));
    const confirmed: string[] = [];
    const unroutable: string[] = [];
    let failure: unknown;
    results.forEach((result, place) => {
      const row = rows[place];
      if (!row) return;
      if (result.status === 'fulfilled') confirmed.push(row.id);
      else if (result.reason instanceof UnroutableError) unroutable.push(row.id);
      else failure = result.reason;
    });
    if (confirmed.length > 0) await this.leader?.query('DELETE FROM outbox WHERE id = ANY($1)', [confirmed]);
    if (unroutable.length > 0) {
      await this.leader?.query(`UPDATE outbox SET state = 'unroutable' WHERE id = ANY($1)`, [unroutable]);
      this.log.error(MESSAGING_LOG.unroutable, { count: unroutable.length });
    }
    if (failure !== undefined) throw failure as Error;
    return confirmed.length;
  }

  private publish(row: OutboxRow): Promise<void> {
    return this.publisher.publish(EVENT_EXCHANGE, row.type, Buffer.from(row.body), {
      messageId: row.message_id,
      type: row.type,
      contentType: CLOUDEVENTS_JSON,
    });
  }

  private hasRung(): boolean {
    return this.rung;
  }

  private sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.wakeUp = undefined;
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.wakeUp = done;
    });
  }
}
