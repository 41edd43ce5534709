import { SealedContext } from '@hub/messaging';
import {
  type Composition,
  repeat,
  type RetentionSchedule,
  type ServiceParts,
} from '@hub/service-host';
import { BrokerWatch } from './adapters/broker/broker-watch.js';
import { JournalConsumer } from './adapters/broker/journal-consumer.js';
import { LiveSteps } from './adapters/broker/live-steps.js';
import { LiveController } from './adapters/http/live.controller.js';
import { EpisodeClient } from './adapters/episodes/episode-client.js';
import { deadLetterHandlers } from './adapters/messaging/dead-letter-handlers.js';
import { observationHandlers } from './adapters/messaging/observation-handlers.js';
import { SqlDeadLetterStore } from './adapters/persistence/dead-letter-store.js';
import { SqlJournalStore } from './adapters/persistence/journal-store.js';
import { SqlHistoryStore } from './adapters/persistence/history-store.js';
import { JournalMonths } from './adapters/persistence/journal-months.js';
import { SqlMissingMessageStore } from './adapters/persistence/missing-message-store.js';
import { operationGauges } from './adapters/persistence/operation-gauges.js';
import { Projector } from './adapters/persistence/projector.js';
import { SqlReplayStore } from './adapters/persistence/replay-store.js';
import { SqlMessages } from './adapters/persistence/sql-messages.js';
import { SqlObservations } from './adapters/persistence/sql-observations.js';
import { AdvanceReplays } from './application/advance-replays.js';
import { DiscardDeadLetter } from './application/discard-dead-letter.js';
import type { MonitorStores } from './application/ports.js';
import { ReadDeadLetters } from './application/read-dead-letters.js';
import { ReadReplays } from './application/read-replays.js';
import { ResendMissing } from './application/resend-missing.js';
import { RequestReplay } from './application/request-replay.js';
import { SteerReplay } from './application/steer-replay.js';
import { TakeJournal } from './application/take-journal.js';

const ADVANCE_MS = 200;
const RESEND_MS = 2_000;
const MONTHS_MS = 60 * 60_000;

export function composeMonitorService(
  parts: ServiceParts,
  settings: {
    readonly managementUrls: readonly string[];
    readonly resendAfterSeconds: number;
    readonly retention: RetentionSchedule;
  },
): Composition {
  const { clock, ids, log, database } = parts;
  const { amqpUrl } = parts.config;
  const vhost = decodeURIComponent(amqpUrl.slice(amqpUrl.lastIndexOf('/') + 1));
  const brokerWatch = new BrokerWatch(settings.managementUrls, vhost, log);
  const work = parts.unitOfWork<MonitorStores>((manager) => ({
    journal: new SqlJournalStore(manager),
    deadLetters: new SqlDeadLetterStore(manager),
    replays: new SqlReplayStore(manager),
    history: new SqlHistoryStore(manager),
    missing: new SqlMissingMessageStore(manager, () => brokerWatch.busyServices()),
  }));
  const live = new LiveSteps();
  const projector = new Projector(database, log);
  const observations = new SqlObservations(database, projector, () => brokerWatch.view());
  const takeJournal = new TakeJournal(work, clock, ids);
  const consumer = new JournalConsumer({
    connection: parts.consuming,
    log,
    onJournal: async (batches) => {
      live.tell(await takeJournal.execute(batches));
      projector.wake();
    },
    onHeartbeat: (heartbeat) => observations.noteHeartbeat(heartbeat),
  });
  parts.probes.require('journal', () =>
    consumer.ready ? { ready: true } : { ready: false, because: 'not attached yet' },
  );
  parts.probes.require('queues', () => {
    const dropping = brokerWatch.droppingQueues();
    return dropping.length === 0
      ? { ready: true }
      : {
          ready: false,
          because: `${dropping.slice(0, 3).join(', ')} would drop what is given back too often; provision again`,
        };
  });
  const stopAdvancing = repeat(new AdvanceReplays(work, clock, ids), ADVANCE_MS, log);
  const stopResending = repeat(
    new ResendMissing(work, ids, settings.resendAfterSeconds),
    RESEND_MS,
    log,
  );
  const stopMonths = repeat(
    new JournalMonths(database, settings.retention.journeyMonths),
    MONTHS_MS,
    log,
  );
  operationGauges(parts.probes, database, () => brokerWatch.view());
  projector.start();
  brokerWatch.start();
  parts.onStop(async () => {
    brokerWatch.stop();
    await stopAdvancing();
    await stopResending();
    await stopMonths();
    await consumer.stop();
    await projector.stop();
  });

  return {
    handlers: [
      ...deadLetterHandlers({
        deadLetters: new ReadDeadLetters(work),
        discardDeadLetter: new DiscardDeadLetter(work, clock, ids),
        requestReplay: new RequestReplay(work, clock, ids),
        steerReplay: new SteerReplay(work, clock),
        replays: new ReadReplays(work),
      }),
      ...observationHandlers({
        messages: new SqlMessages(database),
        observations,
        shields: new EpisodeClient(parts.requests, log),
      }),
    ],
    controllers: [LiveController],
    providers: [
      { provide: LiveSteps, useValue: live },
      { provide: SealedContext, useValue: parts.contexts },
    ],
  };
}
