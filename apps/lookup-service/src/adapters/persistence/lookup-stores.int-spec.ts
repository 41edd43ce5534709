import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Sealer } from '@hub/security';
import { SqlPeopleHeard } from '@hub/service-host';
import { inTransactions, ScratchSchema, testId } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { migrations } from '../../../migrations/migrations.js';
import { answeredLookup } from '../../testing/examples.js';
import { lookupStoresSuite } from '../../testing/lookup-stores-suite.js';
import { SqlAgeStore } from './age-store.js';
import { SqlCoverStore } from './cover-store.js';
import { TypeormDetailsStore } from './details-store.js';
import { TypeormDoubleStartStore } from './double-start-store.js';
import { SqlEnquiryStore } from './enquiry-store.js';
import { TypeormHubEpisodeStore } from './hub-episode-store.js';
import { TypeormJoinRequestStore } from './join-request-store.js';
import { TypeormLateAnswerStore } from './late-answer-store.js';
import { TypeormLookupQuestionStore } from './lookup-question-store.js';
import { TypeormLookupReviewStore } from './lookup-review-store.js';
import { TypeormLookupStore } from './lookup-store.js';
import { SqlPointerStore } from './pointer-store.js';
import { SqlReconciliationStore } from './reconciliation-store.js';
import { TypeormSocialCareStore } from './social-care-store.js';
import { tables } from './tables.js';

const sealer = new Sealer({ current: 1, keys: { 1: Buffer.alloc(32, 7).toString('base64') } });

describe('lookup stores on PostgreSQL', () => {
  let scratch: ScratchSchema;
  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, { entities: tables, migrations });
  });
  afterAll(() => scratch.drop());

  const open = () => {
    const { database } = scratch;
    return {
      lookups: inTransactions(database, (manager) => new TypeormLookupStore(manager, sealer)),
      pointers: inTransactions(database, (manager) => new SqlPointerStore(manager, sealer)),
      lookupQuestions: inTransactions(
        database,
        (manager) => new TypeormLookupQuestionStore(manager),
      ),
      enquiries: inTransactions(database, (manager) => new SqlEnquiryStore(manager, sealer)),
      details: inTransactions(database, (manager) => new TypeormDetailsStore(manager, sealer)),
      hubEpisodes: inTransactions(database, (manager) => new TypeormHubEpisodeStore(manager)),
      doubleStarts: inTransactions(database, (manager) => new TypeormDoubleStartStore(manager)),
      joinRequests: inTransactions(database, (manager) => new TypeormJoinRequestStore(manager)),
      people: inTransactions(database, (manager) => new SqlPeopleHeard(manager)),
      lateAnswers: inTransactions(database, (manager) => new TypeormLateAnswerStore(manager)),
      socialCare: inTransactions(
        database,
        (manager) => new TypeormSocialCareStore(manager, sealer),
      ),
      ages: inTransactions(scratch.database, (manager) => new SqlAgeStore(manager)),
      covers: inTransactions(database, (manager) => new SqlCoverStore(manager, sealer)),
      reconciliations: inTransactions(
        database,
        (manager) => new SqlReconciliationStore(manager, sealer),
      ),
      lookupReviews: inTransactions(database, (manager) => new TypeormLookupReviewStore(manager)),
    };
  };
  lookupStoresSuite(open);

  it('notes how lookups stand that are from before they were listed', async () => {
    const { lookups } = open();
    const [authority, now] = ['E09000031', '2026-03-02T00:00:00.000Z'];
    const lookup = answeredLookup(testId(8_700), { authority });
    await lookups.add(lookup);
    await scratch.database.query('UPDATE lookup SET state = NULL WHERE id = $1', [lookup.id]);
    const complete = () => lookups.list({ authority }, { status: 'complete', now, limit: 5 });
    expect(await complete()).toEqual([]);
    expect(await lookups.noteStates(5)).toBe(1);
    expect(await complete()).toEqual([lookup]);
    expect(await lookups.noteStates(5)).toBe(0);
  });
});
