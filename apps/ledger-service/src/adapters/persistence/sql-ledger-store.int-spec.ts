import { afterAll, beforeAll, describe } from '@jest/globals';
import { inTransactions, ScratchSchema } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { migrations } from '../../../migrations/migrations.js';
import { decisionStoreSuite, policyStoreSuite } from '../../testing/policy-stores-suite.js';
import { ledgerStoreSuite } from '../../testing/ledger-store-suite.js';
import { storesOn } from './stores.js';

describe('ledger stores on PostgreSQL', () => {
  let scratch: ScratchSchema;
  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, { entities: [], migrations });
  });
  afterAll(() => scratch.drop());
  const open = () => ({
    ledger: inTransactions(scratch.database, (manager) => storesOn(manager).ledger),
    policies: inTransactions(scratch.database, (manager) => storesOn(manager).policies),
    decisions: inTransactions(scratch.database, (manager) => storesOn(manager).decisions),
  });

  ledgerStoreSuite(open);
  policyStoreSuite(open);
  decisionStoreSuite(open);
});
