import { afterAll, beforeAll, describe } from '@jest/globals';
import { inTransactions, ScratchSchema } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { CreateConsents1 } from '../../../migrations/1-create-consents.js';
import { TermsAndRecalls2 } from '../../../migrations/2-terms-and-recalls.js';
import { consentStoresSuite } from '../../testing/consent-stores-suite.js';
import { TypeormConsentStore } from './consent-store.js';
import { TypeormCounterpartStore } from './counterpart-store.js';
import { TypeormRecallStore } from './recall-store.js';
import { consentTable, counterpartTable, recallTable, receiptTable } from './tables.js';

describe('consent stores on PostgreSQL', () => {
  let scratch: ScratchSchema;
  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, { entities: [consentTable, receiptTable, counterpartTable, recallTable], migrations: [CreateConsents1, TermsAndRecalls2] });
  });
  afterAll(() => scratch.drop());

  consentStoresSuite(() => ({
    consents: inTransactions(scratch.database, (manager) => new TypeormConsentStore(manager)),
    counterparts: inTransactions(scratch.database, (manager) => new TypeormCounterpartStore(manager)),
    recalls: inTransactions(scratch.database, (manager) => new TypeormRecallStore(manager)),
  }));
});
