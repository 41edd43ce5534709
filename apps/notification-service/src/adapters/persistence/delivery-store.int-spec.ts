import { afterAll, beforeAll, describe } from '@jest/globals';
import { Journal, MESSAGING_MIGRATIONS } from '@hub/messaging';
import { inTransactions, ScratchSchema } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { migrations } from '../../../migrations/migrations.js';
import { deliveryStoreSuite } from '../../testing/delivery-store-suite.js';
import { inboxShieldSuite } from '../../testing/inbox-shield-suite.js';
import { inboxPagesSuite } from '../../testing/inbox-pages-suite.js';
import { inboxStoreSuite } from '../../testing/inbox-store-suite.js';
import { reminderStoreSuite } from '../../testing/reminder-store-suite.js';
import { SqlDeliveryStore } from './delivery-store.js';
import { SqlInboxStore } from './inbox-store.js';
import { SqlReminderStore } from './reminder-store.js';
import { SqlPeopleShielded } from './people-shielded.js';

describe('deliveries on PostgreSQL', () => {
  let scratch: ScratchSchema;
  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, {
      entities: [],
      migrations: [...migrations, ...MESSAGING_MIGRATIONS],
    });
  });
  afterAll(() => scratch.drop());

  const open = () => ({
    deliveries: inTransactions(
      scratch.database,
      (manager) => new SqlDeliveryStore(manager, new Journal()),
    ),
    inbox: inTransactions(scratch.database, (manager) => new SqlInboxStore(manager)),
    reminders: inTransactions(scratch.database, (manager) => new SqlReminderStore(manager)),
    shields: inTransactions(scratch.database, (manager) => new SqlPeopleShielded(manager)),
  });
  deliveryStoreSuite(open);
  inboxStoreSuite(open);
  inboxPagesSuite(open);
  inboxShieldSuite(open);
  reminderStoreSuite(open);
});
