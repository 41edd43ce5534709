import type { Fact } from '@hub/use-case';
import { alarmOf, standsFact } from '../../domain/breaches/breach-clock.js';
import { type Breach, dismissBreach, recordBreach } from '../../domain/breaches/breach.js';
import type { Correction } from '../../domain/corrections/correction.js';
import type { EpisodeStores } from '../ports.js';

/** Alarms of breaches stand under this name. */
export const BREACH_TIMER = 'breach';

/** What a correction tells of is known from now on: the 72 hours run. */
export async function openBreach(correction: Correction, stores: EpisodeStores): Promise<Fact> {
  const breach = recordBreach(correction);
  await stores.breaches.add(breach);
  return tell(breach, stores);
}

/** Nothing was wrong: nobody is waited for any more. */
export async function endBreach(
  { id }: Pick<Correction, 'id'>,
  stores: EpisodeStores,
): Promise<Fact[]> {
  const breach = await stores.breaches.lock(id);
  if (!breach) return [];
  const dismissed = dismissBreach(breach);
  await stores.breaches.save(dismissed);
  return [await tell(dismissed, stores)];
}

/** Sets its alarm, and says who is waited for. */
export async function tell(breach: Breach, { timers }: EpisodeStores): Promise<Fact> {
  await timers.set(BREACH_TIMER, breach.correctionId, alarmOf(breach));
  return standsFact(breach);
}
