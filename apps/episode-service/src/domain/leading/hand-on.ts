import { type Refusal, refuse } from '@hub/contracts';
import type { ClosedDays } from '@hub/contracts/identity';
import type { HandedOnBecause } from '@hub/contracts/leading';
import type { Consequence } from '@hub/use-case';
import { type LivedEpisode, passLead } from '../episode.js';
import { refuseHidden } from '../shield.js';
import type { HandOver } from '../transfers/hand-over.js';
import { lastReviewDay } from '../transfers/transfer-clock.js';
import { tellCompleted } from '../transfers/transfer-facts.js';
import type { TransferPolicy } from '../transfers/transfer-policy.js';
import type { CompletedTransfer, UnendedTransfer } from '../transfers/transfer-state.js';

/** From whom to whom of one authority, and why. */
export interface HandingOn {
  readonly transferId: string;
  readonly authority: string;
  readonly fromPersonId: string;
  readonly toPersonId: string;
  readonly because: HandedOnBecause;
  readonly at: string;
  readonly policy: TransferPolicy;
  /** When whoever leads afterwards is closed. */
  readonly closed?: readonly ClosedDays[];
  /** Transfers of the episode that have not ended. */
  readonly transfers: readonly UnendedTransfer[];
}

/**
 * Gives a case of who leaves to their successor at once: a transfer within their authority that is
 * completed as it begins. The case stays where it stands, a dispute about it too.
 *
 * @returns undefined where the successor leads it already
 */
export function handOn(
  episode: LivedEpisode,
  { authority, fromPersonId, toPersonId: personId, at, policy, ...handing }: HandingOn,
): Consequence<HandOver> | Refusal | undefined {
  const { lead, state, resumesAs } = episode;
  if (lead.authority === authority && lead.personId === personId) return undefined;
  if (lead.authority !== authority || lead.personId !== fromPersonId) return refuse('term_ended');
  if (state === 'closed') return refuse('conflict', 'The episode is closed.');
  const hidden = refuseHidden(episode, { authority, personId });
  if (hidden) return hidden;
  if (handing.transfers.length > 0) return refuse('open_transfer_exists');
  const transfer: CompletedTransfer = {
    id: handing.transferId,
    episodeId: episode.id,
    state: 'completed',
    fromAuthority: authority,
    toAuthority: authority,
    reason: REASONS[handing.because],
    familyView: 'not_yet_asked',
    outgoingPersonId: fromPersonId,
    outgoingTerm: lead.term,
    incomingPersonId: personId,
    proposedAt: at,
    endedAt: at,
    version: 1,
  };
  const reviewBy = lastReviewDay(transfer, at, policy, handing.closed);
  const { resumesAs: _gone, ...passed } = passLead(episode, { authority, personId }, at, reviewBy);
  const next = { ...passed, state, ...(resumesAs === undefined ? {} : { resumesAs }) };
  return { next: { episode: next, transfer }, facts: [tellCompleted(transfer, next)] };
}

const REASONS: Readonly<Record<HandedOnBecause, CompletedTransfer['reason']>> = {
  left: 'leaving_post',
  leaving: 'leaving_post',
  long_absence: 'better_placed',
  other_work: 'better_placed',
};
