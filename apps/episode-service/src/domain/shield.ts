import { type Refusal, refuse } from '@hub/contracts';
import type { SetShieldPayload } from '@hub/contracts/protection';
import type { Episode } from './episode.js';
import type { Shield } from './shield-terms.js';
import type { UnendedTransfer } from './transfers/transfer-state.js';

/** What setting one is decided on. */
interface ShieldBasis {
  /** Of who sets it. */
  readonly authority: string;
  readonly at: string;
  readonly transfers: readonly UnendedTransfer[];
}

/**
 * Whoever is named is out of the case: what is shown in part tells the rest. So nobody is named who
 * leads it, is about to, or asks.
 */
export function setShield(
  episode: Episode,
  { hiddenFrom, because }: SetShieldPayload,
  { authority, at, transfers }: ShieldBasis,
): Episode | Refusal {
  if (hiddenFrom.includes(authority)) return refuse('party_to_itself');
  if (hiddenFrom.includes(episode.lead.authority))
    return refuse('conflict', 'One of them leads: pass the lead on first.');
  if (transfers.some(({ toAuthority }) => hiddenFrom.includes(toAuthority)))
    return refuse('conflict', 'The lead is offered to one of them: cancel that first.');
  const since = episode.shield?.since ?? at;
  const shield = { hiddenFrom: [...new Set(hiddenFrom)].sort(), because, since };
  return { ...episode, shield, version: episode.version + 1 };
}

export function liftShield({ shield, ...episode }: Episode): Episode | Refusal {
  return shield
    ? { ...episode, version: episode.version + 1 }
    : refuse('conflict', 'It is hidden from nobody.');
}

export function isHidden(shield: Shield | undefined, authority: string): boolean {
  return shield?.hiddenFrom.includes(authority) === true;
}

/** Nobody from whom an episode is hidden gets a part in it. */
export function refuseHidden(
  { shield }: Pick<Episode, 'shield'>,
  ...authorities: readonly string[]
): Refusal | undefined {
  return authorities.some((authority) => isHidden(shield, authority))
    ? refuse('shielded_from')
    : undefined;
}
