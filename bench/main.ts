import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readChildren } from '../apps/borough-simulator/src/children.js';
import { provideBackingServices } from '../tools/backing-services/backing-services.js';
import type { BackingServices } from '../tools/backing-services/services.js';
import { Members } from '../tools/people/members-view.js';
import { measureBackbone } from './backbone/backbone-bench.js';
import { measureBacklog } from './backlog/backlog-bench.js';
import { measureOperations } from './operations/operations-bench.js';
import { measureCorrections } from './corrections/corrections-bench.js';
import { measureFollowing } from './hub/measure-following.js';
import { measureEveryday } from './everyday/everyday-bench.js';
import { measureDirectory } from './directory/directory-bench.js';
import { measureLookupService } from './lookup/service-bench.js';
import { machine } from './machine.js';
import { residentMegabytes } from './usage.js';
import { type ConsentFigures, measureConsents } from './hub/measure-consents.js';
import { runOpenLoad } from './hub/open-load.js';
import { onHub } from './on-hub.js';
import { type Percentiles, percentiles } from './percentiles.js';
import { measurePolicies } from './policy/policy-bench.js';
import { measureRawCeilings } from './raw-ceilings.js';
import { measureSharing } from './sharing/sharing-bench.js';
import { measureWorkflows } from './workflows/workflow-bench.js';

const HELP = `npm run bench [-- hub|backbone|operations|backlog|sharing|workflows|corrections|following|directory|policies|everyday [episodes]|lookups [children]]

Measures the hub and the raw parts beside it in one run on this machine, prints the figures and writes bench/results.json and bench/<part>-results.json.
Call limits are raised for the run.
`;
const LOAD = { perSecond: 50, seconds: 20 };
const WARM_UP = { perSecond: 20, seconds: 5 };
const COUNTERPARTS = ['Greenwich', 'Southwark', 'Bromley'];

type Door = ReturnType<Members['as']>;

async function measureLookups(door: Door): Promise<{ figures: Percentiles; failed: number }> {
  const children = readChildren('data/febrl', 'data/uk-outcodes.csv');
  const ask = async (number: number): Promise<void> => {
    const child = children[(number * 37) % children.length]?.details;
    await door.post('/v1/lookups', {
      body: { purpose: 'before_assessment', caseReference: `B-${String(number)}`, child },
      attempts: 1,
    });
  };
  await runOpenLoad(WARM_UP, ask);
  const { milliseconds, failed } = await runOpenLoad(LOAD, ask);
  return { figures: percentiles(milliseconds), failed };
}

function tell(sentence: string): void {
  process.stdout.write(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${sentence}\n`);
}

/** A part by itself on fresh backing services: `bench/<name>-results.json`. */
async function benchPart(
  name: string,
  measure: (backing: BackingServices, folder: string) => Promise<object>,
): Promise<void> {
  const folder = mkdtempSync('/var/tmp/caf-hub-bench-');
  chmodSync(folder, 0o755);
  const backing = await provideBackingServices({
    folder: join(folder, 'backing'),
    tell,
    purpose: 'tests',
  });
  try {
    const figures = await measure(backing, join(folder, 'stage'));
    const results = {
      at: new Date().toISOString(),
      machine: machine(),
      note: 'Load, broker, database and services share the same cores.',
      ...figures,
    };
    writeFileSync(`bench/${name}-results.json`, `${JSON.stringify(results, null, 2)}\n`);
    process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
  } finally {
    await backing.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The engines that decide who may, which need no backing services. */
function benchPolicies(): void {
  const results = { at: new Date().toISOString(), machine: machine(), ...measurePolicies() };
  writeFileSync('bench/policy-results.json', `${JSON.stringify(results, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
}

async function benchHub(): Promise<void> {
  const folder = mkdtempSync('/var/tmp/caf-hub-bench-');
  chmodSync(folder, 0o755);
  const began = performance.now();
  const backing = await provideBackingServices({
    folder: join(folder, 'backing'),
    tell,
    purpose: 'tests',
  });
  try {
    await onHub({ backing, folder: join(folder, 'hub'), tell }, async (hub) => {
      const secondsToReady = Math.round((performance.now() - began) / 100) / 10;
      const members = new Members(hub.credentials);
      const door = members.as(members.person('Lewisham', 'practitioner'));
      await door.get('/v1/authorities');
      tell('Measuring the raw parts, one at a time.');
      const raw = await measureRawCeilings(backing);
      tell(`Lookups over HTTP at ${String(LOAD.perSecond)}/s for ${String(LOAD.seconds)} s.`);
      const lookups = await measureLookups(door);
      tell(
        `Consents at ${String(LOAD.perSecond)}/s for ${String(LOAD.seconds)} s, three counterparts each.`,
      );
      const consents = await measureConsents(
        door,
        COUNTERPARTS.map((name) => members.authority(name).code),
        LOAD,
      );
      report({ secondsToReady, raw, lookups, consents, memory: residentMegabytes(process.pid) });
    });
  } finally {
    await backing.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Measurement {
  readonly secondsToReady: number;
  readonly raw: Record<string, Percentiles>;
  readonly lookups: { figures: Percentiles; failed: number };
  readonly consents: ConsentFigures;
  readonly memory: Record<string, number>;
}

function report({ secondsToReady, raw, lookups, consents, memory }: Measurement): void {
  const totalMegabytes = Object.values(memory).reduce((sum, part) => sum + part, 0);
  // The least that a lookup costs: one request and reply, one read, one transaction.
  const rawLookup =
    (raw['amqpRequestReplyClassic']?.p50 ?? 0) +
    (raw['postgresReadByKey']?.p50 ?? 0) +
    (raw['postgresInsertTransaction']?.p50 ?? 0);
  // And a consent's way there and back: two durable messages in, two out, three transactions.
  const rawConsent =
    4 * (raw['amqpPublishConfirmQuorum']?.p50 ?? 0) +
    3 * (raw['postgresInsertTransaction']?.p50 ?? 0);
  const round = (value: number): number => Math.round(value * 100) / 100;
  const results = {
    at: new Date().toISOString(),
    machine: machine(),
    note: 'Call limits raised. Load generator, broker, database, services and simulators share the same cores.',
    secondsFromInstalledTreeToReady: secondsToReady,
    memoryMegabytes: { total: totalMegabytes, ...memory },
    lookupOverHttpAt50PerSecond: { ...lookups.figures, failed: lookups.failed },
    consentCommitToThirdReceiptAt50PerSecond: {
      ...consents.figures,
      failed: consents.failed,
      unconfirmed: consents.unconfirmed,
    },
    consentCommitToThirdQueue: consents.told,
    rawParts: raw,
    ratiosToRawParts: {
      lookupP50: round(lookups.figures.p50 / rawLookup),
      consentP50: round(consents.figures.p50 / rawConsent),
    },
  };
  writeFileSync('bench/results.json', `${JSON.stringify(results, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
}

if (process.argv.includes('--help')) process.stdout.write(HELP);
else {
  const only = process.argv[2];
  if (only === undefined || only === 'hub') await benchHub();
  if (only === undefined || only === 'backbone')
    await benchPart('backbone', (backing, folder) => measureBackbone(backing, folder, tell));
  if (only === undefined || only === 'operations')
    await benchPart('operations', (backing) => measureOperations(backing, tell));
  if (only === undefined || only === 'sharing')
    await benchPart('sharing', (backing, folder) => measureSharing(backing, folder, tell));
  if (only === undefined || only === 'workflows')
    await benchPart('workflows', (backing, folder) => measureWorkflows(backing, folder, tell));
  if (only === undefined || only === 'corrections')
    await benchPart('corrections', (backing, folder) => measureCorrections(backing, folder, tell));
  if (only === undefined || only === 'following')
    await benchPart('following', (backing, folder) => measureFollowing(backing, folder, tell));
  if (only === undefined || only === 'everyday')
    await benchPart('everyday', (backing, folder) =>
      measureEveryday(backing, folder, tell, Number(process.argv[3] ?? 100_000)),
    );
  if (only === undefined || only === 'directory')
    await benchPart('directory', (backing, folder) => measureDirectory(backing, folder, tell));
  if (only === undefined || only === 'policies') benchPolicies();
  if (only === 'lookups')
    await benchPart('lookup-service', (backing, folder) =>
      measureLookupService(backing, folder, tell, Number(process.argv[3] ?? 132_000)),
    );
  if (only === undefined || only === 'backlog')
    await benchPart('backlog', (backing, folder) => measureBacklog(backing, folder, tell));
  process.exit(0);
}
