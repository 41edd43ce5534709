import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { ProposeTransferPayload } from '@hub/contracts/episode';
import type { Consequence } from '@hub/use-case';
import { type LivedEpisode, passLead, transferring } from '../episode.js';
import { type Nominee, refuseAsLead } from '../leading/refuse-as-lead.js';
import { refuseHidden } from '../shield.js';
import {
  accept,
  type Actor,
  cancel,
  decline,
  nominate,
  onClock,
  propose,
  type Proposing,
  receivePack,
} from './transfer.js';
import { overruleFamily, recordFamilyView } from './family-view.js';
import { type ClosedSides, NEVER_CLOSED } from './closed-sides.js';
import { isHeld, lastReviewDay } from './transfer-clock.js';
import * as facts from './transfer-facts.js';
import type { TransferEvent } from './transfer-machine.js';
import type { TransferPolicy } from './transfer-policy.js';
import { type CompletedTransfer, hasEnded, type Transfer } from './transfer-state.js';

/** A transfer with its episode, which changes with it. */
export interface HandOver {
  readonly episode: LivedEpisode;
  readonly transfer: Transfer;
}

/** What people may do to a transfer. */
export type TransferStep =
  | { readonly take: 'record_family_view'; readonly familyView: 'agrees' | 'disagrees' }
  | {
      readonly take: 'overrule_family';
      readonly reason: string;
      readonly familyToldOn: string;
    }
  | {
      readonly take: 'nominate';
      readonly personId: string;
      /** That person, where the directory knows them. */
      readonly nominee: Nominee | undefined;
    }
  | { readonly take: 'accept'; readonly reviewOn: string | undefined }
  | { readonly take: 'receive_pack'; readonly digest: string }
  | { readonly take: 'decline' | 'cancel'; readonly reason: string };

interface Acting {
  readonly by: Actor;
  readonly at: string;
  readonly policy: TransferPolicy;
  /** When who is waited for is closed, as far as that is known. */
  readonly closed?: ClosedSides;
}

type Decision = Consequence<HandOver> | Refusal;

/** Proposes to pass the lead on; while a transfer goes on or waits, so does its episode. */
export function decideProposal(
  episode: LivedEpisode,
  proposal: ProposeTransferPayload,
  by: Proposing,
): Decision {
  const transfer = propose(episode, proposal, by);
  if (isRefusal(transfer)) return transfer;
  const told =
    transfer.state === 'proposed'
      ? facts.tellProposed(transfer, episode)
      : facts.tellProgressed(transfer, episode);
  const going = episode.state === 'transferring' ? episode : transferring(episode);
  return { next: { episode: going, transfer }, facts: [told] };
}

export function decideStep(
  { episode, transfer }: HandOver,
  step: TransferStep,
  { by, at, policy, closed = NEVER_CLOSED }: Acting,
): Decision {
  const ends = step.take === 'decline' || step.take === 'cancel';
  if (!ends && isHeld(transfer, episode))
    return refuse(
      'conflict',
      'A dispute about the episode is open; the Lead Professional stays meanwhile. Possible now: decline, cancel.',
    );
  const after = <Of extends Transfer>(
    next: Of | Refusal,
    tell: (next: Of, episode: LivedEpisode) => Consequence<HandOver>['facts'][number],
  ): Decision =>
    isRefusal(next) ? next : { next: { episode, transfer: next }, facts: [tell(next, episode)] };
  switch (step.take) {
    case 'record_family_view':
      return after(
        recordFamilyView(transfer, step.familyView, by, { at, policy }),
        step.familyView === 'agrees' ? facts.tellProposed : facts.tellProgressed,
      );
    case 'overrule_family':
      return after(overruleFamily(transfer, step, by, { at, policy }), facts.tellProposed);
    case 'nominate': {
      const { personId, nominee } = step;
      const hidden = refuseHidden(episode, { authority: transfer.toAuthority, personId });
      if (hidden) return hidden;
      const nominated = nominate(transfer, personId, by, { at, closed });
      const cannot = refuseAsLead(nominee, transfer.toAuthority);
      return isRefusal(nominated) || !cannot ? after(nominated, facts.tellNominated) : cannot;
    }
    case 'accept':
      return after(
        accept(transfer, by, { at, policy, reviewOn: step.reviewOn, closed }),
        facts.tellAccepted,
      );
    case 'receive_pack': {
      if (episode.lead.term !== transfer.outgoingTerm) return refuse('term_ended');
      const received = receivePack(transfer, step.digest, by, at);
      return !isRefusal(received) && received.state === 'completed'
        ? complete(episode, received, { at, policy, closed })
        : after(received, facts.tellProgressed);
    }
    case 'decline':
      return after(decline(transfer, by, { reason: step.reason, at }), facts.tellStopped);
    case 'cancel':
      return after(cancel(transfer, by, { reason: step.reason, at }), facts.tellStopped);
  }
}

/** What the clock does to a transfer, if anything. */
export function decideWaking(
  { episode, transfer }: HandOver,
  { at, policy, closed = NEVER_CLOSED }: Omit<Acting, 'by'>,
): (Consequence<HandOver> & { readonly event: TransferEvent }) | undefined {
  const woken = onClock(transfer, at, policy);
  if (!woken) return undefined;
  const { transfer: next, event } = woken;
  if (!hasEnded(next))
    return { next: { episode, transfer: next }, facts: [facts.tellReminded(next, episode)], event };
  if (next.state === 'completed')
    return { ...complete(episode, next, { at, policy, closed }), event };
  return { next: { episode, transfer: next }, facts: [facts.tellStopped(next, episode)], event };
}

/** The role passes to whoever was nominated. */
function complete(
  episode: LivedEpisode,
  transfer: CompletedTransfer,
  { at, policy, closed = NEVER_CLOSED }: Omit<Acting, 'by'>,
): Consequence<HandOver> {
  const passed = passLead(
    episode,
    { authority: transfer.toAuthority, personId: transfer.incomingPersonId },
    at,
    transfer.reviewOn ?? lastReviewDay(transfer, at, policy, closed.incoming),
  );
  return { next: { episode: passed, transfer }, facts: [facts.tellCompleted(transfer, passed)] };
}
