import { type Refusal, refuse } from '@hub/contracts';
import type { ProposeTransferPayload } from '@hub/contracts/episode';
import { outOfTurn, permits } from '@hub/workflow';
import { londonDate } from '@hub/working-time';
import { type Episode, TRANSFERABLE } from '../episode.js';
import { TRANSFER_MACHINE, type TransferEvent } from './transfer-machine.js';
import { LONDON_TIME, type TransferPolicy } from './transfer-policy.js';
import { stopped, withClock } from './transfer-clock.js';
import { isOpen, step, type Transfer } from './transfer-state.js';

export interface Actor {
  readonly authority: string;
  readonly personId: string | undefined;
  readonly isLeadCafContact: boolean;
}

/** A transfer after an event, or why the event cannot be. */
type Moved = Transfer | Refusal;

export interface Proposing {
  readonly id: string;
  readonly authority: string;
  readonly at: string;
  readonly policy: TransferPolicy;
  /** Transfers of the episode that have not ended. */
  readonly others: readonly Transfer[];
  readonly orderedBy?: string;
}

export function propose(episode: Episode, proposal: ProposeTransferPayload, by: Proposing): Moved {
  const { effectiveAt } = proposal;
  if (episode.lead.authority !== by.authority) {
    return refuse(
      'forbidden',
      'Only the authority of the Lead Professional may propose to pass the role on.',
    );
  }
  if (proposal.toAuthority === by.authority) return refuse('party_to_itself');
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
  const transfer: Transfer = {
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
  return by.others.length > 0 ? transfer : { ...takeTurn(transfer, by.at, by.policy), version: 1 };
}

/** A proposal whose turn has come: its clock begins. */
export function takeTurn(transfer: Transfer, at: string, policy: TransferPolicy): Transfer {
  const state = transfer.familyView === 'not_yet_asked' ? 'awaiting_family' : 'proposed';
  return withClock(step(transfer, 'take_turn', state), at, policy.answerDays, policy);
}

export function recordFamilyView(
  transfer: Transfer,
  familyView: 'agrees' | 'disagrees',
  by: Actor,
  { at, policy }: { at: string; policy: TransferPolicy },
): Moved {
  if (by.authority !== transfer.fromAuthority)
    return refuse('forbidden', 'Only the proposing authority asks the family.');
  if (!permits(TRANSFER_MACHINE, transfer.state, 'record_family_view'))
    return outOfTurn(TRANSFER_MACHINE, transfer.state);
  return withClock(
    { ...step(transfer, 'record_family_view', 'proposed'), familyView },
    at,
    policy.answerDays,
    policy,
  );
}

export function nominate(transfer: Transfer, personId: string, by: Actor): Moved {
  if (by.authority !== transfer.toAuthority)
    return refuse('forbidden', 'Only the receiving authority may nominate.');
  if (!permits(TRANSFER_MACHINE, transfer.state, 'nominate'))
    return outOfTurn(TRANSFER_MACHINE, transfer.state);
  return { ...step(transfer, 'nominate', 'nominated'), incomingPersonId: personId };
}

export function accept(
  transfer: Transfer,
  by: Actor,
  { at, policy, reviewOn }: { at: string; policy: TransferPolicy; reviewOn: string | undefined },
): Moved {
  if (by.authority !== transfer.toAuthority)
    return refuse('forbidden', 'Only the person nominated may accept.');
  if (!permits(TRANSFER_MACHINE, transfer.state, 'accept'))
    return outOfTurn(TRANSFER_MACHINE, transfer.state);
  if (by.personId !== transfer.incomingPersonId)
    return refuse('forbidden', 'Only the person nominated may accept.');
  if (
    reviewOn !== undefined &&
    (reviewOn <= londonDate(at) || reviewOn > lastReviewDay(transfer, at, policy))
  ) {
    return refuse('step_incomplete', undefined, [
      {
        field: 'reviewOn',
        message: `must lie within ${String(policy.reviewDays)} working days of taking over`,
      },
    ]);
  }
  return withClock(
    {
      ...step(transfer, 'accept', 'accepted'),
      acceptedAt: at,
      ...(reviewOn === undefined ? {} : { reviewOn }),
    },
    at,
    policy.receiveDays,
    policy,
  );
}

/** The pack is received: the role passes now, or at the effective moment. */
export function receivePack(transfer: Transfer, digest: string, by: Actor, at: string): Moved {
  if (by.authority !== transfer.toAuthority)
    return refuse('forbidden', 'Only the receiving authority confirms the hand-over pack.');
  if (
    !permits(TRANSFER_MACHINE, transfer.state, 'receive_pack') ||
    transfer.packReceivedAt !== undefined
  )
    return outOfTurn(TRANSFER_MACHINE, transfer.state);
  if (transfer.packDigest === undefined || transfer.packDigest !== digest)
    return refuse('pack_unconfirmed');
  const received = { ...transfer, packReceivedAt: at };
  return isEffective(received, at)
    ? { ...step(stopped(received), 'receive_pack', 'completed'), endedAt: at }
    : step(stopped(received), 'receive_pack', 'accepted');
}

export function decline(transfer: Transfer, by: Actor, why: { reason: string; at: string }): Moved {
  if (by.authority !== transfer.toAuthority)
    return refuse('forbidden', 'Only the receiving authority may decline.');
  if (!permits(TRANSFER_MACHINE, transfer.state, 'decline'))
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
  return end(transfer, 'decline', 'declined', why.reason, why.at);
}

export function cancel(transfer: Transfer, by: Actor, why: { reason: string; at: string }): Moved {
  if (by.authority !== transfer.fromAuthority)
    return refuse('forbidden', 'Only the proposing authority may cancel.');
  if (!permits(TRANSFER_MACHINE, transfer.state, 'cancel'))
    return outOfTurn(TRANSFER_MACHINE, transfer.state);
  return end(transfer, 'cancel', 'cancelled', why.reason, why.at);
}

/** Ends a transfer without a switch; the Lead Professional stays who it was. */
export function end(
  transfer: Transfer,
  event: TransferEvent,
  state: Transfer['state'],
  endedBecause: string,
  endedAt: string,
): Transfer {
  return { ...step(stopped(transfer), event, state), endedBecause, endedAt };
}

/** What is due on a transfer at an instant, if anything: woken too early or twice, it does nothing. */
export function onClock(
  transfer: Transfer,
  at: string,
  policy: TransferPolicy,
): { transfer: Transfer; event: TransferEvent } | undefined {
  const due = (instant: string | undefined): boolean =>
    instant !== undefined && Date.parse(instant) <= Date.parse(at);
  if (!isOpen(transfer) || transfer.hoursLeft !== undefined) return undefined;
  if (transfer.packReceivedAt !== undefined) {
    return isEffective(transfer, at)
      ? {
          transfer: { ...step(stopped(transfer), 'take_effect', 'completed'), endedAt: at },
          event: 'take_effect',
        }
      : undefined;
  }
  if (due(transfer.dueAt)) return { transfer: runOut(transfer, at, policy), event: 'run_out' };
  if (!due(transfer.remindAt)) return undefined;
  const { remindAt: _reminded, ...rest } = transfer;
  return { transfer: step(rest, 'remind', transfer.state), event: 'remind' };
}

function runOut(transfer: Transfer, at: string, policy: TransferPolicy): Transfer {
  const silent = transfer.state === 'proposed' || transfer.state === 'nominated';
  // What was ordered cannot lapse by silence: it is due again each day, and each time counts as missed.
  if (silent && transfer.orderedBy !== undefined)
    return { ...step(transfer, 'run_out', transfer.state), dueAt: LONDON_TIME.addDays(at, 1) };
  if (silent && policy.onSilence === 'dispute')
    return end(transfer, 'run_out', 'disputed', 'Nobody answered in time.', at);
  const missing =
    transfer.state === 'accepted'
      ? 'The hand-over pack was not received in time.'
      : silent
        ? 'Nobody answered in time.'
        : 'The family’s view was not recorded in time.';
  return end(transfer, 'run_out', 'expired', missing, at);
}

/** The last day for the review that follows a switch, `YYYY-MM-DD`. */
export function lastReviewDay(
  { effectiveAt }: Transfer,
  at: string,
  policy: TransferPolicy,
): string {
  const from = effectiveAt !== undefined && effectiveAt > at ? effectiveAt : at;
  return londonDate(LONDON_TIME.addDays(from, policy.reviewDays));
}

function isEffective({ effectiveAt }: Transfer, at: string): boolean {
  return effectiveAt === undefined || Date.parse(effectiveAt) <= Date.parse(at);
}
