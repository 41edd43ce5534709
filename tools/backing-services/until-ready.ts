import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { LogReader } from './log-reader.js';
import { describeSigns, Patience, type Signs } from './patience.js';
import { hasEnded } from './process-control.js';
import { cpuSecondsOf } from './system-processes.js';

const TELLS_EVERY_MS = 10_000;
/** Often while it is likely to be ready at any moment, seldom on a machine that is busy anyway. */
const ASKS = { often: 50, seldom: 500, oftenForMs: 10_000 };
/** Its processor time is told in seconds, and costs a look at every process of the machine. */
const WEIGHS_EVERY_MS = 500;

export interface Starting {
  readonly name: string;
  readonly child: ChildProcess;
  readonly log: LogReader;
  /** True when it is ready, else what it waits for; throws where it does not answer. */
  readonly ask: () => Promise<true | string>;
  readonly tell: (sentence: string) => void;
  readonly patience?: Patience;
}

/**
 * Waits for a process to be ready as long as it makes progress, and says now and then what it waits
 * for.
 *
 * @throws Error with cause and next step where it ends, or stands still for long
 */
export async function untilReady({
  name,
  child,
  log,
  ask,
  tell,
  patience = new Patience(performance.now()),
}: Starting): Promise<void> {
  const began = performance.now();
  let toldAt = began;
  let weighed = { at: -Infinity, cpuSeconds: 0 };
  for (;;) {
    const answer = await ask().catch(() => undefined);
    if (answer === true) return;
    log.read();
    if (hasEnded(child))
      throw new Error(
        `${name} ended before it was ready (${howItEnded(child)}). ${log.describe()} Mend the cause and start again.`,
      );
    const now = performance.now();
    if (now - weighed.at >= WEIGHS_EVERY_MS)
      weighed = { at: now, cpuSeconds: cpuSecondsOf(child.pid) };
    const signs: Signs = {
      waitsFor: answer,
      sentences: log.sentences,
      cpuSeconds: weighed.cpuSeconds,
    };
    if (patience.isExhausted(now, signs)) {
      throw new Error(
        `${name} lives but has stood still for long: ${describeSigns(signs)}. ${log.describe()} Mend what it waits for, or relieve the machine, and start again.`,
      );
    }
    if (now - toldAt >= TELLS_EVERY_MS) {
      tell(`Waiting for ${name}: ${describeSigns(signs)}.`);
      toldAt = now;
    }
    await pause(now - began < ASKS.oftenForMs ? ASKS.often : ASKS.seldom);
  }
}

/** Exit code or signal, in words. */
export function howItEnded({ exitCode, signalCode, pid }: ChildProcess): string {
  if (pid === undefined) return 'it could not be run';
  return signalCode === null ? `exit code ${String(exitCode)}` : signalCode;
}
