import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inTransactions, ScratchSchema, testId } from '@hub/testing';
import type { JournalBatch, JournalEvent } from '@hub/journal';
import { MESSAGING_MIGRATIONS } from '@hub/messaging';
import { createLogger } from '@hub/observability';
import { backing } from '../../../../../tests/config.js';
import { CreateMonitor1 } from '../../../migrations/1-create-monitor.js';
import { SentAgain3 } from '../../../migrations/3-sent-again.js';
import { ReplayPace4 } from '../../../migrations/4-replay-pace.js';
import { EpisodesOfMessages5 } from '../../../migrations/5-episodes-of-messages.js';
import { SqlJournalStore } from './journal-store.js';
import { PROJECTED_TABLES } from './projection-statements.js';
import { Projector } from './projector.js';

const [ROOT, FACT, CONVERSATION] = [testId(1), testId(2), testId(3)];
const BEGAN = Date.parse('2026-03-02T09:00:00.000Z');
const TYPE = 'transfer.proposed.v1';
let written = 0;

/** What services wrote, in the order in which it happened. */
const batch = (service: string, ...events: JournalEvent[]): JournalBatch => {
  written += 1;
  return {
    service,
    id: String(written),
    at: new Date(BEGAN + written * 1_000).toISOString(),
    events,
  };
};
const HAPPENED: readonly JournalBatch[] = [
  batch(
    'episode-service',
    {
      kind: 'requested',
      message: ROOT,
      type: 'transfer.propose.v1',
      conversation: CONVERSATION,
      workedMs: 8,
    },
    {
      kind: 'enqueued',
      message: FACT,
      type: TYPE,
      conversation: CONVERSATION,
      causation: ROOT,
      subject: 't-1',
    },
  ),
  batch('episode-service', { kind: 'unroutable', message: FACT }),
  batch('episode-service', { kind: 'published', message: FACT, sequence: 1 }),
  batch('consent-service', { kind: 'held', message: FACT, type: TYPE }),
  batch('consent-service', {
    kind: 'deferred',
    message: FACT,
    type: TYPE,
    attempt: 1,
    error: 'TypeError',
    fingerprint: 'f00',
  }),
  batch('consent-service', {
    kind: 'parked',
    message: FACT,
    type: TYPE,
    attempt: 2,
    error: 'RangeError',
    fingerprint: 'f01',
  }),
  batch('consent-service', {
    kind: 'processed',
    message: FACT,
    type: TYPE,
    waitedMs: 12,
    workedMs: 3,
  }),
  batch('consent-service', { kind: 'duplicate', message: FACT, type: TYPE }),
  batch('notification-service', {
    kind: 'processed',
    message: FACT,
    type: TYPE,
    waitedMs: 9,
    workedMs: 1,
  }),
  batch('notification-service', { kind: 'sent', message: FACT, authority: 'E09000011' }),
  batch('notification-service', { kind: 'resent', message: FACT, authority: 'E09000011' }),
  batch('notification-service', { kind: 'confirmed', message: FACT, authority: 'E09000011' }),
  batch('notification-service', { kind: 'sent', message: FACT, authority: 'E09000011' }),
];

describe('projections', () => {
  let scratch: ScratchSchema;
  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, {
      entities: [],
      migrations: [
        CreateMonitor1,
        ...MESSAGING_MIGRATIONS,
        SentAgain3,
        ReplayPace4,
        EpisodesOfMessages5,
      ],
    });
  });
  afterAll(() => scratch.drop());

  /**
   * What is shown where batches arrive in this order, and are taken up after each of which it is
   * said.
   */
  const shown = async (
    arrivals: readonly { readonly batch: JournalBatch; readonly project: boolean }[],
  ): Promise<unknown> => {
    await scratch.database.query(
      `TRUNCATE journal_batch, journal_entry, ${PROJECTED_TABLES} RESTART IDENTITY`,
    );
    await scratch.database.query('UPDATE projection SET projected_to = 0');
    const journal = inTransactions(scratch.database, (manager) => new SqlJournalStore(manager));
    const projector = new Projector(scratch.database, createLogger('test', 'silent'));
    for (const { batch: one, project } of arrivals) {
      await journal.append([one]);
      if (project) await projector.catchUp();
    }
    await projector.catchUp();
    const tables = PROJECTED_TABLES.split(', ').map(async (table) => [
      table,
      await scratch.database.query<{ t: string }[]>(`SELECT t::text FROM ${table} t ORDER BY 1`),
    ]);
    return Object.fromEntries((await Promise.all(tables)) as [string, unknown][]);
  };

  it('show the same in whatever order and pieces the journals arrive', async () => {
    const inOrder = await shown(HAPPENED.map((one) => ({ batch: one, project: false })));
    expect(JSON.stringify(inOrder)).toMatch(/processed/);
    const order = fc.shuffledSubarray([...HAPPENED], { minLength: HAPPENED.length });
    await fc.assert(
      fc.asyncProperty(
        order,
        fc.array(fc.boolean(), { minLength: HAPPENED.length, maxLength: HAPPENED.length }),
        async (batches, cuts) => {
          expect(
            await shown(
              batches.map((one, place) => ({ batch: one, project: cuts[place] ?? false })),
            ),
          ).toEqual(inOrder);
        },
      ),
      { numRuns: 40 },
    );
  });
});
