import { SqlStandingWaits, type StandingWaits, TellWaits } from '@hub/waits';
import { repeat } from './repeat.js';
import type { ServiceParts } from './run-service.js';

/**
 * Something shows in an inbox, or leaves it, within two seconds; later where so much is kept that
 * to look takes long: at most a twentieth of the time goes into it.
 */
const PAUSE_MS = 1_000;
const REST_OF = 19;

/**
 * Tells the inboxes of what waits in the rows of a service, round after round.
 *
 * @param standing finds it; see `SqlStandingWaits`
 */
export function tellWaits(
  parts: Pick<ServiceParts, 'config' | 'unitOfWork' | 'ids' | 'log' | 'onStop'>,
  standing: string,
): void {
  const work = parts.unitOfWork<{ readonly standingWaits: StandingWaits }>((manager) => ({
    standingWaits: new SqlStandingWaits(manager, standing),
  }));
  const tell = new TellWaits(work, parts.config.service, parts.ids);
  parts.onStop(repeat(tell, PAUSE_MS, parts.log, REST_OF));
}
