import type { Hub } from '../hub/hub.js';
import type { Credentials } from '../hub/members.js';
import { MovedClock } from '../hub/moved-clock.js';

/** What a demonstration plays on: a running hub, its simulated systems, and its movable clock. */
export interface DemonstrationStage {
  readonly credentials: Credentials;
  readonly simulatorUrl: string;
  /** Of the services whose workflows follow a clock that can be moved. */
  readonly clock: MovedClock;
}

/** The stage that a hub on this machine is. */
export function stageOf(hub: Hub): DemonstrationStage {
  const databaseUrls = (['episode-service', 'arbitration-service'] as const).map(
    (name) => hub.process(name).settings.variables['HUB_DATABASE_URL'] ?? '',
  );
  const { credentials, simulatorUrl } = hub;
  return { credentials, simulatorUrl, clock: new MovedClock(databaseUrls) };
}
