import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import type { BackingServices } from '../tools/backing-services/services.js';
import { check, type Findings, type Violation } from './check/checker.js';
import { untilQuiet } from './check/until-quiet.js';
import { A_MOMENT, type Fault, FAULTS } from './faults/faults.js';
import { History } from './history.js';
import { Random } from '@hub/seeded-random';
import { Load, type Pace } from './rig/load.js';
import { Operator } from './rig/operator.js';
import { Rig } from './rig/rig.js';
import { READER, WRITER } from './rig/roles.js';

export interface CampaignSettings {
  readonly backing: BackingServices;
  readonly folder: string;
  readonly seed: number;
  /** Faults to strike; pairs count as two. */
  readonly faults: number;
  /** Ends earlier where this is over. */
  readonly withinMs: number;
  readonly tell: (sentence: string) => void;
  readonly builtIn?: string;
  /** These faults by name, those of a group together, instead of random ones. */
  readonly script?: readonly (readonly string[])[];
  readonly resend?: boolean;
  readonly pace?: Pace;
  /** For how long a fault lasts at the most. */
  readonly longestMs?: number;
  /** How long an operation after a fault may take to have its effect. */
  readonly recoversWithinMs?: number;
  /** How long to wait until nothing moves any more. */
  readonly quietWithinMs?: number;
}

export interface CampaignResult extends Findings {
  readonly seed: number;
  readonly disorderly: boolean;
  readonly faults: Readonly<Record<string, number>>;
  readonly acknowledged: number;
  readonly indeterminate: number;
  readonly recoveryMs: readonly number[];
  readonly history: { readonly path: string; readonly events: number; readonly sha256: string };
  readonly seconds: number;
}

const RECOVERS_WITHIN_MS = 90_000;
const PAIR_SHARE = 0.3;

/**
 * Writes operations while faults strike, then heals everything, waits until nothing moves, and
 * checks.
 */
export async function runCampaign(settings: CampaignSettings): Promise<CampaignResult> {
  const { backing, folder, seed, tell } = settings;
  const began = performance.now();
  const random = new Random(seed);
  const history = new History(join(folder, `history-${String(seed)}.jsonl`));
  const name = `${String(seed)}_${uuidv7().slice(-6)}`;
  const disorderly = seed % 2 === 1;
  const rig = await Rig.start({
    backing,
    folder: join(folder, name),
    name,
    seed,
    disorderly,
    resend: settings.resend ?? true,
    ...(settings.builtIn === undefined ? {} : { builtIn: settings.builtIn }),
  });
  const operator = new Operator(rig, history);
  const load = new Load(
    rig,
    history,
    new Random(seed + 1),
    settings.pace ?? { pauseMs: 50, failures: 1 },
  );
  const struck: Record<string, number> = {};
  const recoveryMs: number[] = [];
  const late: Violation[] = [];
  try {
    load.start();
    for (const chosen of faultsOf(settings, random)) {
      if (performance.now() - began > settings.withinMs) break;
      for (const { number, name: what } of chosen)
        struck[`${number} ${what}`] = (struck[`${number} ${what}`] ?? 0) + 1;
      await strike(rig, random, chosen, { history, longestMs: settings.longestMs ?? 3_000 });
      const milliseconds = await recovery(rig, settings.recoversWithinMs ?? RECOVERS_WITHIN_MS);
      if (milliseconds === undefined)
        late.push({
          invariant: 'I13',
          what: `no effect in time after ${chosen.map((fault) => fault.name).join(' and ')}`,
          count: 1,
        });
      else recoveryMs.push(milliseconds);
      tell(
        `${String(sum(struck)).padStart(4)} faults; ${chosen.map((fault) => fault.name).join(' and ')}: back after ${String(milliseconds ?? 'never')} ms`,
      );
      void operator.round().catch(() => undefined);
    }
    await load.stop();
    const left = await untilQuiet(rig, operator, settings.quietWithinMs);
    const findings = await check(rig, load, operator, left);
    const violations = [...late, ...findings.violations];
    history.add({ kind: 'check', what: 'violations', detail: JSON.stringify(violations) });
    return {
      seed,
      disorderly,
      faults: struck,
      acknowledged: load.acknowledged.size,
      indeterminate: load.indeterminate.size,
      recoveryMs,
      history: { path: history.path, events: history.events.length, sha256: history.checksum() },
      seconds: Math.round((performance.now() - began) / 1_000),
      ...findings,
      violations,
    };
  } finally {
    await load.stop();
    await operator.close();
    await rig.stop();
  }
}

function* faultsOf(
  { script, faults }: CampaignSettings,
  random: Random,
): Generator<readonly Fault[]> {
  if (script) {
    for (const names of script) yield names.map(faultNamed);
    return;
  }
  for (let struck = 0; struck < faults;) {
    const chosen = random.shuffled(FAULTS).slice(0, random.next() < PAIR_SHARE ? 2 : 1);
    struck += chosen.length;
    yield chosen;
  }
}

function faultNamed(name: string): Fault {
  const fault = [A_MOMENT, ...FAULTS].find((one) => one.name === name);
  if (!fault) throw new Error(`There is no fault ${name}`);
  return fault;
}

async function strike(
  rig: Rig,
  random: Random,
  faults: readonly Fault[],
  { history, longestMs }: { history: History; longestMs: number },
): Promise<void> {
  const heals: (() => Promise<void>)[] = [];
  for (const fault of faults) {
    history.add({ kind: 'fault', what: fault.name, id: fault.number });
    heals.push(await fault.strike(rig, random));
  }
  await pause(random.between(200, longestMs));
  // All at once: a service cannot become ready on a network that is still cut.
  await Promise.all(heals.map((heal) => heal()));
  // A service killed beside a fault may have ended; a campaign goes on with all of them.
  for (const process of rig.processes.values()) if (!process.running) process.start();
  await rig.untilReady();
  history.add({ kind: 'heal', what: faults.map((fault) => fault.name).join(' and ') });
}

/** Milliseconds until an operation asked for after the healing has its effect. */
async function recovery(rig: Rig, withinMs: number): Promise<number | undefined> {
  const began = performance.now();
  const [id, account] = [uuidv7(), uuidv7()];
  let written = false;
  while (performance.now() - began < withinMs) {
    if (!written) {
      const body = JSON.stringify({ id, account, facts: 1 });
      const options = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        signal: AbortSignal.timeout(3_000),
      };
      written = await fetch(`${rig.url(WRITER)}/operations`, options).then(
        (reply) => reply.ok,
        () => false,
      );
    } else if (
      (await rig.rows(READER, 'SELECT 1 FROM effect WHERE operation = $1', [id])).length > 0
    ) {
      return Math.round(performance.now() - began);
    }
    await pause(20);
  }
  return undefined;
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
