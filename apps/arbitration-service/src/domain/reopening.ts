import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { ReopenDisputePayload } from '@hub/contracts/arbitration';
import { enterRung, withoutClock } from './dispute.js';
import { type Acting, asParty, closed } from './dispute-guards.js';
import {
  bindingOf,
  type CarriedOutDispute,
  type Dispute,
  type Outcome,
  type ResolvedDispute,
  stay,
  stepTo,
  type UnsettledDispute,
} from './dispute-state.js';
import { ARBITRATION, LONDON_TIME } from './ladder.js';

/**
 * Looks at an outcome again, once, and before other people: those of the next rung, or another
 * arbitrator. What binds the parties binds them until there is another outcome.
 */
export function reopen(
  dispute: Dispute,
  { ground, reason }: Pick<ReopenDisputePayload, 'ground' | 'reason'>,
  { by, at, ladder }: Acting,
): UnsettledDispute | Refusal {
  const settled = asParty(dispute, 'reopen', by);
  if (isRefusal(settled)) return settled;
  if (settled.reopenedAt !== undefined)
    return refuse('reopening_over', `It was taken up again on ${settled.reopenedAt} already.`);
  const until = LONDON_TIME.addDays(settled.outcome.at, ladder.reopenDays);
  if (Date.parse(at) > Date.parse(until))
    return refuse('reopening_over', `Its window ended at ${until}.`);
  const { endedAt: _ended, outcome, state: _state, ...rest } = withoutClock(settled);
  const reopened = {
    ...rest,
    because: reason,
    reopenedOn: ground,
    reopenedAt: at,
    offers: rest.offers.map(closed),
    arbitrators: rest.arbitrators.map(outOfOffice),
    earlierOutcomes: [...rest.earlierOutcomes, outcome],
  };
  const again = enterRung(reopened, Math.min(settled.rung + 1, ARBITRATION), at, ladder);
  return { ...again, version: stepTo(settled, 'reopen', again.state).version };
}

/** Who decided does not look at it again themselves. */
function outOfOffice(one: Dispute['arbitrators'][number]): Dispute['arbitrators'][number] {
  return one.replacedBecause === undefined ? { ...one, replacedBecause: 'reopened' } : one;
}

/**
 * A party says that it has done its part of what binds it. What the hub sees itself it does not
 * take a party’s word for.
 */
export function carryOut(
  dispute: Dispute,
  { by, at, leads }: Acting,
): UnsettledDispute | ResolvedDispute | CarriedOutDispute | Refusal {
  const bound = asParty(dispute, 'carry_out', by);
  if (isRefusal(bound)) return bound;
  const outcome = bindingOf(bound);
  const own = outcome?.parties.find(({ authority }) => authority === by.authority);
  if (!outcome || !own) return refuse('conflict', 'There is no outcome yet.');
  if (own.carriedOutAt !== undefined)
    return refuse('conflict', 'Your authority has confirmed it already.');
  const { ledBy } = outcome;
  if (ledBy !== undefined && leads !== undefined && leads !== ledBy)
    return refuse('outcome_not_seen', `${ledBy} is to lead, and ${leads} still does.`);
  const parties = outcome.parties.map((one) => (one === own ? { ...one, carriedOutAt: at } : one));
  const carried = { ...outcome, parties };
  if (bound.state !== 'resolved') {
    const earlierOutcomes = [...bound.earlierOutcomes.slice(0, -1), carried];
    return { ...bound, earlierOutcomes, ...stay(bound, 'carry_out') };
  }
  const done = { ...bound, outcome: carried };
  return isCarriedOut(carried)
    ? { ...withoutClock(done), ...stepTo(bound, 'carry_out', 'carried_out'), endedAt: at }
    : { ...done, ...stay(bound, 'carry_out') };
}

/**
 * A dispute that was taken up again and is withdrawn goes back to its outcome; undefined where it
 * has none.
 */
export function backToOutcome(
  left: UnsettledDispute,
  at: string,
): ResolvedDispute | CarriedOutDispute | undefined {
  const outcome = bindingOf(left);
  if (!outcome) return undefined;
  const earlierOutcomes = left.earlierOutcomes.slice(0, -1);
  const settled = { ...withoutClock(left), earlierOutcomes, outcome };
  return isCarriedOut(outcome)
    ? { ...settled, ...stepTo(left, 'withdraw', 'carried_out'), endedAt: at }
    : { ...settled, ...stepTo(left, 'withdraw', 'resolved'), dueAt: outcome.dueAt ?? at };
}

function isCarriedOut({ parties }: Outcome): boolean {
  return parties.every(({ carriedOutAt }) => carriedOutAt !== undefined);
}
