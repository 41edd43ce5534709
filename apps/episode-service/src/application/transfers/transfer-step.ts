import { type Refusal, refuse, refuseStale } from '@hub/contracts';
import type { Consequence, Fact, MessageContext } from '@hub/use-case';
import { isLived, type LivedEpisode } from '../../domain/episode.js';
import { isHidden } from '../../domain/shield-terms.js';
import type { ClosedSides } from '../../domain/transfers/closed-sides.js';
import type { HandOver } from '../../domain/transfers/hand-over.js';
import type { Actor } from '../../domain/transfers/transfer.js';
import { alarmOf } from '../../domain/transfers/transfer-clock.js';
import type { TransferPolicy } from '../../domain/transfers/transfer-policy.js';
import { afterEnd, cancelAll } from '../../domain/transfers/transfer-queue.js';
import { hasEnded, isParty, type Transfer } from '../../domain/transfers/transfer-state.js';
import { peopleFact } from '../episodes/people-fact.js';
import type { EpisodeStores } from '../ports.js';

/** Alarms of transfers stand under this name. */
export const TRANSFER_TIMER = 'transfer';

/** The episode and the transfer, locked, or why the caller may not act on them. */
export async function lockForStep(
  stores: EpisodeStores,
  transferId: string,
  context: MessageContext,
): Promise<HandOver | Refusal> {
  const locked = await lockTransfer(stores, transferId, (seen) =>
    isParty(seen, context.caller.authority),
  );
  if (!locked) return refuse('not_found');
  const { episode, transfer } = locked;
  if (isHidden(episode.shield, context.caller)) return refuse('not_found');
  if (context.expectedVersion === undefined) return refuse('precondition_required');
  if (context.expectedVersion !== transfer.version) return refuseStale(transfer.version);
  return locked;
}

/**
 * The episode and the transfer, locked in that order.
 * @param isWanted looked at before anything is locked
 */
export async function lockTransfer(
  { episodes, transfers }: EpisodeStores,
  transferId: string,
  isWanted: (seen: Transfer) => boolean = () => true,
): Promise<HandOver | undefined> {
  const seen = await transfers.find(transferId);
  if (!seen || !isWanted(seen)) return undefined;
  const episode = await episodes.lock(seen.episodeId);
  const transfer = await transfers.lock(transferId);
  return episode && isLived(episode) && transfer ? { episode, transfer } : undefined;
}

export function actorOf({ caller }: MessageContext): Actor {
  return {
    authority: caller.authority,
    personId: caller.personId,
    isLeadCafContact: caller.roles.includes('lead_caf_contact'),
  };
}

/**
 * Saves what was decided on a transfer, with all that follows from it in the same transaction.
 * @returns what is told
 */
export async function settle(
  stores: EpisodeStores,
  { next, facts }: Consequence<HandOver>,
  acting: { readonly at: string; readonly policy: TransferPolicy; readonly closed: ClosedSides },
): Promise<Fact[]> {
  const { episode, transfer } = next;
  await saveTransfer(stores, transfer);
  if (!hasEnded(transfer)) return [...facts];
  const others = await stores.transfers.unendedOf(episode.id);
  const after = afterEnd({ episode, transfer }, others, acting);
  const passed = transfer.state === 'completed';
  if (passed) await stores.episodes.switchLead(episode);
  else if (after.next.episode !== episode) await stores.episodes.save(after.next.episode);
  for (const other of after.next.transfers) await saveTransfer(stores, other);
  return [...facts, ...(passed ? [peopleFact(episode)] : []), ...after.facts];
}

/** Puts a transfer away with its alarm. */
export async function saveTransfer(
  { transfers, timers }: EpisodeStores,
  transfer: Transfer,
): Promise<void> {
  await transfers.save(transfer);
  await timers.set(TRANSFER_TIMER, transfer.id, alarmOf(transfer));
}

/** Takes up a transfer that was proposed to an episode, in the queue or as the open one. */
export async function addTransfer(
  { transfers, timers, episodes }: EpisodeStores,
  before: LivedEpisode,
  { next: { episode, transfer }, facts }: Consequence<HandOver>,
): Promise<readonly Fact[]> {
  await transfers.add(transfer);
  await timers.set(TRANSFER_TIMER, transfer.id, alarmOf(transfer));
  if (episode !== before) await episodes.save(episode);
  return facts;
}

/** Cancels every transfer of an episode that has not ended. */
export async function cancelUnended(
  stores: EpisodeStores,
  episode: LivedEpisode,
  why: { readonly reason: string; readonly at: string },
): Promise<readonly Fact[]> {
  const { next, facts } = cancelAll(episode, await stores.transfers.unendedOf(episode.id), why);
  for (const cancelled of next.transfers) await saveTransfer(stores, cancelled);
  return facts;
}
