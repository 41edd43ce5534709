import { type EventDefinition, type Refusal, refuse } from '@hub/contracts';
import {
  TransferAccepted,
  TransferCancelled,
  TransferCompleted,
  TransferDeclined,
  TransferDisputed,
  TransferExpired,
  TransferNominated,
  type TransferProgress,
  TransferProgressed,
  TransferProposed,
  TransferReminded,
} from '@hub/contracts/episode';
import { type Fact, fact, type MessageContext } from '@hub/use-case';
import {
  counterpartsOf,
  type Episode,
  passLead,
  resumed,
  transferring,
} from '../../domain/episode.js';
import { type Actor, end, lastReviewDay, takeTurn } from '../../domain/transfers/transfer.js';
import { hasEnded, isParty, type Transfer } from '../../domain/transfers/transfer-state.js';
import { alarmOf, isHeld, stopClock, waitsOf } from '../../domain/transfers/transfer-clock.js';
import type { TransferPolicy } from '../../domain/transfers/transfer-policy.js';
import type { EpisodeStores } from '../ports.js';

/** Alarms of transfers stand under this name. */
export const TRANSFER_TIMER = 'transfer';

export interface Locked {
  readonly episode: Episode;
  readonly transfer: Transfer;
}

/** The episode and the transfer, locked, or why the caller may not act on them. */
export async function lockForStep(
  stores: EpisodeStores,
  transferId: string,
  context: MessageContext,
): Promise<Locked | Refusal> {
  const locked = await lockTransfer(stores, transferId, (seen) =>
    isParty(seen, context.caller.authority),
  );
  if (!locked) return refuse('not_found');
  const { transfer } = locked;
  if (context.expectedVersion === undefined) return refuse('precondition_required');
  if (context.expectedVersion !== transfer.version) return refuse('etag_stale');
  return locked;
}

/** The episode and the transfer, locked in that order. @param isWanted looked at before anything is locked */
export async function lockTransfer(
  { episodes, transfers }: EpisodeStores,
  transferId: string,
  isWanted: (seen: Transfer) => boolean = () => true,
): Promise<Locked | undefined> {
  const seen = await transfers.find(transferId);
  if (!seen || !isWanted(seen)) return undefined;
  const episode = await episodes.lock(seen.episodeId);
  const transfer = await transfers.lock(transferId);
  return episode && transfer ? { episode, transfer } : undefined;
}

export function actorOf({ caller }: MessageContext): Actor {
  return {
    authority: caller.authority,
    personId: caller.personId,
    isLeadCafContact: caller.roles.includes('lead_caf_contact'),
  };
}

/**
 * Saves a transfer after a step, with all that follows from it in the same transaction: its alarm, the switch of the lead or the
 * next transfer in the queue, and what is told.
 *
 * @param told the fact of the step itself
 */
export async function settle(
  stores: EpisodeStores,
  { episode, transfer }: Locked,
  told: EventDefinition,
  { at, policy }: { at: string; policy: TransferPolicy },
): Promise<Fact[]> {
  await saveTransfer(stores, transfer);
  if (!hasEnded(transfer)) return [factOf(told, transfer, episode)];
  if (transfer.state !== 'completed')
    return [factOf(told, transfer, episode), ...(await moveOn(stores, episode, { at, policy }))];
  const to = { authority: transfer.toAuthority, personId: transfer.incomingPersonId ?? '' };
  const passed = passLead(
    episode,
    to,
    at,
    transfer.reviewOn ?? lastReviewDay(transfer, at, policy),
  );
  await stores.episodes.switchLead(passed);
  const overtaken = await cancelUnended(
    stores,
    passed,
    'The role has passed to somebody else.',
    at,
  );
  return [factOf(told, transfer, passed), ...overtaken];
}

/** Puts a transfer away with its alarm. */
export async function saveTransfer(
  { transfers, timers }: EpisodeStores,
  transfer: Transfer,
): Promise<void> {
  await transfers.save(transfer);
  await timers.set(TRANSFER_TIMER, transfer.id, alarmOf(transfer));
}

/** Takes up a transfer that was proposed, in the queue or as the open one. */
export async function addTransfer(
  { transfers, timers, episodes }: EpisodeStores,
  { episode, transfer }: Locked,
): Promise<Fact> {
  await transfers.add(transfer);
  await timers.set(TRANSFER_TIMER, transfer.id, alarmOf(transfer));
  if (episode.state !== 'transferring') await episodes.save(transferring(episode));
  return factOf(
    transfer.state === 'proposed' ? TransferProposed : TransferProgressed,
    transfer,
    episode,
  );
}

/** Cancels every transfer of an episode that has not ended. */
export async function cancelUnended(
  stores: EpisodeStores,
  episode: Episode,
  because: string,
  at: string,
): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const unended of await stores.transfers.unendedOf(episode.id)) {
    const cancelled = end(unended, 'cancel', 'cancelled', because, at);
    await saveTransfer(stores, cancelled);
    facts.push(factOf(TransferCancelled, cancelled, episode));
  }
  return facts;
}

/** After an end without a switch: the next in the queue has its turn, or the episode goes on as before. */
async function moveOn(
  stores: EpisodeStores,
  episode: Episode,
  { at, policy }: { at: string; policy: TransferPolicy },
): Promise<Fact[]> {
  const [next] = await stores.transfers.unendedOf(episode.id);
  if (!next) {
    await stores.episodes.save({ ...resumed(episode), version: episode.version + 1 });
    return [];
  }
  const turn = takeTurn(next, at, policy);
  const begun = isHeld(turn, episode) ? stopClock(turn, at) : turn;
  await saveTransfer(stores, begun);
  return [factOf(TransferProgressed, begun, episode)];
}

/** A fact about a transfer, to the counterpart authorities and both its parties; its reasons in words stay at the hub. */
export function factOf(event: EventDefinition, transfer: Transfer, episode: Episode): Fact {
  const {
    id: transferId,
    episodeId,
    fromAuthority,
    toAuthority,
    version,
    state,
    reason,
    incomingPersonId,
  } = transfer;
  const progress: TransferProgress = {
    transferId,
    episodeId,
    fromAuthority,
    toAuthority,
    waits: waitsOf(transfer),
    version,
  };
  const counterparts = counterpartsOf(episode);
  const { personId: leadProfessionalId, term, since } = episode.lead;
  const more = new Map<EventDefinition, object>([
    [TransferProposed, { reason }],
    [TransferNominated, { incomingPersonId }],
    [TransferAccepted, { incomingPersonId }],
    [TransferProgressed, { state }],
    [TransferCompleted, { leadProfessionalId, term, since, counterparts }],
  ]);
  return fact(event, { ...progress, ...more.get(event) }, [
    ...counterparts,
    fromAuthority,
    toAuthority,
  ]);
}

/** The fact by which an end is told; what has not ended is reminded of. */
export function endedFact({ state }: Transfer): EventDefinition {
  const facts: Partial<Record<Transfer['state'], EventDefinition>> = {
    completed: TransferCompleted,
    declined: TransferDeclined,
    cancelled: TransferCancelled,
    expired: TransferExpired,
    disputed: TransferDisputed,
  };
  return facts[state] ?? TransferReminded;
}
