import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ComparedHub } from '../compared-hub.js';
import { addDocument, lookUp, prepare, release, type Right, start } from './acts.js';
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

type UsageByService = Record<string, Usage>;

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
    for (const hub of hubs) documents.set(hub, await addDocument(hub, FIRST_OF.documents));
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
