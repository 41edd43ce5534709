import { runService } from '@hub/service-host';
import { CreateMonitor1 } from '../migrations/1-create-monitor.js';
import { JournalByMonths2 } from '../migrations/2-journal-by-months.js';
import { SentAgain3 } from '../migrations/3-sent-again.js';
import { ReplayPace4 } from '../migrations/4-replay-pace.js';
import { EpisodesOfMessages5 } from '../migrations/5-episodes-of-messages.js';
import { config } from './config.js';
import { composeMonitorService } from './monitor-service.module.js';

await runService({
  config,
  entities: [],
  migrations: [CreateMonitor1, JournalByMonths2, SentAgain3, ReplayPace4, EpisodesOfMessages5],
  compose: (parts) => composeMonitorService(parts, config),
});
