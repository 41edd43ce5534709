import { type Refusal, refuse, type Role } from '@hub/contracts';
import { readyFor } from '@hub/workflow';
import { type Actor, isArbitrator, isParty } from './dispute.js';
import { DISPUTE_MACHINE, type DisputeEvent } from './dispute-machine.js';
import type { Dispute } from './dispute-state.js';
import { climbersOn, type Ladder, rolesOn } from './ladder.js';

/** When a step is taken, by whom, and by which ladder. */
export interface Acting {
  readonly by: Actor;
  readonly at: string;
  readonly ladder: Ladder;
  /** Which authority leads the case now, as far as the hub sees. */
  readonly leads?: string | undefined;
}

/** An offer or a statement is new under this id. */
export type WithId = Acting & { readonly id: string };

export function answeredBy<Of extends Dispute>(dispute: Of, authority: string): Of {
  const last = dispute.rungs.at(-1);
  if (!last || last.answered.includes(authority)) return dispute;
  return {
    ...dispute,
    rungs: [...dispute.rungs.slice(0, -1), { ...last, answered: [...last.answered, authority] }],
  };
}

/** The dispute as a party finds it for a step, or why that party may not take it. */
export function asParty<const Event extends DisputeEvent>(
  dispute: Dispute,
  event: Event,
  by: Actor,
) {
  if (!isParty(dispute, by.authority))
    return isArbitrator(dispute, by)
      ? refuse('forbidden', 'The arbitrator decides, and is no party.')
      : refuse('not_found');
  return readyFor(DISPUTE_MACHINE, dispute, event);
}

/** The dispute as the arbitrator in office finds it for a step, or why they may not take it. */
export function asArbitrator<const Event extends DisputeEvent>(
  dispute: Dispute,
  event: Event,
  by: Actor,
) {
  if (isParty(dispute, by.authority))
    return refuse('conflict_of_interest', 'Nobody judges in their own authority’s case.');
  if (
    dispute.arbitrators.some(
      ({ personId, replacedBecause }) => personId === by.personId && replacedBecause === 'conflict',
    )
  )
    return refuse('conflict_of_interest');
  if (!isArbitrator(dispute, by)) return refuse('not_found');
  return readyFor(DISPUTE_MACHINE, dispute, event);
}

export function notOnRung(dispute: Dispute, ladder: Ladder, by: Actor): Refusal | undefined {
  const roles = rolesOn(ladder, dispute.rung);
  return outOfTurn(roles, by, `On rung ${String(dispute.rung)} a party speaks through`);
}

/** A rung is left by its own people, and by nobody from below or above it. */
export function notLeaving(dispute: Dispute, ladder: Ladder, by: Actor): Refusal | undefined {
  const roles = climbersOn(ladder, dispute.rung);
  return outOfTurn(roles, by, `Rung ${String(dispute.rung)} is left by`);
}

function outOfTurn(roles: readonly Role[], by: Actor, whose: string): Refusal | undefined {
  return by.roles.some((role) => roles.includes(role))
    ? undefined
    : refuse('out_of_turn', `${whose}: ${roles.join(', ')}.`);
}

export function noParty(dispute: Dispute, ledBy: string | undefined): Refusal | undefined {
  return ledBy === undefined || isParty(dispute, ledBy)
    ? undefined
    : refuse('conflict', 'Only a party can be made to lead.');
}

/**
 * An offer that nobody will answer any more stays on record, rejected by whoever had not answered.
 */
export function closed(offer: Dispute['offers'][number]): Dispute['offers'][number] {
  return offer.answers.some(({ answer }) => answer === 'rejects')
    ? offer
    : {
        ...offer,
        answers: [
          ...offer.answers,
          { authority: offer.authority, answer: 'rejects', at: offer.at },
        ],
      };
}
