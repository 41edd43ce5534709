import { describe } from '@jest/globals';
import { deliveryStoreSuite } from './delivery-store-suite.js';
import { inboxShieldSuite } from './inbox-shield-suite.js';
import { inboxPagesSuite } from './inbox-pages-suite.js';
import { inboxStoreSuite } from './inbox-store-suite.js';
import { inMemoryNotificationStores } from './in-memory-deliveries.js';

describe('deliveries in memory', () => {
  const stores = inMemoryNotificationStores();
  deliveryStoreSuite(() => stores);
  inboxStoreSuite(() => stores);
  inboxPagesSuite(() => stores);
  inboxShieldSuite(() => stores);
});
