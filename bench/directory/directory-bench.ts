import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { AUTHORITY_CODES } from '@hub/contracts';
import { type FeedView, type PullReport } from '@hub/contracts/directory';
import { WEEKDAYS } from '@hub/contracts/shape';
import type { HttpDoor } from '@hub/borough-connector';
import type { BackingServices } from '../../tools/backing-services/services.js';
import { freePort } from '../../tools/backing-services/process-control.js';
import { Hub } from '../../tools/hub/hub.js';
import { StateFolder } from '../../tools/hub/state-folder.js';
import { UNLIMITED } from '../../tools/hub/variables.js';
import { Members } from '../../tools/people/members-view.js';
import { Random } from '@hub/seeded-random';
import { SIMULATED_NEEDS } from '../../apps/borough-simulator/src/feeds/service-kinds.js';
import { runOpenLoad } from '../hub/open-load.js';
import { residentMegabytes } from '../usage.js';
import { type Percentiles, percentiles } from '../percentiles.js';
import { measureRawCeilings } from '../raw-ceilings.js';
import { settle } from '../settle.js';
import type { FeedThreadData } from './feed-thread.js';

const SERVICES = 20_000;
const SEED = 2026;
const OUTCODES_FILE = 'data/uk-outcodes.csv';
const WARM_UP = { perSecond: 50, seconds: 10 };
const LOAD = { perSecond: 100, seconds: 30 };
const PAGES = { perSecond: 20, seconds: 20 };
const PULL_WITHIN_MS = 5 * 60_000;
const NAIVE = 20;
const POSTCODES = [
  'SE13 6LG',
  'E8 1AA',
  'N1 9GU',
  'BR1 1AA',
  'CR0 2AA',
  'W4 5TF',
  'NW3 2QG',
  'SW9 8LF',
];
const WORDS = [
  'counselling',
  'youth club',
  'speech therapy',
  'autism',
  'housing advice',
  'councelling',
  'family support lewisham',
];

interface Timing {
  readonly figures: Percentiles;
  readonly failed: number;
}

/**
 * The whole hub with 20,000 services at 60,000 places: the question, the public pages, and a pull
 * of all of them meanwhile.
 */
export async function measureDirectory(
  backing: BackingServices,
  folder: string,
  tell: (sentence: string) => void,
): Promise<object> {
  const variables = { ...UNLIMITED, HUB_SIMULATED_SERVICES: '0', HUB_SIMULATED_FEED_MOODS: '' };
  const hub = await Hub.start({
    backing,
    state: new StateFolder(folder),
    port: await freePort(),
    tell,
    variables,
  });
  const feed = new Worker(new URL('./feed-thread.js', import.meta.url), {
    workerData: {
      services: SERVICES,
      seed: SEED,
      outcodesFile: OUTCODES_FILE,
    } satisfies FeedThreadData,
  });
  try {
    const [url] = (await once(feed, 'message')) as [string];
    const members = new Members(hub.credentials);
    const lead = members.as(members.person('Camden', 'lead_caf_contact'));
    const door = members.as(members.person('Lewisham', 'practitioner'));
    const bench = new DirectoryBench(hub.url, door, lead, tell);
    tell(`Pulling ${String(SERVICES)} services into an empty directory.`);
    const { body: registered } = await lead.post<FeedView>('/v1/feeds', {
      body: { name: 'All', url, licence: 'OGL-UK-3.0', everyHours: 24 },
    });
    const first = await bench.pulled(registered.id, 1);
    await settle({ ...backing, databaseUrl: hubDatabase(backing) });
    tell(`The question at ${String(LOAD.perSecond)}/s.`);
    const alone = await bench.questions(LOAD);
    const facets = await bench.one(
      { perSecond: 5, seconds: 10 },
      (random) => `${question(random)}&facets=true`,
    );
    tell('Pages of the public directory.');
    const pages = await bench.pages();
    tell('The question while every service is pulled and indexed anew.');
    feed.postMessage('change every service');
    await once(feed, 'message');
    await lead.post(`/v1/feeds/${registered.id}/pull`, { body: {} });
    const pulling = bench.pulled(registered.id, 2);
    const meanwhile = await bench.questionsUntil(pulling);
    const again = await pulling;
    const memory = residentMegabytes(process.pid);
    const naive = await sortingEverything(backing);
    const raw = await measureRawCeilings(backing);
    const rawQuestion =
      (raw['amqpRequestReplyClassic']?.p50 ?? 0) + (raw['postgresReadByKey']?.p50 ?? 0);
    const ratio = (value: number, of: number): number => Math.round((value / of) * 100) / 100;
    return {
      services: SERVICES,
      pullIntoAnEmptyDirectory: first,
      question: alone,
      questionWithFacetsAt5PerSecond: facets,
      publicServicesPage: pages,
      pullOfAllAnewMeanwhile: again,
      questionMeanwhile: meanwhile,
      ratios: {
        questionP50ToRawParts: ratio(alone.figures.p50, rawQuestion),
        questionMeanwhileP50: ratio(meanwhile.figures.p50, alone.figures.p50),
        questionMeanwhileP99: ratio(meanwhile.figures.p99, alone.figures.p99),
        sortingEverythingP50ToQuestion: ratio(naive.p50, alone.figures.p50),
      },
      sortingEverythingByDistance: naive,
      memoryMegabytes: memory,
      rawParts: raw,
    };
  } finally {
    await feed.terminate();
    await hub.stop();
  }
}

/** As practitioners ask: mostly by need, age and place, now and then in words. */
export function question(random: Random): string {
  const query = new URLSearchParams({
    home: random.pick(AUTHORITY_CODES),
    age: String(random.between(0, 18)),
    postcode: random.pick(POSTCODES),
  });
  if (random.next() < 0.5) query.set('school', random.pick(AUTHORITY_CODES));
  if (random.next() < 0.5) query.set('gp', random.pick(AUTHORITY_CODES));
  if (random.next() < 0.2) query.set('day', random.pick(WEEKDAYS));
  if (random.next() < 0.2) query.set('radius', String(random.pick([1_000, 3_000, 5_000])));
  if (random.next() < 0.25) query.set('q', random.pick(WORDS));
  else query.set('need', random.pick(SIMULATED_NEEDS));
  return `/v1/services?${query.toString()}`;
}

class DirectoryBench {
  private readonly random = new Random(1);

  constructor(
    private readonly url: string,
    private readonly door: HttpDoor,
    private readonly lead: HttpDoor,
    private readonly tell: (sentence: string) => void,
  ) {}

  questions(load: typeof LOAD): Promise<Timing> {
    return this.one(load, question);
  }

  async one(load: typeof LOAD, make: (random: Random) => string): Promise<Timing> {
    const ask = async (): Promise<void> => {
      await this.door.get(make(this.random), { attempts: 1 });
    };
    await runOpenLoad(WARM_UP, ask);
    const { milliseconds, failed } = await runOpenLoad(load, ask);
    return { figures: percentiles(milliseconds), failed };
  }

  async pages(): Promise<Timing> {
    const read = async (): Promise<void> => {
      const reply = await fetch(
        `${this.url}/open-referral-uk/v3/services?per_page=50&page=${String(this.random.between(1, SERVICES / 50))}`,
      );
      if (!reply.ok) throw new Error(String(reply.status));
      await reply.arrayBuffer();
    };
    await runOpenLoad({ perSecond: 5, seconds: 5 }, read);
    const { milliseconds, failed } = await runOpenLoad(PAGES, read);
    return { figures: percentiles(milliseconds), failed };
  }

  /** Asks at the same rate, second by second, for as long as something takes. */
  async questionsUntil(done: Promise<unknown>): Promise<Timing> {
    const state = { over: false };
    const ended = (): void => {
      state.over = true;
    };
    done.then(ended, ended);
    const all: number[] = [];
    let failed = 0;
    while (!state.over) {
      const round = await runOpenLoad({ ...LOAD, seconds: 1 }, async () => {
        await this.door.get(question(this.random), { attempts: 1 });
      });
      all.push(...round.milliseconds);
      failed += round.failed;
    }
    return { figures: percentiles(all), failed };
  }

  /** How the feed's nth pull went. */
  async pulled(
    feedId: string,
    count: number,
  ): Promise<
    { readonly seconds: number } & Pick<
      PullReport,
      'outcome' | 'good' | 'added' | 'changed' | 'bytes'
    >
  > {
    const deadline = performance.now() + PULL_WITHIN_MS;
    for (;;) {
      const { body } = await this.lead.get<{ items: PullReport[] }>(`/v1/feeds/${feedId}/pulls`);
      const [last] = body.items;
      if (body.items.length >= count && last?.endedAt !== undefined) {
        const { outcome, good, added, changed, bytes, beganAt, endedAt } = last;
        this.tell(`Pulled: ${outcome}, ${String(good)} records.`);
        return {
          seconds: (Date.parse(endedAt) - Date.parse(beganAt)) / 1_000,
          outcome,
          good,
          added,
          changed,
          bytes,
        };
      }
      if (performance.now() > deadline) throw new Error('The feed was not pulled in five minutes');
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

function hubDatabase({ databaseUrl }: BackingServices): string {
  const url = new URL(databaseUrl);
  url.pathname = '/hub';
  return url.href;
}

/**
 * The same question without an index of places: every service that fits, with its distance, sorted.
 */
async function sortingEverything(backing: BackingServices): Promise<Percentiles> {
  const client = new pg.Client({ connectionString: hubDatabase(backing) });
  await client.connect();
  await client.query('SET search_path = directory_service, extensions');
  const milliseconds: number[] = [];
  for (let number = 0; number < NAIVE; number += 1) {
    const began = performance.now();
    await client.query(
      `SELECT s.id, min(earth_distance(p.at, ll_to_earth(51.458, -0.009))) AS metres FROM service s JOIN service_place p ON p.service_id = s.id
       WHERE s.is_open AND p.is_first AND s.needs @> ARRAY['activities'] GROUP BY s.id ORDER BY 2 LIMIT 20`,
    );
    milliseconds.push(performance.now() - began);
  }
  await client.end();
  return percentiles(milliseconds);
}
