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
import { fact, type Fact } from '@hub/use-case';
import { counterpartsOf, type Episode } from '../episode.js';
import { isHidden } from '../shield-terms.js';
import { waitsOf } from './transfer-clock.js';
import type {
  AcceptedTransfer,
  CompletedTransfer,
  NominatedTransfer,
  StoppedTransfer,
  Transfer,
} from './transfer-state.js';

export function tellProposed(transfer: Transfer, episode: Episode): Fact {
  const { reason } = transfer;
  return fact(
    TransferProposed,
    { ...progressOf(transfer, episode), reason },
    toldTo(transfer, episode),
  );
}

export function tellNominated(transfer: NominatedTransfer, episode: Episode): Fact {
  const named = { ...progressOf(transfer, episode), incomingPersonId: transfer.incomingPersonId };
  return fact(TransferNominated, named, toldTo(transfer, episode));
}

export function tellAccepted(transfer: AcceptedTransfer, episode: Episode): Fact {
  const named = { ...progressOf(transfer, episode), incomingPersonId: transfer.incomingPersonId };
  return fact(TransferAccepted, named, toldTo(transfer, episode));
}

export function tellProgressed(transfer: Transfer, episode: Episode): Fact {
  const { state } = transfer;
  return fact(
    TransferProgressed,
    { ...progressOf(transfer, episode), state },
    toldTo(transfer, episode),
  );
}

export function tellReminded(transfer: Transfer, episode: Episode): Fact {
  return fact(TransferReminded, progressOf(transfer, episode), toldTo(transfer, episode));
}

/** @param episode with its new Lead Professional */
export function tellCompleted(transfer: CompletedTransfer, episode: Episode): Fact {
  const { personId: leadProfessionalId, term, since } = episode.lead;
  return fact(
    TransferCompleted,
    {
      ...progressOf(transfer, episode),
      leadProfessionalId,
      term,
      since,
      counterparts: counterpartsOf(episode),
    },
    toldTo(transfer, episode),
  );
}

const STOPS = {
  declined: TransferDeclined,
  cancelled: TransferCancelled,
  expired: TransferExpired,
  disputed: TransferDisputed,
} as const;

export function tellStopped(transfer: StoppedTransfer, episode: Episode): Fact {
  return fact(STOPS[transfer.state], progressOf(transfer, episode), toldTo(transfer, episode));
}

/** What every fact tells; reasons in words stay at the hub. */
function progressOf(transfer: Transfer, { lead }: Episode): TransferProgress {
  const { id: transferId, episodeId, fromAuthority, toAuthority, version } = transfer;
  const { cover } = lead;
  // What waits for whoever leads waits for who stands in for them.
  const waits = waitsOf(transfer).map((wait) =>
    cover && wait.personId === lead.personId ? { ...wait, personId: cover.personId } : wait,
  );
  return { transferId, episodeId, fromAuthority, toAuthority, waits, version };
}

/** The counterpart authorities and both parties; nobody from whom the episode is hidden. */
function toldTo({ fromAuthority, toAuthority }: Transfer, episode: Episode): string[] {
  const parties = [fromAuthority, toAuthority].filter(
    (one) => !isHidden(episode.shield, { authority: one }),
  );
  return [...counterpartsOf(episode), ...parties];
}
