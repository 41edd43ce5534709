import { afterAll, beforeAll, describe } from '@jest/globals';
import { ScratchSchema } from '@hub/testing';
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

  consentStoresSuite(() => {
    // Each call locks, so each runs in a transaction of its own, as it would inside a unit of work.
    const inTransaction = <T extends object>(make: (manager: ConstructorParameters<typeof TypeormConsentStore>[0]) => T): T =>
      new Proxy({} as T, {
        get: (_, method) => (...words: unknown[]) =>
          scratch.database.transaction((manager) => (make(manager) as Record<PropertyKey, (...given: unknown[]) => Promise<unknown>>)[method]?.(...words) ?? Promise.resolve()),
      });
    return {
      consents: inTransaction((manager) => new TypeormConsentStore(manager)),
      counterparts: inTransaction((manager) => new TypeormCounterpartStore(manager)),
    };
  });
});
