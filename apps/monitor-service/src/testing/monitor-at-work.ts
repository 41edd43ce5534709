import { inTransactions, ScratchSchema } from '@hub/testing';
import type { JournalEvent } from '@hub/journal';
import { MESSAGING_MIGRATIONS } from '@hub/messaging';
import { createLogger } from '@hub/observability';
import { CreateMonitor1 } from '../../migrations/1-create-monitor.js';
import { JournalByMonths2 } from '../../migrations/2-journal-by-months.js';
import { SentAgain3 } from '../../migrations/3-sent-again.js';
import { ReplayPace4 } from '../../migrations/4-replay-pace.js';
import { EpisodesOfMessages5 } from '../../migrations/5-episodes-of-messages.js';
import { SqlDeadLetterStore } from '../adapters/persistence/dead-letter-store.js';
import { SqlHistoryStore } from '../adapters/persistence/history-store.js';
import { SqlJournalStore } from '../adapters/persistence/journal-store.js';
import { SqlMissingMessageStore } from '../adapters/persistence/missing-message-store.js';
import { Projector } from '../adapters/persistence/projector.js';
import { SqlReplayStore } from '../adapters/persistence/replay-store.js';
import { SqlMessages } from '../adapters/persistence/sql-messages.js';
import { SqlObservations } from '../adapters/persistence/sql-observations.js';

/** The monitor on a real PostgreSQL, with nothing told yet. */
export class MonitorAtWork {
  private told = 100;

  private constructor(private readonly scratch: ScratchSchema) {}

  static async begin(databaseUrl: string): Promise<MonitorAtWork> {
    return new MonitorAtWork(
      await ScratchSchema.create(databaseUrl, {
        entities: [],
        migrations: [
          CreateMonitor1,
          ...MESSAGING_MIGRATIONS,
          JournalByMonths2,
          SentAgain3,
          ReplayPace4,
          EpisodesOfMessages5,
        ],
      }),
    );
  }

  end(): Promise<void> {
    return this.scratch.drop();
  }

  get database() {
    return this.scratch.database;
  }

  stores() {
    const { database } = this;
    return {
      journal: inTransactions(database, (manager) => new SqlJournalStore(manager)),
      deadLetters: inTransactions(database, (manager) => new SqlDeadLetterStore(manager)),
      replays: inTransactions(database, (manager) => new SqlReplayStore(manager)),
      history: inTransactions(database, (manager) => new SqlHistoryStore(manager)),
      missing: inTransactions(database, (manager) => new SqlMissingMessageStore(manager, () => [])),
    };
  }

  projector(): Projector {
    return new Projector(this.database, createLogger('test', 'silent'));
  }

  messages(): SqlMessages {
    return new SqlMessages(this.database);
  }

  observations(): SqlObservations {
    return new SqlObservations(this.database, this.projector(), () => ({
      reachable: true,
      alarm: false,
      queues: [],
    }));
  }

  /** A service tells what it did so many seconds ago. */
  async tell(service: string, events: JournalEvent[], seconds = 5): Promise<void> {
    this.told += 1;
    await this.stores().journal.append([
      { service, id: String(this.told), at: ago(seconds), events },
    ]);
  }
}

export function ago(seconds: number): string {
  return new Date(Date.now() - seconds * 1_000).toISOString();
}
