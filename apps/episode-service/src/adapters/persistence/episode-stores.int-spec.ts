import { afterAll, beforeAll, describe } from '@jest/globals';
import { Sealer } from '@hub/security';
import { inTransactions, ScratchSchema } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { migrations } from '../../../migrations/migrations.js';
import { indexSuite } from '../../testing/index-suite.js';
import { folderStoresSuite } from '../../testing/folder-stores-suite.js';
import { enquiryStoreSuite } from '../../testing/enquiry-store-suite.js';
import { episodeStoresSuite } from '../../testing/episode-stores-suite.js';
import { SqlContentStore } from './content-store.js';
import { SqlDocumentStore } from './document-store.js';
import { TypeormServiceRequestStore } from './service-request-store.js';
import { SqlEnquiryStore } from './enquiry-store.js';
import { TypeormEpisodeStore } from './episode-store.js';
import { TypeormKnownConsentStore } from './known-consent-store.js';
import { TypeormLookupQuestionStore } from './lookup-question-store.js';
import { TypeormLookupStore } from './lookup-store.js';
import { TypeormLookupReviewStore } from './lookup-review-store.js';
import { SqlPointerStore } from './pointer-store.js';
import { tables } from './tables.js';
import { SqlReconciliationStore } from './reconciliation-store.js';
import { TypeormTransferStore } from './transfer-store.js';

const sealer = new Sealer({ current: 1, keys: { 1: Buffer.alloc(32, 7).toString('base64') } });

describe('episode stores on PostgreSQL', () => {
  let scratch: ScratchSchema;
  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, { entities: tables, migrations });
  });
  afterAll(() => scratch.drop());

  const open = () => ({
    episodes: inTransactions(scratch.database, (manager) => new TypeormEpisodeStore(manager)),
    transfers: inTransactions(scratch.database, (manager) => new TypeormTransferStore(manager)),
    consents: inTransactions(scratch.database, (manager) => new TypeormKnownConsentStore(manager)),
    lookups: inTransactions(scratch.database, (manager) => new TypeormLookupStore(manager, sealer)),
    pointers: inTransactions(scratch.database, (manager) => new SqlPointerStore(manager, sealer)),
    lookupQuestions: inTransactions(scratch.database, (manager) => new TypeormLookupQuestionStore(manager)),
    serviceRequests: inTransactions(scratch.database, (manager) => new TypeormServiceRequestStore(manager)),
    documents: inTransactions(scratch.database, (manager) => new SqlDocumentStore(manager)),
    contents: inTransactions(scratch.database, (manager) => new SqlContentStore(manager)),
    enquiries: inTransactions(scratch.database, (manager) => new SqlEnquiryStore(manager, sealer)),
    reconciliations: inTransactions(scratch.database, (manager) => new SqlReconciliationStore(manager, sealer)),
    lookupReviews: inTransactions(scratch.database, (manager) => new TypeormLookupReviewStore(manager)),
  });
  episodeStoresSuite(open);
  folderStoresSuite(open);
  enquiryStoreSuite(open);
  indexSuite(open);
});
