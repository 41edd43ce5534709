import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { DecideDisputePayload } from '@hub/contracts/arbitration';
import { readyFor } from '@hub/workflow';
import {
  clockTo,
  enterRung,
  hasAnswered,
  isArbitrator,
  isParty,
  partiesOf,
  withoutClock,
} from './dispute.js';
import {
  type Acting,
  asArbitrator,
  asParty,
  noParty,
  notLeaving,
  notOnRung,
} from './dispute-guards.js';
import { DISPUTE_MACHINE } from './dispute-machine.js';
import {
  type ArbitratedDispute,
  bindingOf,
  type CarriedOutDispute,
  type Dispute,
  type OpenDispute,
  type Outcome,
  type ResolvedDispute,
  type RungVisit,
  type SafeguardedDispute,
  stay,
  stepTo,
  type UnendedDispute,
  type UnsettledDispute,
  type WithdrawnDispute,
} from './dispute-state.js';
import { unfitFunding } from './funding.js';
import { ARBITRATION, endOf, type Ladder, limitOn } from './ladder.js';
import { backToOutcome, notReopener } from './reopening.js';

/** A rung is left by a person of that rung. */
export function escalate(dispute: Dispute, { by, at, ladder }: Acting): UnsettledDispute | Refusal {
  const open = asParty(dispute, 'escalate', by);
  if (isRefusal(open)) return open;
  return notLeaving(open, ladder, by) ?? climb(open, 'escalate', at, ladder);
}

/** To the next rung. Where the clock ran out, every party that did not answer missed it. */
export function climb(
  dispute: OpenDispute,
  event: 'escalate' | 'run_out',
  at: string,
  ladder: Ladder,
): UnsettledDispute {
  const left = leaveRung(dispute, event === 'escalate' ? 'escalated' : 'run_out', at);
  const up = enterRung(withoutClock(left), dispute.rung + 1, at, ladder);
  return { ...up, version: stepTo(dispute, event, up.state).version };
}

export function withdraw(
  dispute: Dispute,
  reason: string,
  { by, at, ladder }: Acting,
): WithdrawnDispute | ResolvedDispute | CarriedOutDispute | Refusal {
  const unsettled = asParty(dispute, 'withdraw', by);
  if (isRefusal(unsettled)) return unsettled;
  const binding = bindingOf(unsettled);
  const refusal = binding ? notReopener(unsettled, by) : notOpener(unsettled, ladder, by);
  if (refusal) return refusal;
  const left = { ...leaveRung(unsettled, 'withdrawn', at), because: reason };
  return binding
    ? backToOutcome(left, binding, at)
    : { ...withoutClock(left), ...stepTo(unsettled, 'withdraw', 'withdrawn'), endedAt: at };
}

function notOpener(dispute: Dispute, ladder: Ladder, by: Acting['by']): Refusal | undefined {
  return dispute.openedBy === by.authority
    ? notOnRung(dispute, ladder, by)
    : refuse('forbidden', 'Only the authority that opened it may withdraw it.');
}

/** Child protection leaves at once, whatever waits. */
export function leaveForSafeguarding(
  dispute: Dispute,
  reason: string,
  { by, at }: Acting,
): SafeguardedDispute | Refusal {
  if (!isParty(dispute, by.authority) && !isArbitrator(dispute, by)) return refuse('not_found');
  const going = readyFor(DISPUTE_MACHINE, dispute, 'leave_for_safeguarding');
  if (isRefusal(going)) return going;
  return {
    ...withoutClock(leaveRung(going, 'to_safeguarding', at)),
    ...stepTo(going, 'leave_for_safeguarding', 'to_safeguarding'),
    because: reason,
    endedAt: at,
  };
}

/** Nobody asks for it: a family hides from a party, or social care took the child on. */
export function takeToSafeguarding(
  dispute: UnendedDispute,
  event: 'shield' | 'protect',
  { at, because }: { readonly at: string; readonly because: string },
): SafeguardedDispute {
  return {
    ...withoutClock(leaveRung(dispute, 'to_safeguarding', at)),
    ...stepTo(dispute, event, 'to_safeguarding'),
    because,
    endedAt: at,
  };
}

/** There is nothing left to disagree about; what bound the parties stays on record. */
export function voidOff(dispute: UnendedDispute, at: string, because: string): WithdrawnDispute {
  const { outcome, earlierOutcomes, ...left } = withoutClock(leaveRung(dispute, 'withdrawn', at));
  return {
    ...left,
    ...stepTo(dispute, 'void', 'withdrawn'),
    earlierOutcomes: [...earlierOutcomes, ...(outcome === undefined ? [] : [outcome])],
    because,
    endedAt: at,
  };
}

/** Puts an arbitrator in office, with the full time of the rung. */
export function appoint(
  dispute: ArbitratedDispute,
  { authority, personId }: { authority: string; personId: string },
  at: string,
  ladder: Ladder,
): ArbitratedDispute {
  const { riskOfHarm } = dispute;
  const dueAt = endOf(limitOn(ladder, ARBITRATION, riskOfHarm), at);
  return {
    ...withoutClock(dispute),
    ...stay(dispute, 'appoint'),
    ...clockTo(dueAt, { at, riskOfHarm, ladder }),
    arbitrators: [...dispute.arbitrators, { authority, personId, appointedAt: at }],
  };
}

/** Takes the arbitrator out of office; another is to be appointed at once. */
export function replace(
  dispute: ArbitratedDispute,
  because: 'conflict' | 'overdue',
  at: string,
): ArbitratedDispute {
  const arbitrators = dispute.arbitrators.map((one, place) =>
    place === dispute.arbitrators.length - 1 ? { ...one, replacedBecause: because } : one,
  );
  const missed =
    because === 'overdue' ? dispute.arbitrators.slice(-1).map(({ authority }) => authority) : [];
  const rungs = dispute.rungs.map((one, place) =>
    place === dispute.rungs.length - 1 ? { ...one, missed: [...one.missed, ...missed] } : one,
  );
  return {
    ...withoutClock(dispute),
    ...stay(dispute, because === 'conflict' ? 'declare_conflict' : 'run_out'),
    arbitrators,
    rungs,
    dueAt: at,
  };
}

export function declareConflict(dispute: Dispute, { by, at }: Acting): ArbitratedDispute | Refusal {
  const judged = asArbitrator(dispute, 'declare_conflict', by);
  return isRefusal(judged) ? judged : replace(judged, 'conflict', at);
}

export function decide(
  dispute: Dispute,
  { terms, reasons, ledBy, funding }: DecideDisputePayload,
  { by, at, ladder }: Acting,
): ResolvedDispute | Refusal {
  const judged = asArbitrator(dispute, 'decide', by);
  if (isRefusal(judged)) return judged;
  const refusal = noParty(judged, ledBy) ?? unfitFunding(judged, funding);
  if (refusal) return refusal;
  const settled = {
    ...(ledBy === undefined ? {} : { ledBy }),
    ...(funding === undefined ? {} : { funding }),
    ...(by.personId === undefined ? {} : { decidedBy: by.personId }),
  };
  return resolve(judged, 'decide', { how: 'decided', terms, reasons, ...settled }, { at, ladder });
}

export function resolve(
  dispute: UnsettledDispute,
  event: 'decide' | 'answer_offer',
  outcome: Omit<Outcome, 'rung' | 'at' | 'dueAt' | 'parties'>,
  { at, ladder }: { at: string; ladder: Ladder },
): ResolvedDispute {
  const { riskOfHarm, rung } = dispute;
  const parties = partiesOf(dispute).map((authority) => ({ authority, recordedAt: at }));
  const span = riskOfHarm ? ladder.carryOutWithRiskOfHarm : { workingDays: ladder.carryOutDays };
  const dueAt = endOf(span, at);
  return {
    ...withoutClock(leaveRung(dispute, 'resolved', at)),
    ...stepTo(dispute, event, 'resolved'),
    ...clockTo(dueAt, { at, riskOfHarm, ladder }),
    outcome: { ...outcome, rung, at, dueAt, parties },
  };
}

function leaveRung<Of extends Dispute>(
  dispute: Of,
  how: NonNullable<RungVisit['how']>,
  at: string,
): Of {
  const last = dispute.rungs.at(-1);
  if (!last || last.leftAt !== undefined) return dispute;
  const missed =
    how === 'run_out' && dispute.state === 'open'
      ? partiesOf(dispute).filter((authority) => !hasAnswered(dispute, authority))
      : [];
  return {
    ...dispute,
    rungs: [
      ...dispute.rungs.slice(0, -1),
      { ...last, leftAt: at, how, missed: [...last.missed, ...missed] },
    ],
  };
}
