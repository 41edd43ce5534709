import { type Refusal, refuse } from '@hub/contracts';
import type { ProposeTransferPayload } from '@hub/contracts/episode';
import { isReadyFor, outOfTurn } from '@hub/workflow';
import { londonDate } from '@hub/working-time';
import { type LivedEpisode, TRANSFERABLE } from '../episode.js';
import { TRANSFER_MACHINE, type TransferEvent } from './transfer-machine.js';
import { LONDON_TIME, type TransferPolicy } from './transfer-policy.js';
import { closedFor, type ClosedSides, NEVER_CLOSED } from './closed-sides.js';
import { clockForAnother, clockOf, lastReviewDay, stopped } from './transfer-clock.js';
import {
  type AcceptedTransfer,
  type CompletedTransfer,
  isOpen,
  isWithin,
  type NominatedTransfer,
  type QueuedTransfer,
  type ReceivedTransfer,
  stay,
  stepTo,
  type StoppedTransfer,
  type Transfer,
  type TransferInTurn,
  type UnendedTransfer,
} from './transfer-state.js';

export interface Actor {
  readonly authority: string;
  readonly personId: string | undefined;
  readonly isLeadCafContact: boolean;
}

export interface Proposing {
  readonly id: string;
  readonly authority: string;
  readonly at: string;
  readonly policy: TransferPolicy;
  /** Transfers of the episode that have not ended. */
  readonly others: readonly UnendedTransfer[];
  readonly orderedBy?: string;
  readonly closed?: ClosedSides;
}

export function propose(
  episode: LivedEpisode,
  proposal: ProposeTransferPayload,
  by: Proposing,
): QueuedTransfer | TransferInTurn | Refusal {
  const { effectiveAt } = proposal;
  if (episode.lead.authority !== by.authority) {
    return refuse(
      'forbidden',
      'Only the authority of the Lead Professional may propose to pass the role on.',
    );
  }
  if (
    by.others.some(({ toAuthority }) => toAuthority === proposal.toAuthority) ||
    by.others.length > by.policy.mostQueued
  )
    return refuse('open_transfer_exists');
  if (!TRANSFERABLE.includes(episode.state) && episode.state !== 'transferring')
    return refuse('conflict', `The episode is ${episode.state}.`);
  if (episode.disputes.length > 0 && by.orderedBy === undefined)
    return refuse(
      'conflict',
      'A dispute about the episode is open; the Lead Professional stays meanwhile.',
    );
  if (effectiveAt !== undefined && Date.parse(effectiveAt) <= Date.parse(by.at))
    return refuse('step_incomplete', undefined, [
      { field: 'effectiveAt', message: 'must lie in the future' },
    ]);
  const transfer: QueuedTransfer = {
    id: by.id,
    episodeId: episode.id,
    state: 'queued',
    fromAuthority: by.authority,
    toAuthority: proposal.toAuthority,
    reason: proposal.reason,
    familyView: proposal.familyView,
    outgoingPersonId: episode.lead.personId,
    outgoingTerm: episode.lead.term,
    proposedAt: by.at,
    ...(effectiveAt === undefined ? {} : { effectiveAt: new Date(effectiveAt).toISOString() }),
    ...(by.orderedBy === undefined ? {} : { orderedBy: by.orderedBy }),
    version: 1,
  };
  return by.others.length > 0 ? transfer : { ...takeTurn(transfer, by), version: 1 };
}

/** A proposal whose turn has come: its clock begins. A family’s no stops it there. */
export function takeTurn(
  transfer: QueuedTransfer,
  { at, policy, closed = NEVER_CLOSED }: Pick<Proposing, 'at' | 'policy' | 'closed'>,
): TransferInTurn {
  const state = transfer.familyView === 'agrees' ? 'proposed' : 'awaiting_family';
  const leftOut = closedFor({ ...transfer, state }, closed);
  return {
    ...stopped(transfer),
    ...stepTo(transfer, 'take_turn', state),
    ...clockOf(at, policy.answerDays, policy, leftOut),
  };
}

export function nominate(
  transfer: Transfer,
  personId: string,
  by: Actor,
  { at, closed = NEVER_CLOSED }: { readonly at: string; readonly closed?: ClosedSides },
): NominatedTransfer | Refusal {
  if (by.authority !== transfer.toAuthority)
    return refuse('forbidden', 'Only the receiving authority may nominate.');
  if (!isReadyFor(TRANSFER_MACHINE, transfer, 'nominate'))
    return outOfTurn(TRANSFER_MACHINE, transfer.state);
  if (personId === transfer.outgoingPersonId)
    return refuse('conflict', 'They lead already: name somebody else, or decline.');
  const nominated = stepTo(transfer, 'nominate', 'nominated');
  if (transfer.dueAt === undefined)
    return { ...transfer, ...nominated, incomingPersonId: personId };
  const clock = clockForAnother(transfer, at, closed.incoming);
  return { ...stopped(transfer), ...nominated, ...clock, incomingPersonId: personId };
}

export function accept(
  transfer: Transfer,
  by: Actor,
  {
    at,
    policy,
    reviewOn,
    closed = NEVER_CLOSED,
  }: {
    at: string;
    policy: TransferPolicy;
    reviewOn: string | undefined;
    closed?: ClosedSides;
  },
): AcceptedTransfer | Refusal {
  if (by.authority !== transfer.toAuthority)
    return refuse('forbidden', 'Only the person nominated may accept.');
  if (!isReadyFor(TRANSFER_MACHINE, transfer, 'accept'))
    return outOfTurn(TRANSFER_MACHINE, transfer.state);
  if (by.personId !== transfer.incomingPersonId)
    return refuse('forbidden', 'Only the person nominated may accept.');
  if (
    reviewOn !== undefined &&
    (reviewOn <= londonDate(at) || reviewOn > lastReviewDay(transfer, at, policy, closed.incoming))
  ) {
    return refuse('step_incomplete', undefined, [
      {
        field: 'reviewOn',
        message: `must lie within ${String(policy.reviewDays)} working days of taking over`,
      },
    ]);
  }
  const {
    acceptedAt: _none,
    reviewOn: _day,
    packDigest: _digest,
    ...nominated
  } = stopped(transfer);
  return {
    ...nominated,
    ...stepTo(transfer, 'accept', 'accepted'),
    ...clockOf(at, policy.receiveDays, policy, closed.incoming),
    acceptedAt: at,
    ...(reviewOn === undefined ? {} : { reviewOn }),
  };
}

/** The pack is received: the role passes now, or at the effective moment. */
export function receivePack(
  transfer: Transfer,
  digest: string,
  by: Actor,
  at: string,
): ReceivedTransfer | CompletedTransfer | Refusal {
  if (by.authority !== transfer.toAuthority)
    return refuse('forbidden', 'Only the receiving authority confirms the hand-over pack.');
  if (isWithin(transfer) && by.personId !== transfer.incomingPersonId && !by.isLeadCafContact)
    return refuse('forbidden', 'Only the person nominated or the lead CAF contact confirms it.');
  if (
    !isReadyFor(TRANSFER_MACHINE, transfer, 'receive_pack') ||
    transfer.packReceivedAt !== undefined
  )
    return outOfTurn(TRANSFER_MACHINE, transfer.state);
  if (transfer.packDigest === undefined || transfer.packDigest !== digest)
    return refuse('pack_unconfirmed');
  const { effectiveAt } = transfer;
  const received = { ...stopped(transfer), packReceivedAt: at };
  return effectiveAt === undefined || hasCome(effectiveAt, at)
    ? { ...received, ...stepTo(transfer, 'receive_pack', 'completed'), endedAt: at }
    : { ...received, ...stepTo(transfer, 'receive_pack', 'accepted'), effectiveAt };
}

export function decline(
  transfer: Transfer,
  by: Actor,
  why: { reason: string; at: string },
): StoppedTransfer | Refusal {
  if (by.authority !== transfer.toAuthority)
    return refuse('forbidden', 'Only the receiving authority may decline.');
  if (!isReadyFor(TRANSFER_MACHINE, transfer, 'decline'))
    return outOfTurn(TRANSFER_MACHINE, transfer.state);
  if (transfer.orderedBy !== undefined)
    return refuse(
      'conflict',
      'The outcome of a dispute ordered it and binds both sides; possible now: nominate, accept.',
    );
  if (
    !by.isLeadCafContact &&
    (by.personId === undefined || transfer.incomingPersonId !== by.personId)
  ) {
    return refuse('forbidden', 'Only the person nominated or the lead CAF contact may decline.');
  }
  return end(transfer, 'decline', 'declined', why);
}

export function cancel(
  transfer: Transfer,
  by: Actor,
  why: { reason: string; at: string },
): StoppedTransfer | Refusal {
  if (by.authority !== transfer.fromAuthority)
    return refuse('forbidden', 'Only the proposing authority may cancel.');
  if (!isReadyFor(TRANSFER_MACHINE, transfer, 'cancel'))
    return outOfTurn(TRANSFER_MACHINE, transfer.state);
  return end(transfer, 'cancel', 'cancelled', why);
}

/** Ends a transfer without a switch; the Lead Professional stays who it was. */
export function end(
  transfer: UnendedTransfer,
  event: 'decline' | 'cancel' | 'run_out',
  state: StoppedTransfer['state'],
  why: { readonly reason: string; readonly at: string },
): StoppedTransfer {
  return {
    ...stopped(transfer),
    ...stepTo(transfer, event, state),
    endedBecause: why.reason,
    endedAt: why.at,
  };
}

/** What is due on a transfer at an instant; woken too early or twice, it does nothing. */
export function onClock(
  transfer: Transfer,
  at: string,
  policy: TransferPolicy,
): { transfer: Transfer; event: TransferEvent } | undefined {
  if (!isOpen(transfer) || transfer.hoursLeft !== undefined) return undefined;
  if (transfer.packReceivedAt !== undefined) {
    if (!hasCome(transfer.effectiveAt, at)) return undefined;
    const passed = stepTo(transfer, 'take_effect', 'completed');
    return { transfer: { ...stopped(transfer), ...passed, endedAt: at }, event: 'take_effect' };
  }
  if (hasCome(transfer.dueAt, at))
    return { transfer: runOut(transfer, at, policy), event: 'run_out' };
  const { remindAt, ...rest } = transfer;
  if (remindAt === undefined || !hasCome(remindAt, at)) return undefined;
  return { transfer: { ...rest, ...stay(transfer, 'remind') }, event: 'remind' };
}

function runOut(
  transfer: TransferInTurn | NominatedTransfer | AcceptedTransfer,
  at: string,
  policy: TransferPolicy,
): Transfer {
  if (transfer.state === 'accepted')
    return lapse(transfer, 'The hand-over pack was not received in time.', at);
  // What was ordered cannot lapse by silence: it is due again each day, each time as missed.
  if (transfer.orderedBy !== undefined)
    return {
      ...stopped(transfer),
      ...stay(transfer, 'run_out'),
      dueAt: LONDON_TIME.addDays(at, 1),
    };
  if (transfer.state === 'awaiting_family')
    return lapse(
      transfer,
      transfer.familyView === 'disagrees'
        ? 'The family said no, and nobody answered for going on.'
        : 'The family’s view was not recorded in time.',
      at,
    );
  // Within an authority there is nobody to dispute with.
  return policy.onSilence === 'dispute' && !isWithin(transfer)
    ? end(transfer, 'run_out', 'disputed', { reason: UNANSWERED, at })
    : lapse(transfer, UNANSWERED, at);
}

const UNANSWERED = 'Nobody answered in time.';

function lapse(transfer: UnendedTransfer, reason: string, at: string): StoppedTransfer {
  return end(transfer, 'run_out', 'expired', { reason, at });
}

function hasCome(instant: string, at: string): boolean {
  return Date.parse(instant) <= Date.parse(at);
}
