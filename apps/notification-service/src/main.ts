import { runService } from '@hub/service-host';
import { CreateDeliveries1 } from '../migrations/1-create-deliveries.js';
import { CreateInbox2 } from '../migrations/2-create-inbox.js';
import { InboxBesideEpisodes3 } from '../migrations/3-inbox-beside-episodes.js';
import { SendAgain4 } from '../migrations/4-send-again.js';
import { WorkflowsOfOneSubject5 } from '../migrations/5-workflows-of-one-subject.js';
import { WhoWaits6 } from '../migrations/6-who-waits.js';
import { PeopleShielded7 } from '../migrations/7-people-shielded.js';
import { config } from './config.js';
import { composeNotificationService } from './notification-service.module.js';

await runService({
  config,
  entities: [],
  migrations: [
    CreateDeliveries1,
    CreateInbox2,
    InboxBesideEpisodes3,
    SendAgain4,
    WorkflowsOfOneSubject5,
    WhoWaits6,
    PeopleShielded7,
  ],
  compose: (parts) => composeNotificationService(parts, config),
});
