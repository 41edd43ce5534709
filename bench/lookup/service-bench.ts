import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { clientCredentials, HttpDoor } from '@hub/borough-connector';
import { AUTHORITY_CODES } from '@hub/contracts';
import type { ChildDetails, ReconciliationView } from '@hub/contracts/lookup';
import { isSufficient } from '@hub/matching';
import type { KeyRing } from '@hub/security';
import { childFaults } from '../../apps/lookup-service/src/domain/lookups/child-faults.js';
import type { BackingServices } from '../../tools/backing-services/services.js';
import { freePort } from '../../tools/backing-services/process-control.js';
import { Hub } from '../../tools/hub/hub.js';
import { StateFolder } from '../../tools/hub/state-folder.js';
import { UNLIMITED } from '../../tools/hub/variables.js';
import { Random } from '@hub/seeded-random';
import { runOpenLoad } from '../hub/open-load.js';
import { type Percentiles, percentiles } from '../percentiles.js';
import { makeTown, type Question } from './london.js';

const PART = 5_000;
const WARM_UP = { perSecond: 60, seconds: 15 };
const STEADY = { perSecond: 60, seconds: 90 };
const AT_ONCE = [8, 16, 32];
const SATURATED_SECONDS = 30;
const LIVE = 8;

type Tell = (sentence: string) => void;

/**
 * Lookups through the public door: first while some authorities answer live, then with an index of
 * made-up London, filled by reconciliations in parts; asked at a steady rate, by as many as it will
 * bear, and while every record is brought under a new key.
 */
export async function measureLookupService(
  backing: BackingServices,
  folder: string,
  tell: Tell,
  children: number,
): Promise<object> {
  const state = new StateFolder(folder);
  const variables = {
    ...UNLIMITED,
    HUB_SIMULATED_FEDERATED: AUTHORITY_CODES.slice(0, LIVE).join(','),
  };
  const hub = await Hub.start({ backing, state, port: await freePort(), tell, variables });
  try {
    const federated = await measureLive(hub, tell);
    for (const { door } of systemsOf(hub))
      await door.post('/v1/lookup-federation/end', { body: {} });
    return {
      children,
      limits: 'none for the run',
      federated,
      published: await measurePublished(hub, state, tell, children),
    };
  } finally {
    await hub.stop();
  }
}

async function measurePublished(
  hub: Hub,
  state: StateFolder,
  tell: Tell,
  children: number,
): Promise<object> {
  const perAuthority = Math.ceil(children / AUTHORITY_CODES.length);
  const doors = systemsOf(hub);
  const questions: Question[] = [];
  const began = performance.now();
  let making = 0;
  for (const [place, code] of AUTHORITY_CODES.entries()) {
    const started = performance.now();
    const town = makeTown(new Random(1_000 + place), code, perAuthority, 0.5);
    questions.push(...town.questions);
    const lines = town.records
      .filter(({ details }) => isSufficient(details))
      .map(({ reference, details }) =>
        JSON.stringify({
          reference,
          state: 'open',
          openedOn: '2025-11-03',
          socialCare: 'no',
          child: details,
        }),
      );
    making += performance.now() - started;
    await reconcile(doors[place]?.door, lines);
  }
  const fillPerSecond = Math.round(
    (perAuthority * AUTHORITY_CODES.length * 1_000) / (performance.now() - began - making),
  );
  tell(`Filled through the public door at ${String(fillPerSecond)} records a second.`);
  const database = await openDatabase(hub);
  await database.query('VACUUM (ANALYZE)');
  const asked = new Random(7).shuffled(questions.filter(isAskable));
  const ask = askerOf(doors, asked);
  await runOpenLoad(WARM_UP, ask);
  tell(`Lookups at ${String(STEADY.perSecond)}/s for ${String(STEADY.seconds)} s.`);
  const steady = await steadily(ask);
  tell(JSON.stringify(steady));
  const saturated: Record<string, object> = {};
  for (const workers of AT_ONCE) {
    tell(`As many lookups as ${String(workers)} at once bring.`);
    saturated[String(workers)] = await saturate(workers, ask);
    tell(JSON.stringify(saturated[String(workers)]));
  }
  tell('Lookups while every record is brought under a new key.');
  const rotation = await rotate(hub, state, database, ask);
  await database.end();
  return { fillRecordsPerSecond: fillPerSecond, steady, saturated, rotation };
}

async function reconcile(door: HttpDoor | undefined, lines: readonly string[]): Promise<void> {
  if (!door) throw new Error('An authority has no door');
  const parts = Math.max(1, Math.ceil(lines.length / PART));
  const { body } = await door.post<ReconciliationView>('/v1/reconciliations', {
    body: { parts, pointers: lines.length },
  });
  for (let part = 1; part <= parts; part += 1) {
    const content = lines.slice((part - 1) * PART, part * PART).join('\n');
    await door.post(`/v1/reconciliations/${body.id}/parts/${String(part)}`, {
      raw: { type: 'application/x-ndjson', content },
    });
  }
  await door.post(`/v1/reconciliations/${body.id}/completion`);
}

/** Keys are added and the service is started again; it serves while it renews. */
async function rotate(
  hub: Hub,
  state: StateFolder,
  database: pg.Client,
  ask: (number: number) => Promise<void>,
): Promise<object> {
  const file = state.file('keys/lookup-service.json');
  const keys = JSON.parse(readFileSync(file, 'utf8')) as Record<string, KeyRing>;
  const added = ({ keys: old }: KeyRing): KeyRing => ({
    current: 2,
    keys: { ...old, 2: randomBytes(32).toString('base64') },
  });
  writeFileSync(
    file,
    JSON.stringify({
      ...keys,
      matching: added(keys['matching'] as KeyRing),
      storage: added(keys['storage'] as KeyRing),
    }),
    { mode: 0o600 },
  );
  await hub.process('lookup-service').stop();
  const began = performance.now();
  await hub.startProcess('lookup-service');
  const renewed = new AbortController();
  const milliseconds: number[] = [];
  let failed = 0;
  const load = (async () => {
    while (!renewed.signal.aborted) {
      const part = await runOpenLoad({ perSecond: STEADY.perSecond, seconds: 5 }, ask);
      milliseconds.push(...part.milliseconds);
      failed += part.failed;
    }
  })();
  const left = async (): Promise<number> =>
    Number(
      (
        await database.query<{ count: string }>(
          'SELECT count(*) FROM lookup_service.pointer WHERE key_version <> 2',
        )
      ).rows[0]?.count,
    );
  while ((await left()) > 0) await pause(1_000);
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  renewed.abort();
  await load;
  const { rows } = await database.query<{ count: string }>(
    'SELECT count(*) FROM lookup_service.pointer',
  );
  return {
    records: Number(rows[0]?.count),
    seconds,
    lookupsMeanwhile: { ...percentiles(milliseconds), failed },
  };
}

async function measureLive(hub: Hub, tell: Tell): Promise<object> {
  const doors = systemsOf(hub);
  const asked = makeTown(new Random(5), 'E09000033', 500, 0.5).questions.filter(isAskable);
  const ask = askerOf(doors, asked);
  const load = { perSecond: 4, seconds: 40 };
  await runOpenLoad({ perSecond: 4, seconds: 5 }, ask);
  tell(`Lookups at ${String(load.perSecond)}/s, of whom ${String(LIVE)} authorities answer live.`);
  const database = await openDatabase(hub);
  const since = (await database.query<{ now: Date }>('SELECT now()')).rows[0]?.now;
  const { milliseconds, failed } = await runOpenLoad(load, ask);
  const { rows } = await database.query<{ slowest: string; unanswered: string }>(
    `SELECT extract(epoch FROM max(answered_at) - min(asked_at)) * 1000 AS slowest, count(*) FILTER (WHERE answered_at IS NULL) AS unanswered
     FROM lookup_service.lookup_enquiry WHERE asked_at >= $1 GROUP BY lookup_id`,
    [since],
  );
  await database.end();
  const unanswered = rows.reduce((sum, row) => sum + Number(row.unanswered), 0);
  return {
    authoritiesLive: LIVE,
    perSecond: load.perSecond,
    whole: { ...percentiles(milliseconds), failed },
    slowestAnswer: percentiles(rows.map(({ slowest }) => Number(slowest))),
    unanswered,
  };
}

async function steadily(
  ask: (number: number) => Promise<void>,
): Promise<Percentiles & { perSecond: number; failed: number }> {
  const { milliseconds, failed } = await runOpenLoad(STEADY, ask);
  return { perSecond: STEADY.perSecond, ...percentiles(milliseconds), failed };
}

async function saturate(workers: number, ask: (number: number) => Promise<void>): Promise<object> {
  const milliseconds: number[] = [];
  let failed = 0;
  let next = 0;
  const until = performance.now() + SATURATED_SECONDS * 1_000;
  await Promise.all(
    Array.from({ length: workers }, async () => {
      while (performance.now() < until) {
        next += 1;
        const began = performance.now();
        await ask(next).then(
          () => milliseconds.push(performance.now() - began),
          () => (failed += 1),
        );
      }
    }),
  );
  return {
    perSecond: Math.round(milliseconds.length / SATURATED_SECONDS),
    ...percentiles(milliseconds),
    failed,
  };
}

interface System {
  readonly door: HttpDoor;
  readonly person: string;
}

/** Each authority's case system, and a practitioner it acts for. */
function systemsOf({ credentials }: Hub): System[] {
  return credentials.authorities.map(({ client, people }) => {
    const practitioner = people.find(
      ({ roles, verified }) => verified && roles.includes('practitioner'),
    );
    return {
      door: new HttpDoor(credentials.hub.url, clientCredentials(credentials.hub.url, client)),
      person: practitioner?.id ?? '',
    };
  });
}

/**
 * Some of the made-up children are not born yet, or have a postcode that nobody has: the hub
 * refuses to ask for them.
 */
function isAskable({ details }: Question): boolean {
  return (
    isSufficient(details) &&
    childFaults(details as ChildDetails, new Date().toISOString().slice(0, 10)).length === 0
  );
}

function askerOf(
  doors: readonly System[],
  questions: readonly Question[],
): (number: number) => Promise<void> {
  return async (number) => {
    const system = doors[number % doors.length];
    const child = questions[(number * 37) % questions.length];
    await system?.door.post('/v1/lookups', {
      body: {
        purpose: 'before_assessment',
        caseReference: `B-${String(number)}`,
        child: child?.details,
      },
      actingPerson: system.person,
      attempts: 1,
    });
  };
}

async function openDatabase(hub: Hub): Promise<pg.Client> {
  const database = new pg.Client({
    connectionString: hub.process('lookup-service').settings.variables['HUB_DATABASE_URL'],
  });
  await database.connect();
  return database;
}
