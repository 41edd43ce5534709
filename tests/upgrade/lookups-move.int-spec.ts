import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { refuse } from '@hub/contracts';
import { LookupAnswered, LookupConfirmationAsked, type LookupView } from '@hub/contracts/lookup';
import { fact, type MessageContext } from '@hub/use-case';
import { ScratchSchema, asked, FixedClock, testId } from '@hub/testing';
import {
  LOOKUP_TABLES,
  LookupsLeft17,
} from '../../apps/episode-service/migrations/17-lookups-left.js';
import { migrations as ofEpisodes } from '../../apps/episode-service/migrations/migrations.js';
import { migrations as ofLookups } from '../../apps/lookup-service/migrations/migrations.js';
import { AnswerEnquiry } from '../../apps/lookup-service/src/application/lookups/answer-enquiry.js';
import { lookupView } from '../../apps/lookup-service/src/application/lookups/lookup-view.js';
import type { LookupWork } from '../../apps/lookup-service/src/application/ports.js';
import { lookUpTools, pointer, register } from '../../apps/lookup-service/src/testing/examples.js';
import { backing } from '../config.js';
import {
  EarlierHub,
  key,
  MIGRATIONS_OF_080,
  ORDERS_AWAITED,
  type PublishedFact,
  relay,
  sealerOf,
  storesOn,
} from './earlier-hub.js';
import { layoutOf } from './layout-of.js';
import { keepPage, pageOf080 } from './lookup-pages.js';

const LEWISHAM = 'E09000023';
const GREENWICH = 'E09000011';
const [GATHERING, WAITING, ENQUIRY, ASKER] = [testId(1), testId(2), testId(3), testId(4)];
const NOW = '2026-03-02T09:30:00.000Z';
const CHILD = pointer('x').child;
const QUESTION = { purpose: 'review' as const, caseReference: 'R', child: CHILD };

const told = (lookupId: string) => fact(LookupAnswered, { lookupId, answeredAt: NOW }, [LEWISHAM]);
const startRequest: MessageContext = asked(LEWISHAM, {
  personId: ASKER,
  idempotencyKey: 'the-key-of-its-start',
});

describe('a hub of 0.8.0 with lookups under way', () => {
  const hub = new EarlierHub(backing.databaseUrl);
  const sealer = sealerOf({ current: 2, keys: { 1: key(1), 2: key(2) } });
  const published: PublishedFact[] = [];
  let lookups: DataSource;
  let episodes: DataSource;
  let firstAnswer: LookupView;

  /**
   * Episode-service as it was: lookups in its schema, facts and first answers in its messaging
   * tables.
   */
  async function fill(old: DataSource): Promise<void> {
    const work = storesOn(old, 'episode-service', hub.sealer);
    const by = { authority: LEWISHAM, personId: ASKER };
    const view = pageOf080(GATHERING, {
      status: 'gathering',
      rows: [{ authority: GREENWICH, name: 'Greenwich', outcome: 'no_answer', reason: 'waiting' }],
    });
    firstAnswer = view;
    const confirmBy = '2026-03-05T09:30:00.000Z';
    const waiting = { question: QUESTION, confirmBy };
    await keepPage(old, hub.sealer, { ...by, page: view });
    const held = pageOf080(WAITING, { status: 'awaiting_confirmation', rows: [] });
    await keepPage(old, hub.sealer, { ...by, page: held, waiting });
    await work.request(startRequest, QUESTION, async (stores) => {
      await stores.enquiries.add([
        {
          id: ENQUIRY,
          lookupId: GATHERING,
          authority: GREENWICH,
          askedAt: NOW,
          answerBy: '2026-03-02T09:30:02.000Z',
          awaitedUntil: NOW,
          attempt: 1,
        },
      ]);
      await stores.lookupReviews.add([
        {
          id: testId(5),
          lookupId: GATHERING,
          reviewer: GREENWICH,
          askedBy: LEWISHAM,
          personId: ASKER,
          because: 'sample',
          state: 'waiting',
          reviewBy: '2026-03-03T10:00:00.000Z',
        },
      ]);
      await stores.lookups.addFindings(
        GATHERING,
        [{ authority: GREENWICH, reference: 'G-1' }],
        testId(6),
      );
      return { result: view, facts: [told(GATHERING)] };
    });
    published.push(...(await relay(old)));
    await work.request(asked(LEWISHAM), {}, async (stores) => {
      await stores.pointers.put({
        authority: GREENWICH,
        pointer: pointer('G-1'),
        receivedAt: NOW,
        tokens: { version: 1, keys: [7n], values: [8n], household: undefined, content: 9n },
      });
      const asking = { lookupId: WAITING, askedAt: NOW, confirmBy };
      return {
        result: {},
        facts: [told(GATHERING), fact(LookupConfirmationAsked, asking, [LEWISHAM])],
      };
    });
    await old.query(
      `INSERT INTO timer (kind, subject, due_at) VALUES ('transfer', $1, now() + interval '1 day')`,
      [testId(7)],
    );
  }

  beforeAll(async () => {
    await hub.provision();
    await hub.giveOrders();
    const old = await hub.start('episode-service', MIGRATIONS_OF_080);
    await fill(old);
  }, 60_000);
  afterAll(() => hub.drop());

  const where = () =>
    hub.query<{ schema: string; owner: string; table: string }>(
      `SELECT schemaname AS schema, tableowner AS owner, tablename AS table FROM pg_tables WHERE tablename = ANY($1)`,
      [LOOKUP_TABLES],
    );

  it('is not upgraded while its services run, and stays as it is', async () => {
    await expect(hub.provision()).rejects.toThrow(/stop (episode|monitor)-service/);
    expect(new Set((await where()).map(({ schema }) => schema))).toEqual(
      new Set(['episode_service']),
    );
    await hub.stopServices();
  });

  it('has all lookups with lookup-service after provisioning, once or twice', async () => {
    await hub.provision();
    await hub.provision();
    const moved = await where();
    expect(moved.map(({ table }) => table).sort()).toEqual([...LOOKUP_TABLES].sort());
    for (const { schema, owner } of moved)
      expect([schema, owner]).toEqual(['lookup_service', 'lookup_service']);
    lookups = await hub.start('lookup-service', ofLookups);
    episodes = await hub.start('episode-service', ofEpisodes);
    expect(await hub.query('SELECT kind, subject FROM episode_service.timer')).toEqual([
      { kind: 'transfer', subject: testId(7) },
    ]);
  });

  it('has the same tables as a new hub', async () => {
    const fresh = await ScratchSchema.create(backing.databaseUrl, {
      entities: [],
      migrations: ofLookups,
    });
    try {
      expect(await layoutOf(lookups, LOOKUP_TABLES)).toEqual(
        await layoutOf(fresh.database, LOOKUP_TABLES),
      );
    } finally {
      await fresh.drop();
    }
  });

  it('publishes each fact once, each stream without a gap', async () => {
    published.push(...(await relay(episodes)), ...(await relay(lookups)));
    const work = storesOn(lookups, 'lookup-service', sealer) as LookupWork;
    const tools = lookUpTools(new FixedClock(NOW));
    const answer = new AnswerEnquiry(work, register, tools.bell, tools);
    const enquiry = { enquiryId: ENQUIRY, outcome: 'none' as const };
    expect(await answer.execute(enquiry, asked(GREENWICH))).toEqual({});
    expect(await answer.execute(enquiry, asked(GREENWICH))).toMatchObject({ refused: 'conflict' });
    published.push(...(await relay(lookups)), ...(await relay(episodes)));

    expect(new Set(published.map(({ id }) => id)).size).toBe(published.length);
    const streams = published.map(
      ({ source, partitionkey, sequence }) =>
        `${source.split(':').at(-1) ?? ''} ${partitionkey} ${String(Number(sequence))}`,
    );
    expect(streams).toEqual([
      `episode-service ${GATHERING} 1`,
      `episode-service ${GATHERING} 2`,
      `episode-service ${WAITING} 1`,
      `lookup-service ${GATHERING} 1`,
    ]);
  });

  it('goes on with what was gathered, waits to be confirmed or to be reviewed', async () => {
    const work = storesOn(lookups, 'lookup-service', sealer);
    await work.read(async (stores) => {
      const lookup = await stores.lookups.find(GATHERING);
      if (!lookup) throw new Error('The lookup is gone');
      const seen = lookupView(lookup, await stores.enquiries.ofLookup(GATHERING), NOW);
      expect(seen).toMatchObject({ status: 'complete', rows: [{ outcome: 'none' }] });
      expect(await stores.lookups.waiting(LEWISHAM, NOW, 10)).toMatchObject([QUESTION]);
      expect(await stores.lookupReviews.waiting(GREENWICH, 10)).toHaveLength(1);
      const found = { authority: GREENWICH, reference: 'G-1' };
      expect(await stores.lookups.thatFound(found)).toMatchObject([{ message: testId(6) }]);
      expect(await stores.pointers.candidates([7n])).toMatchObject([{ pointer: pointer('G-1') }]);
    });
    await work.repeatable(({ pointers }) =>
      pointers.put({
        authority: GREENWICH,
        pointer: pointer('G-2'),
        receivedAt: NOW,
        tokens: { version: 1, keys: [7n], values: [], household: undefined, content: 1n },
      }),
    );
  });

  it('gives the first answer again to who repeats a request from before', async () => {
    const again = storesOn(lookups, 'lookup-service', sealer).request(startRequest, QUESTION, () =>
      Promise.resolve(refuse('conflict', 'It was done again.')),
    );
    expect(await again).toEqual(firstAnswer);
  });

  it('awaits orders of operations from the first that was not published', async () => {
    expect(await hub.awaitedOrders('lookup_service')).toEqual(ORDERS_AWAITED);
  });

  it('would rather not start than lose lookups that nobody moved', async () => {
    await episodes.query(
      'CREATE TABLE lookup (id uuid); INSERT INTO lookup VALUES (gen_random_uuid())',
    );
    const runner = episodes.createQueryRunner();
    await expect(new LookupsLeft17().up(runner)).rejects.toThrow(/Provision the hub/);
    await runner.release();
    await episodes.query('DROP TABLE lookup');
  });
});
