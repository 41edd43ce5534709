import { type Refusal, refuse } from '@hub/contracts';
import type { SetShieldPayload } from '@hub/contracts/protection';
import type { Viewer } from '@hub/use-case';
import { actingLead, type Episode } from './episode.js';
import { isHidden } from './shield-terms.js';
import type { UnendedTransfer } from './transfers/transfer-state.js';

/** What setting one is decided on. */
interface ShieldBasis {
  /** Who sets it. */
  readonly by: Viewer;
  readonly at: string;
  readonly transfers: readonly UnendedTransfer[];
  /** For whom the people named work. */
  readonly employers: readonly string[];
}

/**
 * Whoever is named is out of the case: what is shown in part tells the rest. So nobody is named who
 * leads it, is about to, or asks.
 */
export function setShield(
  episode: Episode,
  { hiddenFrom = [], hiddenFromPeople: people = [], because }: SetShieldPayload,
  { by, at, transfers, employers }: ShieldBasis,
): Episode | Refusal {
  if (hiddenFrom.length + people.length === 0)
    return refuse('step_incomplete', 'Name at least one authority or person.');
  const named = {
    hiddenFrom: [...hiddenFrom].sort(),
    ...(people.length === 0
      ? {}
      : { hiddenFromPeople: [...people].sort(), employers: [...new Set(employers)].sort() }),
  };
  if (isHidden(named, by)) return refuse('party_to_itself');
  if (
    isHidden(named, episode.lead) ||
    isHidden(named, { ...episode.lead, personId: actingLead(episode) })
  )
    return refuse('conflict', 'One of them leads: pass the lead on first.');
  const offered = transfers.map(({ toAuthority: authority, incomingPersonId: personId }) => ({
    authority,
    personId,
  }));
  if (offered.some((one) => isHidden(named, one)))
    return refuse('conflict', 'The lead is offered to one of them: cancel that first.');
  const shield = { ...named, because, since: episode.shield?.since ?? at };
  return { ...episode, shield, version: episode.version + 1 };
}

export function liftShield({ shield, ...episode }: Episode): Episode | Refusal {
  return shield
    ? { ...episode, version: episode.version + 1 }
    : refuse('conflict', 'It is hidden from nobody.');
}

/** Nobody from whom an episode is hidden gets a part in it. */
export function refuseHidden(
  { shield }: Pick<Episode, 'shield'>,
  ...viewers: readonly Viewer[]
): Refusal | undefined {
  return viewers.some((viewer) => isHidden(shield, viewer)) ? refuse('shielded_from') : undefined;
}
