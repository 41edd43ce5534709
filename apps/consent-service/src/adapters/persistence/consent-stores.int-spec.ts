import { afterAll, beforeAll, describe } from '@jest/globals';
import { Sealer } from '@hub/security';
import { inTransactions, ScratchSchema } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { migrations } from '../../../migrations/migrations.js';
import type { ConsentStores } from '../../application/ports.js';
import { consentStoresSuite } from '../../testing/consent-stores-suite.js';
import { releaseStoresSuite } from '../../testing/release-stores-suite.js';
import { retentionStoresSuite } from '../../testing/retention-stores-suite.js';
import { subjectAccessStoreSuite } from '../../testing/subject-access-store-suite.js';
import { storesOn } from './stores.js';
import { tables } from './tables.js';

const sealer = new Sealer({ current: 1, keys: { 1: Buffer.alloc(32, 5).toString('base64') } });

describe('consent stores on PostgreSQL', () => {
  let scratch: ScratchSchema;
  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, { entities: tables, migrations });
  });
  afterAll(() => scratch.drop());

  const one = <K extends keyof ConsentStores>(name: K): ConsentStores[K] =>
    inTransactions(scratch.database, (manager) => storesOn(manager, sealer)[name]);
  const open = (): ConsentStores => ({
    consents: one('consents'),
    counterparts: one('counterparts'),
    looks: one('looks'),
    recalls: one('recalls'),
    documents: one('documents'),
    dataKeys: one('dataKeys'),
    releases: one('releases'),
    overrides: one('overrides'),
    subjectAccess: one('subjectAccess'),
    retentions: one('retentions'),
    erasures: one('erasures'),
    timers: one('timers'),
  });
  consentStoresSuite(open);
  releaseStoresSuite(open);
  retentionStoresSuite(open);
  subjectAccessStoreSuite(open);
});
