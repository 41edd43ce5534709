import type { ServiceName } from '@hub/contracts';
import { SqlStandingWaits, type StandingWaits, TellWaits } from '@hub/waits';
import { repeat } from './repeat.js';
import type { ServiceParts } from './run-service.js';

/** Something shows in an inbox, or leaves it, within two seconds. */
const PAUSE_MS = 1_000;

/**
 * Tells the inboxes of what waits in the rows of a service, round after round.
 *
 * @param standing finds it; see `SqlStandingWaits`
 */
export function tellWaits(
  { unitOfWork, ids, log, onStop }: Pick<ServiceParts, 'unitOfWork' | 'ids' | 'log' | 'onStop'>,
  service: ServiceName,
  standing: string,
): void {
  const work = unitOfWork<{ readonly standingWaits: StandingWaits }>((manager) => ({
    standingWaits: new SqlStandingWaits(manager, standing),
  }));
  onStop(repeat(new TellWaits(work, service, ids), PAUSE_MS, log));
}
