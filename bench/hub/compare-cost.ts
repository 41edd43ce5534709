import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type HttpDoor, makeEncryptionKey } from '@hub/borough-connector';
import type { Role } from '@hub/contracts';
import type { ReleaseView } from '@hub/contracts/consent';
import type { DocumentView, EpisodeView } from '@hub/contracts/episode';
import type { ChildDetails } from '@hub/contracts/lookup';
import { v7 as uuidv7 } from 'uuid';
import { readChildren } from '../../apps/borough-simulator/src/children.js';
import { ComparedHub } from '../compared-hub.js';
import { costReport, type HubCost, sharesOf } from './cost-report.js';
import { type Usage, usageBelow } from '../usage.js';

const HELP = `node dist/bench/hub/compare-cost.js <checkout before> <checkout after>

Runs two built checkouts of the hub beside each other, asks both the same in turns, and weighs what their processes used:
processor time of a lookup, of an episode's start and of a release, how long each takes, and memory. Writes
docs/reports/cost.md. A checkout from before this tool needs bench/directory/hub-to-compare.ts added, and built.
`;
const LOOKUPS = 500;
const STARTS = 200;
const RELEASES = 300;
const WARM_UP = 50;
const TURN = 20;
/** From which number on the children of each part are counted. */
const FIRST_OF = { starts: 1_000, documents: 2_000 };
/** As long as the hub is watched at rest, and until what a request left to be done is done. */
const REST_MS = 20_000;

/** What a family agrees to where no document is shared. */
const CONTACT: readonly string[] = ['existence', 'contact'];

type UsageByService = Record<string, Usage>;
const children = readChildren('data/febrl', 'data/uk-outcodes.csv');
const as = ({ members }: ComparedHub, name: string, role: Role): HttpDoor =>
  members.as(members.person(name, role));
const practitionerOf = (hub: ComparedHub): HttpDoor => as(hub, 'Lewisham', 'practitioner');

/** Parts of names that nobody has, so that no two are near each other. */
const SYLLABLES = 'BCDFGHJKLMNPQRSTVWXZ'
  .split('')
  .flatMap((consonant) => ['a', 'e', 'i', 'o', 'u'].map((vowel) => `${consonant}${vowel}`));

const nameOfNumber = (number: number): string =>
  [number, number * 37, number * 53, number * 71]
    .map((place, turn) => place + Math.trunc(number / SYLLABLES.length) * (3 + turn * 14))
    .map((place) => SYLLABLES[place % SYLLABLES.length] ?? 'Za')
    .join('');

/**
 * A child whom no authority knows, each number another: a child who was started is found from then
 * on, and a start must answer what its lookup found.
 */
function unknownChild(number: number): ChildDetails {
  const birth = new Date(Date.UTC(2012, 0, 1 + number));
  return {
    givenName: nameOfNumber(number + 11),
    familyName: nameOfNumber(number * 3 + 29),
    dateOfBirth: birth.toISOString().slice(0, 10),
    postcode: 'SE13 6LG',
  };
}

async function lookUp(
  hub: ComparedHub,
  number: number,
  child = children[(number * 37) % children.length]?.details,
): Promise<string> {
  const body = { purpose: 'before_assessment', caseReference: `C-${String(number)}`, child };
  return (await practitionerOf(hub).post<{ id: string }>('/v1/lookups', { body })).body.id;
}

async function consent(hub: ComparedHub, scope: readonly string[]): Promise<string> {
  const authorities = ['Greenwich', 'Southwark'].map((name) => hub.members.authority(name).code);
  const body = {
    episodeId: uuidv7(),
    decision: 'granted',
    givenBy: { kind: 'parental_responsibility' },
    purpose: 'Plan support',
    scope,
    recipients: { kind: 'listed', authorities },
    givenAt: new Date(Date.now() - 60_000).toISOString(),
    evidenceReference: 'C',
  };
  return (await practitionerOf(hub).post<{ id: string }>('/v1/consents', { body })).body.id;
}

interface Right {
  readonly consentId: string;
  readonly lookupId: string;
}

/** What one start needs: since a lookup serves one start, each has its own, in both hubs. */
async function prepare(hub: ComparedHub, number: number, scope = CONTACT): Promise<Right> {
  return {
    consentId: await consent(hub, scope),
    lookupId: await lookUp(hub, number, unknownChild(number)),
  };
}

async function start(hub: ComparedHub, right: Right): Promise<string> {
  const body = {
    ...right,
    homeAuthority: hub.members.authority('Lewisham').code,
    ownReference: 'C',
    levelOfNeed: { level: 2, label: 'Targeted' },
  };
  return (await practitionerOf(hub).post<EpisodeView>('/v1/episodes', { body })).body.id;
}

/** A document of Lewisham that Greenwich may open, as the family agreed. */
async function addDocument(hub: ComparedHub): Promise<string> {
  const right = await prepare(hub, FIRST_OF.documents, [...CONTACT, 'content']);
  const path = `/v1/episodes/${await start(hub, right)}/documents?category=attachment`;
  const raw = { type: 'application/json', content: JSON.stringify({ any: 'x'.repeat(2_000) }) };
  return (await practitionerOf(hub).post<DocumentView>(path, { raw })).body.id;
}

async function release(hub: ComparedHub, documentId: string): Promise<void> {
  const { publicKey: recipientKey } = await makeEncryptionKey('bench');
  const body = { documentId, purpose: 'support', recipientKey };
  await hub.time('release', () =>
    as(hub, 'Greenwich', 'lead_caf_contact').post<ReleaseView>('/v1/releases', { body }),
  );
}

/** Does so many of one thing in each hub, some in the one and some in the other. */
async function inTurns(
  hubs: readonly ComparedHub[],
  count: number,
  act: (hub: ComparedHub, number: number) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < count; from += TURN)
    for (const hub of (from / TURN) % 2 === 0 ? hubs : hubs.toReversed())
      for (let number = from; number < Math.min(count, from + TURN); number += 1)
        await act(hub, number);
}

/** Processor milliseconds of one act, without what the hub uses at rest in that time. */
async function costOf(
  hubs: readonly ComparedHub[],
  idle: readonly UsageByService[],
  count: number,
  act: (hub: ComparedHub, number: number) => Promise<void>,
): Promise<Record<string, number>[]> {
  const before = hubs.map(({ pid }) => usageBelow(pid));
  const began = performance.now();
  await inTurns(hubs, count, act);
  await pause(REST_MS);
  const rests = (performance.now() - began) / REST_MS;
  return hubs.map(({ pid }, place) => {
    const worked = secondsOf(before[place] ?? {}, usageBelow(pid));
    return sharesOf(worked, (name, seconds) => {
      const atRest = idle[place]?.[name]?.cpuSeconds ?? 0;
      return ((seconds - atRest * rests) * 1_000) / count;
    });
  });
}

function secondsOf(before: UsageByService, after: UsageByService): Record<string, number> {
  return Object.fromEntries(
    Object.entries(after).map(([name, { cpuSeconds }]) => [
      name,
      cpuSeconds - (before[name]?.cpuSeconds ?? 0),
    ]),
  );
}

/** What each hub uses of the processor in one rest. */
async function idleOf(hubs: readonly ComparedHub[]): Promise<UsageByService[]> {
  const before = hubs.map(({ pid }) => usageBelow(pid));
  await pause(REST_MS);
  return hubs.map(({ pid }, place) => {
    const after = usageBelow(pid);
    const seconds = secondsOf(before[place] ?? {}, after);
    return Object.fromEntries(
      Object.entries(after).map(([name, { megabytes }]) => [
        name,
        { megabytes, cpuSeconds: seconds[name] ?? 0 },
      ]),
    );
  });
}

const memoryOf = ({ pid }: ComparedHub): Record<string, number> =>
  Object.fromEntries(
    Object.entries(usageBelow(pid)).map(([name, { megabytes }]) => [name, megabytes]),
  );

/** Commit, or version where it is no checkout of a repository. */
function nameOf({ checkout }: ComparedHub): string {
  if (existsSync(join(checkout, '.git'))) {
    const words = ['rev-parse', '--short=8', 'HEAD'];
    return `commit ${execFileSync('git', words, { cwd: checkout, encoding: 'utf8' }).trim()}`;
  }
  const manifest = readFileSync(join(checkout, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

async function compare(checkouts: readonly string[]): Promise<HubCost[]> {
  const hubs: ComparedHub[] = [];
  try {
    for (const checkout of checkouts) hubs.push(await ComparedHub.start(checkout));
    await inTurns(hubs, WARM_UP, async (hub, number) => {
      await start(hub, await prepare(hub, number));
    });
    await pause(REST_MS);
    const idle = await idleOf(hubs);
    const atRest = hubs.map(memoryOf);
    const lookup = await costOf(hubs, idle, LOOKUPS, async (hub, number) => {
      await hub.time('lookup', () => lookUp(hub, number));
    });
    const rights = new Map<ComparedHub, Right[]>(hubs.map((hub) => [hub, []]));
    await inTurns(hubs, STARTS, async (hub, number) => {
      rights.get(hub)?.push(await prepare(hub, FIRST_OF.starts + number));
    });
    await pause(REST_MS);
    const starts = await costOf(hubs, idle, STARTS, async (hub, number) => {
      const right = rights.get(hub)?.[number];
      if (right) await hub.time('start', () => start(hub, right));
    });
    const documents = new Map<ComparedHub, string>();
    for (const hub of hubs) documents.set(hub, await addDocument(hub));
    await pause(REST_MS);
    const releases = await costOf(hubs, idle, RELEASES, async (hub) => {
      const document = documents.get(hub);
      if (document) await release(hub, document);
    });
    return hubs.map((hub, place) => ({
      name: nameOf(hub),
      idleSeconds: sharesOf(secondsOf({}, idle[place] ?? {}), (_, seconds) => seconds),
      lookupMilliseconds: lookup[place] ?? {},
      startMilliseconds: starts[place] ?? {},
      releaseMilliseconds: releases[place] ?? {},
      megabytesAtRest: sharesOf(atRest[place] ?? {}, (_, megabytes) => megabytes),
      megabytesAfter: sharesOf(memoryOf(hub), (_, megabytes) => megabytes),
      answers: hub.milliseconds,
    }));
  } finally {
    for (const hub of hubs) await hub.stop();
  }
}

const [before, after] = process.argv.slice(2);
if (before === undefined || after === undefined) process.stdout.write(HELP);
else {
  const [first, second] = await compare([before, after]);
  if (!first || !second) throw new Error('Two hubs are compared');
  const report = costReport(first, second, {
    lookups: LOOKUPS,
    starts: STARTS,
    releases: RELEASES,
  });
  writeFileSync('docs/reports/cost.md', report);
  process.stdout.write(report);
  process.exit(0);
}
