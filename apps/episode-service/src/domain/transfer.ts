import { type ProposeTransferPayload, type Refusal, refuse } from '@hub/contracts';
import { type Episode, TRANSFERABLE } from './episode.js';

interface Proposal {
  readonly id: string;
  readonly episodeId: string;
  readonly fromAuthority: string;
  readonly toAuthority: string;
  readonly reason: ProposeTransferPayload['reason'];
  readonly familyView: ProposeTransferPayload['familyView'];
  readonly outgoingPersonId: string;
  /** The term that this transfer ends; a transfer that outlived its term can no longer complete. */
  readonly outgoingTerm: number;
  readonly proposedAt: string;
  readonly version: number;
}

interface Ended {
  readonly endedAt: string;
}

export type ProposedTransfer = Proposal & { readonly state: 'proposed' };
export type NominatedTransfer = Proposal & { readonly state: 'nominated'; readonly incomingPersonId: string };
export type CompletedTransfer = Proposal & Ended & { readonly state: 'completed'; readonly incomingPersonId: string };
export type StoppedTransfer = Proposal &
  Ended & {
    readonly state: 'declined' | 'cancelled';
    readonly endedBecause: string;
    readonly incomingPersonId?: string;
  };

export type OpenTransfer = ProposedTransfer | NominatedTransfer;
export type Transfer = OpenTransfer | CompletedTransfer | StoppedTransfer;

export interface Actor {
  readonly authority: string;
  readonly personId: string | undefined;
  readonly isLeadCafContact: boolean;
}

export function isParty(transfer: Transfer, authority: string): boolean {
  return transfer.fromAuthority === authority || transfer.toAuthority === authority;
}

export function isOpen(transfer: Transfer): transfer is OpenTransfer {
  return transfer.state === 'proposed' || transfer.state === 'nominated';
}

export function propose(
  episode: Episode,
  proposal: ProposeTransferPayload,
  by: { id: string; authority: string; at: string },
): ProposedTransfer | Refusal {
  if (episode.lead.authority !== by.authority) {
    return refuse('forbidden', 'Only the authority of the Lead Professional may propose to pass the role on.');
  }
  if (proposal.toAuthority === by.authority) return refuse('party_to_itself');
  if (episode.state === 'transferring') return refuse('open_transfer_exists');
  if (!TRANSFERABLE.includes(episode.state)) return refuse('conflict', `The episode is ${episode.state}.`);
  return {
    id: by.id,
    episodeId: episode.id,
    state: 'proposed',
    fromAuthority: by.authority,
    toAuthority: proposal.toAuthority,
    reason: proposal.reason,
    familyView: proposal.familyView,
    outgoingPersonId: episode.lead.personId,
    outgoingTerm: episode.lead.term,
    proposedAt: by.at,
    version: 1,
  };
}

export function nominate(transfer: Transfer, personId: string, by: Actor): NominatedTransfer | Refusal {
  if (by.authority !== transfer.toAuthority) return refuse('forbidden', 'Only the receiving authority may nominate.');
  if (!isOpen(transfer)) return refuse('conflict', `The transfer is ${transfer.state}.`);
  return { ...transfer, state: 'nominated', incomingPersonId: personId, version: transfer.version + 1 };
}

export function accept(transfer: Transfer, by: Actor, at: string): CompletedTransfer | Refusal {
  if (transfer.state !== 'nominated') return refuse('conflict', `The transfer is ${transfer.state}, nobody can accept it.`);
  if (by.personId !== transfer.incomingPersonId) return refuse('forbidden', 'Only the person nominated may accept.');
  return { ...transfer, state: 'completed', endedAt: at, version: transfer.version + 1 };
}

export function decline(transfer: Transfer, by: Actor, why: { reason: string; at: string }): StoppedTransfer | Refusal {
  if (by.authority !== transfer.toAuthority) return refuse('forbidden', 'Only the receiving authority may decline.');
  if (!isOpen(transfer)) return refuse('conflict', `The transfer is ${transfer.state}.`);
  const nominated = transfer.state === 'nominated' && transfer.incomingPersonId === by.personId;
  if (!nominated && !by.isLeadCafContact) {
    return refuse('forbidden', 'Only the person nominated or the lead CAF contact may decline.');
  }
  return stop(transfer, 'declined', why.reason, why.at);
}

export function cancel(transfer: Transfer, by: Actor, why: { reason: string; at: string }): StoppedTransfer | Refusal {
  if (by.authority !== transfer.fromAuthority) return refuse('forbidden', 'Only the proposing authority may cancel.');
  if (!isOpen(transfer)) return refuse('conflict', `The transfer is ${transfer.state}.`);
  return stop(transfer, 'cancelled', why.reason, why.at);
}

/** Ends an open transfer; the Lead Professional stays who it was. */
export function stop(
  transfer: OpenTransfer,
  state: StoppedTransfer['state'],
  endedBecause: string,
  endedAt: string,
): StoppedTransfer {
  return { ...transfer, state, endedBecause, endedAt, version: transfer.version + 1 };
}
