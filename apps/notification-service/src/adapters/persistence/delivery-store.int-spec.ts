import { afterAll, beforeAll, describe } from '@jest/globals';
import { Journal, MESSAGING_MIGRATIONS } from '@hub/messaging';
import { inTransactions, ScratchSchema } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { CreateDeliveries1 } from '../../../migrations/1-create-deliveries.js';
import { CreateInbox2 } from '../../../migrations/2-create-inbox.js';
import { InboxBesideEpisodes3 } from '../../../migrations/3-inbox-beside-episodes.js';
import { SendAgain4 } from '../../../migrations/4-send-again.js';
import { WorkflowsOfOneSubject5 } from '../../../migrations/5-workflows-of-one-subject.js';
import { WhoWaits6 } from '../../../migrations/6-who-waits.js';
import { PeopleShielded7 } from '../../../migrations/7-people-shielded.js';
import { deliveryStoreSuite } from '../../testing/delivery-store-suite.js';
import { inboxShieldSuite } from '../../testing/inbox-shield-suite.js';
import { inboxStoreSuite } from '../../testing/inbox-store-suite.js';
import { SqlDeliveryStore } from './delivery-store.js';
import { SqlInboxStore } from './inbox-store.js';
import { SqlPeopleShielded } from './people-shielded.js';

describe('deliveries on PostgreSQL', () => {
  let scratch: ScratchSchema;
  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, {
      entities: [],
      migrations: [
        CreateDeliveries1,
        CreateInbox2,
        InboxBesideEpisodes3,
        SendAgain4,
        WorkflowsOfOneSubject5,
        WhoWaits6,
        PeopleShielded7,
        ...MESSAGING_MIGRATIONS,
      ],
    });
  });
  afterAll(() => scratch.drop());

  const open = () => ({
    deliveries: inTransactions(
      scratch.database,
      (manager) => new SqlDeliveryStore(manager, new Journal()),
    ),
    inbox: inTransactions(scratch.database, (manager) => new SqlInboxStore(manager)),
    shields: inTransactions(scratch.database, (manager) => new SqlPeopleShielded(manager)),
  });
  deliveryStoreSuite(open);
  inboxStoreSuite(open);
  inboxShieldSuite(open);
});
