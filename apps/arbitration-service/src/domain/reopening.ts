import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import { ReopenDispute, type ReopenDisputePayload } from '@hub/contracts/arbitration';
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
import { ARBITRATION, type Ladder, LONDON_TIME } from './ladder.js';

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
  const own = former(settled).find(({ authority }) => authority === by.authority);
  if (own)
    return refuse(
      'reopening_over',
      `Your authority took it up again on ${own.at}, and took that back.`,
    );
  const until = windowOf(settled, ladder);
  if (Date.parse(at) > Date.parse(until))
    return refuse('reopening_over', `Its window ended at ${until}.`);
  const { endedAt: _ended, outcome, state: _state, ...rest } = withoutClock(settled);
  const reopened = {
    ...rest,
    because: reason,
    reopenedOn: ground,
    reopenedAt: at,
    reopenedBy: by.authority,
    offers: rest.offers.map(closed),
    arbitrators: rest.arbitrators.map(outOfOffice),
    earlierOutcomes: [...rest.earlierOutcomes, outcome],
  };
  const again = enterRung(reopened, Math.min(settled.rung + 1, ARBITRATION), at, ladder);
  return { ...again, version: stepTo(settled, 'reopen', again.state).version };
}

/** Within it the outcome may be looked at again; it stands still while somebody does. */
function windowOf(dispute: ResolvedDispute | CarriedOutDispute, ladder: Ladder): string {
  const end = Date.parse(LONDON_TIME.addDays(dispute.outcome.at, ladder.reopenDays));
  const spans = former(dispute).map(
    ({ at, takenBackAt }) => Date.parse(takenBackAt) - Date.parse(at),
  );
  return new Date(spans.reduce((sum, span) => sum + span, end)).toISOString();
}

function former({ formerReopenings = [] }: Dispute) {
  return formerReopenings;
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

/** Whoever took it up again takes that back, through the same people, and nobody else does. */
export function notReopener({ reopenedBy }: Dispute, by: Acting['by']): Refusal | undefined {
  if (reopenedBy !== by.authority)
    return refuse('forbidden', 'Only the authority that took it up again may take that back.');
  const { roles } = ReopenDispute;
  return by.roles.some((role) => roles.includes(role))
    ? undefined
    : refuse('out_of_turn', `A reopening is taken back by: ${roles.join(', ')}.`);
}

/** The outcome stands as it did before it was looked at again: on its rung, with who decided. */
export function backToOutcome(
  left: UnsettledDispute,
  outcome: Outcome,
  at: string,
): ResolvedDispute | CarriedOutDispute {
  const { reopenedAt = at, reopenedBy, reopenedOn, ...rest } = withoutClock(left);
  const taken =
    reopenedBy === undefined || reopenedOn === undefined
      ? []
      : [{ authority: reopenedBy, ground: reopenedOn, at: reopenedAt, takenBackAt: at }];
  const settled = {
    ...rest,
    rung: outcome.rung,
    formerReopenings: [...former(left), ...taken],
    arbitrators: left.arbitrators.map((one) => backInOffice(one, outcome)),
    offers: left.offers.map(closed),
    earlierOutcomes: left.earlierOutcomes.slice(0, -1),
    outcome,
  };
  return isCarriedOut(outcome)
    ? { ...settled, ...stepTo(left, 'withdraw', 'carried_out'), endedAt: at }
    : { ...settled, ...stepTo(left, 'withdraw', 'resolved'), dueAt: outcome.dueAt ?? at };
}

/** Who decided is in office again; whoever was to look at it anew is so no more. */
function backInOffice(
  { replacedBecause, ...one }: Dispute['arbitrators'][number],
  { decidedBy }: Outcome,
): Dispute['arbitrators'][number] {
  if (replacedBecause === 'reopened' && one.personId === decidedBy) return one;
  return { ...one, replacedBecause: replacedBecause ?? 'taken_back' };
}

function isCarriedOut({ parties }: Outcome): boolean {
  return parties.every(({ carriedOutAt }) => carriedOutAt !== undefined);
}
