import {
  fact,
  type Fact,
  type MessageContext,
  type Refusal,
  refuse,
  TransferCancelled,
  TransferCompleted,
  TransferDeclined,
  TransferNominated,
} from '@hub/contracts';
import { counterpartsOf, type Episode } from '../../domain/episode.js';
import { type Actor, isParty, type Transfer } from '../../domain/transfer.js';
import type { EpisodeStores } from '../ports.js';

/** The episode and the transfer, locked in that order, or why the caller may not act on them. */
export async function lockForStep(
  stores: EpisodeStores,
  transferId: string,
  context: MessageContext,
): Promise<{ episode: Episode; transfer: Transfer } | Refusal> {
  const seen = await stores.transfers.find(transferId);
  if (!seen || !isParty(seen, context.caller.authority)) return refuse('not_found');
  const episode = await stores.episodes.lock(seen.episodeId);
  const transfer = await stores.transfers.lock(transferId);
  if (!episode || !transfer) return refuse('not_found');
  if (context.expectedVersion === undefined) return refuse('precondition_required');
  if (context.expectedVersion !== transfer.version) return refuse('etag_stale');
  return { episode, transfer };
}

export function actorOf({ caller }: MessageContext): Actor {
  return {
    authority: caller.authority,
    personId: caller.personId,
    isLeadCafContact: caller.roles.includes('lead_caf_contact'),
  };
}

/** What the counterpart authorities and both parties are told of a transfer's present state; nothing of a proposal. */
export function factsOf(transfer: Transfer, episode: Episode): Fact[] {
  const { id: transferId, episodeId, fromAuthority, toAuthority, version } = transfer;
  const progress = { transferId, episodeId, fromAuthority, toAuthority, version };
  const counterparts = counterpartsOf(episode);
  const tell = [...counterparts, fromAuthority, toAuthority];
  switch (transfer.state) {
    case 'proposed':
      return [];
    case 'nominated':
      return [fact(TransferNominated, { ...progress, incomingPersonId: transfer.incomingPersonId }, tell)];
    case 'completed': {
      const { personId: leadProfessionalId, term, since } = episode.lead;
      return [fact(TransferCompleted, { ...progress, leadProfessionalId, term, since, counterparts }, tell)];
    }
    case 'declined':
      return [fact(TransferDeclined, progress, tell)];
    case 'cancelled':
      return [fact(TransferCancelled, progress, tell)];
  }
}
