import { afterAll, beforeAll, describe } from '@jest/globals';
import { inTransactions, ScratchSchema } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { CreateLedger1 } from '../../../migrations/1-create-ledger.js';
import { ledgerStoreSuite } from '../../testing/ledger-store-suite.js';
import { SqlLedgerStore } from './sql-ledger-store.js';

describe('ledger store on PostgreSQL', () => {
  let scratch: ScratchSchema;
  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, {
      entities: [],
      migrations: [CreateLedger1],
    });
  });
  afterAll(() => scratch.drop());

  ledgerStoreSuite(() => ({
    ledger: inTransactions(scratch.database, (manager) => new SqlLedgerStore(manager)),
  }));
});
