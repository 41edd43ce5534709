import { setTimeout as pause } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import type { History } from '../history.js';
import type { Random } from '@hub/seeded-random';
import type { Rig } from './rig.js';
import { READER, WRITER } from './roles.js';

const ACCOUNTS = 12;
const WORKERS = 6;
const TIMEOUT_MS = 4_000;
const ATTEMPTS = 4;

/**
 * How often the handler of an operation's effect fails, one run to an attempt or two, as it came
 * alone or with others: sometimes until a retry, seldom until a replay, and now and then until a
 * replay after one that failed again.
 */
const PLANNED: readonly (readonly [share: number, failures: number])[] = [
  [0.015, 2],
  [0.01, 4],
  [0.005, 8],
  [0.002, 10],
  [0.004, 18],
];

export interface Pace {
  /** Mean pause of each client between operations. */
  readonly pauseMs: number;
  /** Multiplies how often handlers fail. */
  readonly failures: number;
}

/** Clients that write operations and note what they were told. */
export class Load {
  /** Operations that were acknowledged. */
  readonly acknowledged = new Set<string>();
  /** Operations of which nobody knows. */
  readonly indeterminate = new Set<string>();
  private readonly accounts = Array.from({ length: ACCOUNTS }, () => uuidv7());
  private workers: Promise<void>[] = [];
  private stopping = false;

  constructor(
    private readonly rig: Rig,
    private readonly history: History,
    private readonly random: Random,
    private readonly pace: Pace,
  ) {}

  start(): void {
    this.workers = Array.from({ length: WORKERS }, () => this.work());
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.workers);
  }

  private async work(): Promise<void> {
    while (!this.stopping) {
      await this.operate();
      await pause(this.random.between(0, this.pace.pauseMs * 2));
    }
  }

  private async operate(): Promise<void> {
    const id = uuidv7();
    const body = {
      id,
      account: this.random.pick(this.accounts),
      facts: this.random.next() < 0.1 ? 3 : 1,
    };
    let chance = this.random.next();
    for (const [share, failures] of PLANNED) {
      chance -= share * this.pace.failures;
      if (chance >= 0) continue;
      await this.rig
        .rows(READER, 'INSERT INTO planned_failure (operation, left_over) VALUES ($1, $2)', [
          id,
          failures,
        ])
        .catch(() => undefined);
      break;
    }
    this.history.add({ kind: 'invoke', what: 'operate', id });
    this.indeterminate.add(id);
    // Repeats carry the same id, which is the idempotency key.
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const answer = await this.send(body);
      if (answer !== 'ok') {
        await pause(200);
        continue;
      }
      this.acknowledged.add(id);
      this.indeterminate.delete(id);
      this.history.add({ kind: 'ok', what: 'operate', id });
      return;
    }
    this.history.add({ kind: 'info', what: 'operate', id });
  }

  private async send(body: object): Promise<'ok' | 'unknown'> {
    try {
      const reply = await fetch(`${this.rig.url(WRITER)}/operations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await reply.arrayBuffer();
      return reply.ok ? 'ok' : 'unknown';
    } catch {
      return 'unknown';
    }
  }
}
