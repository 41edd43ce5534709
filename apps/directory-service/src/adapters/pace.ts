import { setImmediate, setTimeout as pause } from 'node:timers/promises';
import type { Pace } from '../application/feeds/pull-ports.js';

/** Others have their turn after each piece of work: for what somebody waits for. */
export const inTurns: Pace = async (work) => {
  const done = await work();
  await setImmediate();
  return done;
};

/**
 * Rests after each piece of work for as long as it took, the longer the busier the machine: for
 * what nobody waits for.
 */
export const halfTheTime: Pace = async (work) => {
  const began = performance.now();
  const done = await work();
  await pause(performance.now() - began);
  return done;
};
