import { afterAll, beforeAll, describe } from '@jest/globals';
import { inTransactions, ScratchSchema } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { CreateDisputes1 } from '../../../migrations/1-create-disputes.js';
import { arbitrationStoresSuite } from '../../testing/arbitration-stores-suite.js';
import { TypeormCounterpartStore } from './counterpart-store.js';
import { TypeormDisputeStore } from './dispute-store.js';
import { counterpartTable, disputeTable } from './tables.js';

describe('arbitration stores on PostgreSQL', () => {
  let scratch: ScratchSchema;
  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, { entities: [disputeTable, counterpartTable], migrations: [CreateDisputes1] });
  });
  afterAll(() => scratch.drop());

  arbitrationStoresSuite(() => ({
    disputes: inTransactions(scratch.database, (manager) => new TypeormDisputeStore(manager)),
    counterparts: inTransactions(scratch.database, (manager) => new TypeormCounterpartStore(manager)),
  }));
});
