import { afterAll, beforeAll, describe } from '@jest/globals';
import { inTransactions, ScratchSchema } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { CreateConsents1 } from '../../../migrations/1-create-consents.js';
import { consentStoresSuite } from '../../testing/consent-stores-suite.js';
import { TypeormConsentStore } from './consent-store.js';
import { TypeormCounterpartStore } from './counterpart-store.js';
import { consentTable, counterpartTable, receiptTable } from './tables.js';

describe('consent stores on PostgreSQL', () => {
  let scratch: ScratchSchema;
  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, { entities: [consentTable, receiptTable, counterpartTable], migrations: [CreateConsents1] });
  });
  afterAll(() => scratch.drop());

  consentStoresSuite(() => ({
    consents: inTransactions(scratch.database, (manager) => new TypeormConsentStore(manager)),
    counterparts: inTransactions(scratch.database, (manager) => new TypeormCounterpartStore(manager)),
  }));
});
