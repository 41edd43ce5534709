import type { BackingServices } from '../tools/backing-services/services.js';
import { freePort } from '../tools/backing-services/process-control.js';
import { Hub } from '../tools/hub/hub.js';
import { StateFolder } from '../tools/hub/state-folder.js';
import { UNLIMITED } from '../tools/hub/variables.js';

export interface BenchPlace {
  readonly backing: BackingServices;
  /** Where the hub keeps its state. */
  readonly folder: string;
  readonly tell: (sentence: string) => void;
}

/**
 * Measures something on a hub of its own, which limits nobody and is stopped whatever comes of it.
 *
 * @throws whatever the start of the hub or the measurement throws
 */
export async function onHub<Result>(
  { backing, folder, tell }: BenchPlace,
  measure: (hub: Hub) => Promise<Result>,
): Promise<Result> {
  const state = new StateFolder(folder);
  const port = await freePort();
  const hub = await Hub.start({ backing, state, port, tell, variables: UNLIMITED });
  try {
    return await measure(hub);
  } finally {
    await hub.stop();
  }
}
