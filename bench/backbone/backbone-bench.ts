import { setTimeout as pause } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { ConsentRefused } from '@hub/internal-messages';
import { ReadEpisode } from '@hub/contracts/episode';
import { internalCaller } from '@hub/use-case';
import { BrokerConnection, HUB_VHOST, RequestClient } from '@hub/messaging';
import { createLogger } from '@hub/observability';
import { Sealer } from '@hub/security';
import type { BackingServices } from '../../tools/backing-services/services.js';
import { residentMegabytes } from '../usage.js';
import { type Percentiles, percentiles } from '../percentiles.js';
import { measureRawParts, type RawParts } from './raw-parts.js';
import { BenchStage, type Role } from './stage.js';

const SECONDS = 8;
const GATHER = 32;

interface Figures {
  readonly processed: number;
  readonly lastAt: number;
  readonly latency: Percentiles;
}

interface WriteRun {
  readonly messages: number;
  readonly seconds: number;
  readonly beganAt: number;
}

type Urls = Record<Role, string>;

/**
 * Everything that the backbone promises in speed, beside its raw parts and the peer, in one run.
 */
export async function measureBackbone(
  backing: BackingServices,
  folder: string,
  tell: (sentence: string) => void,
): Promise<object> {
  const stage = new BenchStage(backing, folder);
  try {
    tell('Raw parts.');
    const raw = await measureRawParts(backing);
    tell(
      `Raw parts: producer ${String(raw.producer)}/s, relay ${String(raw.relay)}/s, consumer ${String(raw.consumer)}/s; together ${String(raw.together)}/s.`,
    );
    const withJournal = await onStage(stage, 'journal', {}, tell);
    const withoutJournal = await ceilings(stage, 'plain', { HUB_JOURNAL: 'off' }, tell);
    const consumer = await drainedBy(stage, 'consumer', { HUB_JOURNAL: 'off' }, tell);
    const together = await drainedBy(
      stage,
      'together',
      { HUB_JOURNAL: 'off', HUB_BENCH_EFFECT: 'together' },
      tell,
    );
    const bare = await drainedBy(
      stage,
      'bare',
      { HUB_JOURNAL: 'off', HUB_BENCH_EFFECT: 'none' },
      tell,
    );
    tell('The peer: Nest’s own transport and a TypeORM save for each message.');
    const peer = [await stage.peer(50, SECONDS), await stage.peer(1, SECONDS)];
    return {
      raw,
      commitToProcessedAt1000PerSecond: withJournal.latency,
      ceilingSingleRow: {
        journalOff: withoutJournal.single,
        journalOn: withJournal.single,
        ...comparison(withoutJournal.single, raw),
        journalCost: share(1 - withJournal.single / withoutJournal.single),
      },
      ceilingFanOut32: { journalOff: withoutJournal.fanOut, journalOn: withJournal.fanOut },
      relayPerSecond: Math.max(consumer.relay, together.relay, bare.relay),
      batchedConsumerPerSecond: {
        oneStatementEach: consumer.consumer,
        oneStatementABatch: together.consumer,
        inboxAlone: bare.consumer,
      },
      gather32: withJournal.gather,
      brokerKilled: withJournal.killed,
      memoryMegabytes: withJournal.memory,
      peer: {
        note: 'Peer: at least once from a durable queue to a saved row, no outbox, no dedupe, no order across prefetch, publish without confirm. Hub: nothing lost between two commits, once, in order, with a journal.',
        prefetch50ManualAck: peer[0],
        prefetch1ManualAck: peer[1],
        ratioJournalOn: share(withJournal.single / (peer[0]?.perSecond ?? Number.NaN)),
        ratioJournalOff: share(withoutJournal.single / (peer[0]?.perSecond ?? Number.NaN)),
        ratioInOrder: share(withJournal.single / (peer[1]?.perSecond ?? Number.NaN)),
      },
    };
  } finally {
    await stage.stop();
  }
}

function comparison(perSecond: number, raw: RawParts): object {
  return { ofRawParts: share(perSecond / raw.together) };
}

async function onStage(
  stage: BenchStage,
  name: string,
  variables: Record<string, string>,
  tell: (sentence: string) => void,
) {
  const urls = await stage.start(name, variables);
  await drive(urls, 'seconds=2&perSecond=300');
  await fetch(`${urls['episode-service']}/forget`);
  await drive(urls, `seconds=${String(SECONDS)}&perSecond=1000`);
  const { latency } = await figures(urls, true);
  tell(
    `Commit to processed at 1,000/s: p50 ${String(latency.p50)} ms, p99 ${String(latency.p99)} ms.`,
  );
  const memory = residentMegabytes(process.pid);
  const gather = await gatherFrom(stage);
  tell(
    `32-way gather: p50 ${String(gather.serial.p50)} ms, p99 ${String(gather.serial.p99)} ms, ${String(gather.perSecond)}/s.`,
  );
  const single = await ceiling(urls, 'facts=1');
  const fanOut = await ceiling(urls, 'facts=32');
  tell(`Ceiling with journal: ${String(single)}/s, fan-out ${String(fanOut)}/s.`);
  const killed = await killBroker(stage, urls);
  tell(`Broker killed: traffic ${String(killed.afterItAnsweredMs)} ms after it answered again.`);
  await stage.stop();
  return { latency, single, fanOut, gather, killed, memory };
}

async function ceilings(
  stage: BenchStage,
  name: string,
  variables: Record<string, string>,
  tell: (sentence: string) => void,
) {
  const urls = await stage.start(name, variables);
  await drive(urls, 'seconds=2&perSecond=300');
  const single = await ceiling(urls, 'facts=1');
  const fanOut = await ceiling(urls, 'facts=32');
  tell(`Ceiling without journal: ${String(single)}/s, fan-out ${String(fanOut)}/s.`);
  await stage.stop();
  return { single, fanOut };
}

/**
 * As fast as producers write, until everything was processed.
 * @returns messages a second over all of it
 */
async function ceiling(urls: Urls, query: string): Promise<number> {
  await fetch(`${urls['episode-service']}/forget`);
  const written = await drive(urls, `seconds=${String(SECONDS)}&${query}`);
  const { lastAt } = await figures(urls);
  return Math.round((written.messages * 1_000) / (lastAt - written.beganAt));
}

async function drive(urls: Urls, query: string): Promise<WriteRun> {
  const before = (await figures(urls)).processed;
  const written = (await (
    await fetch(`${urls['consent-service']}/run?${query}`)
  ).json()) as WriteRun;
  while ((await figures(urls)).processed < before + written.messages) await pause(50);
  return written;
}

async function figures(urls: Urls, latency = false): Promise<Figures> {
  return (await (
    await fetch(`${urls['episode-service']}/figures?latency=${latency ? 'yes' : 'no'}`)
  ).json()) as Figures;
}

/**
 * Fills the outbox and starts the relay on it, with the consumer away; then the consumer on what
 * lies in the queue.
 */
async function drainedBy(
  stage: BenchStage,
  name: string,
  variables: Record<string, string>,
  tell: (sentence: string) => void,
) {
  const rows = 40_000;
  await stage.start(name, variables);
  await stage.stop();
  const client = await stage.client(`bench_${name}`);
  await client.query('SET search_path = consent_service');
  await client.query(
    `WITH accounts AS (SELECT id, row_number() OVER () - 1 AS place FROM bench_account)
     INSERT INTO outbox (message_id, type, sequence, envelope)
     SELECT id, '${ConsentRefused.type}', sequence, json_build_object('specversion', '1.0', 'id', id, 'type', '${ConsentRefused.type}',
       'source', 'urn:pan-london-caf-hub:consent-service', 'time', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
       'data', json_build_object('consentId', account, 'episodeId', id, 'authority', 'E09000023'), 'subject', account, 'partitionkey', account)::text
     FROM (SELECT gen_random_uuid() AS id, a.id AS account, g / 500 + 1 AS sequence FROM generate_series(0, $1::integer - 1) g JOIN accounts a ON a.place = g % 500 ORDER BY g) made`,
    [rows],
  );
  const left = async (sql: string): Promise<number> =>
    Number((await client.query<{ count: string }>(sql)).rows[0]?.count);
  void stage.restart('consent-service');
  const relay = await rate(rows, () => left('SELECT count(*) FROM outbox'));
  void stage.restart('episode-service');
  const consumer = await rate(
    rows,
    async () =>
      rows -
      (await left('SELECT coalesce(sum(last), 0) AS count FROM episode_service.inbox_cursor')),
  );
  tell(`${name}: relay ${String(relay)}/s, consumer ${String(consumer)}/s.`);
  await client.end();
  await stage.stop();
  return { relay, consumer };
}

/**
 * From the first message that moved to the last, so that the start of the process is not measured.
 */
async function rate(rows: number, leftOver: () => Promise<number>): Promise<number> {
  let left = rows;
  while (left === rows) {
    await pause(5);
    left = await leftOver();
  }
  const [began, first] = [performance.now(), left];
  while (left > 0) {
    await pause(20);
    left = await leftOver();
  }
  return Math.round((first * 1_000) / (performance.now() - began));
}

async function gatherFrom(stage: BenchStage): Promise<{ serial: Percentiles; perSecond: number }> {
  const connection = new BrokerConnection({
    url: `${stage.backing.amqpUrl}/${HUB_VHOST}`,
    name: 'bench',
    log: createLogger('bench', 'silent'),
  }).start();
  const client = new RequestClient(connection, new Sealer(stage.transportKeys));
  while (!client.ready) await pause(20);
  const ask = (): Promise<object> =>
    client.request(ReadEpisode, { episodeId: uuidv7() }, { caller: internalCaller('bench') });
  const gather = (): Promise<object[]> => Promise.all(Array.from({ length: GATHER }, ask));
  for (let round = 0; round < 50; round += 1) await gather();
  const milliseconds: number[] = [];
  for (let round = 0; round < 400; round += 1) {
    const began = performance.now();
    await gather();
    milliseconds.push(performance.now() - began);
  }
  let done = 0;
  const until = performance.now() + 4_000;
  const worker = async (): Promise<void> => {
    while (performance.now() < until) {
      await gather();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  await connection.close();
  return { serial: percentiles(milliseconds), perSecond: Math.round(done / 4) };
}

/**
 * Kills the broker under 200/s.
 * @returns when messages were processed again, from its first answer on
 */
async function killBroker(
  stage: BenchStage,
  urls: Urls,
): Promise<{ afterItAnsweredMs: number; downMs: number }> {
  const traffic = fetch(`${urls['consent-service']}/run?seconds=25&perSecond=200`);
  await pause(2_000);
  const began = performance.now();
  await stage.backing.crash?.('broker');
  const answered = performance.now();
  const before = (await figures(urls)).processed;
  while ((await figures(urls)).processed === before) await pause(20);
  const flowing = performance.now();
  await (await traffic).arrayBuffer();
  return {
    afterItAnsweredMs: Math.round(flowing - answered),
    downMs: Math.round(answered - began),
  };
}

function share(value: number): number {
  return Math.round(value * 100) / 100;
}
