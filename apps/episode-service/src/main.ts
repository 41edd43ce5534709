import { runService } from '@hub/service-host';
import { CreateEpisodes1 } from '../migrations/1-create-episodes.js';
import { IndexByBlockingKeys2 } from '../migrations/2-index-by-blocking-keys.js';
import { LookupsThatWait3 } from '../migrations/3-lookups-that-wait.js';
import { LimitsAndReviews4 } from '../migrations/4-limits-and-reviews.js';
import { Enquiries5 } from '../migrations/5-enquiries.js';
import { tables } from './adapters/persistence/tables.js';
import { config } from './config.js';
import { EpisodeServiceModule } from './episode-service.module.js';

await runService({
  config,
  entities: tables,
  migrations: [CreateEpisodes1, IndexByBlockingKeys2, LookupsThatWait3, LimitsAndReviews4, Enquiries5],
  module: (parts) => EpisodeServiceModule.of(parts, config.lookups),
});
