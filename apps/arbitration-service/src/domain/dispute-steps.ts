import { refuse } from '@hub/contracts';
import type { DecideDisputePayload, OutcomeView, StageView } from '@hub/contracts/arbitration';
import { outOfTurn, permits } from '@hub/workflow';
import {
  type Dispute,
  enterRung,
  hasAnswered,
  isArbitrator,
  isParty,
  partiesOf,
  withClock,
  withoutClock,
} from './dispute.js';
import { DISPUTE_MACHINE, type DisputeEvent } from './dispute-machine.js';
import { ARBITRATION, endOf, type Ladder, LONDON_TIME } from './ladder.js';
import {
  type Acting,
  closed,
  type Moved,
  noParty,
  notAsArbitrator,
  notAsParty,
  step,
} from './dispute-guards.js';

export function escalate(dispute: Dispute, { by, at, ladder }: Acting): Moved {
  return notAsParty(dispute, 'escalate', by) ?? climb(dispute, 'escalate', at, ladder);
}

/** To the next rung. Where the clock ran out, every party that did not answer missed it. */
export function climb(
  dispute: Dispute,
  event: 'escalate' | 'run_out',
  at: string,
  ladder: Ladder,
): Dispute {
  const left = leaveRung(dispute, event === 'escalate' ? 'escalated' : 'run_out', at);
  const up = enterRung(left, dispute.stage + 1, at, ladder);
  return step({ ...up, state: dispute.state }, event, up.state);
}

export function withdraw(dispute: Dispute, reason: string, { by, at }: Acting): Moved {
  const refusal = notAsParty(dispute, 'withdraw', by);
  if (refusal) return refusal;
  if (dispute.openedBy !== by.authority)
    return refuse('forbidden', 'Only the authority that opened it may withdraw it.');
  return finish(dispute, 'withdraw', 'withdrawn', reason, at);
}

/** Child protection leaves at once, whatever waits. */
export function leaveForSafeguarding(dispute: Dispute, reason: string, { by, at }: Acting): Moved {
  if (!isParty(dispute, by.authority) && !isArbitrator(dispute, by)) return refuse('not_found');
  if (!permits(DISPUTE_MACHINE, dispute.state, 'leave_for_safeguarding'))
    return outOfTurn(DISPUTE_MACHINE, dispute.state);
  return finish(dispute, 'leave_for_safeguarding', 'to_safeguarding', reason, at);
}

/** Puts an arbitrator in office, with the full time of the rung. */
export function appoint(
  dispute: Dispute,
  { authority, personId }: { authority: string; personId: string },
  at: string,
  ladder: Ladder,
): Dispute {
  const rung = ladder.rungs[ARBITRATION];
  const limit = dispute.riskOfHarm ? rung?.withRiskOfHarm : rung?.limit;
  const appointed = step(
    { ...dispute, arbitrators: [...dispute.arbitrators, { authority, personId, appointedAt: at }] },
    'appoint',
    'arbitration',
  );
  return withClock(appointed, at, endOf(limit ?? { workingDays: 1 }, at), ladder);
}

/** Takes the arbitrator out of office; another is to be appointed at once. */
export function replace(dispute: Dispute, because: 'conflict' | 'overdue', at: string): Dispute {
  const arbitrators = dispute.arbitrators.map((one, place) =>
    place === dispute.arbitrators.length - 1 ? { ...one, replacedBecause: because } : one,
  );
  const missed =
    because === 'overdue' ? dispute.arbitrators.slice(-1).map(({ authority }) => authority) : [];
  const stages = dispute.stages.map((one, place) =>
    place === dispute.stages.length - 1 ? { ...one, missed: [...one.missed, ...missed] } : one,
  );
  return {
    ...withoutClock(
      step(
        { ...dispute, arbitrators, stages },
        because === 'conflict' ? 'declare_conflict' : 'run_out',
        'arbitration',
      ),
    ),
    dueAt: at,
  };
}

export function declareConflict(dispute: Dispute, { by, at }: Acting): Moved {
  return notAsArbitrator(dispute, 'declare_conflict', by) ?? replace(dispute, 'conflict', at);
}

export function decide(
  dispute: Dispute,
  { terms, reasons, ledBy }: DecideDisputePayload,
  { by, at, ladder }: Acting,
): Moved {
  const refusal = notAsArbitrator(dispute, 'decide', by) ?? noParty(dispute, ledBy);
  if (refusal) return refusal;
  const decidedBy = by.personId === undefined ? {} : { decidedBy: by.personId };
  return resolve(
    dispute,
    'decide',
    { how: 'decided', terms, reasons, ...(ledBy === undefined ? {} : { ledBy }), ...decidedBy },
    { at, ladder },
  );
}

export function carryOut(dispute: Dispute, { by, at }: Acting): Moved {
  const refusal = notAsParty(dispute, 'carry_out', by);
  const { outcome } = dispute;
  if (refusal || !outcome) return refusal ?? outOfTurn(DISPUTE_MACHINE, dispute.state);
  const own = outcome.parties.find(({ authority }) => authority === by.authority);
  if (own?.carriedOutAt !== undefined)
    return refuse('conflict', 'Your authority has confirmed it already.');
  const parties = outcome.parties.map((one) => (one === own ? { ...one, carriedOutAt: at } : one));
  const done = { ...dispute, outcome: { ...outcome, parties } };
  if (parties.some(({ carriedOutAt }) => carriedOutAt === undefined))
    return step(done, 'carry_out', 'resolved');
  return { ...step(withoutClock(done), 'carry_out', 'carried_out'), endedAt: at };
}

/** Back onto the rung where it ended: between the parties, or before an arbitrator. */
export function reopen(dispute: Dispute, reason: string, { by, at, ladder }: Acting): Moved {
  const refusal = notAsParty(dispute, 'reopen', by);
  if (refusal || !dispute.outcome) return refusal ?? outOfTurn(DISPUTE_MACHINE, dispute.state);
  const until = LONDON_TIME.addDays(dispute.outcome.at, ladder.reopenDays);
  if (Date.parse(at) > Date.parse(until))
    return refuse('conflict', `Its window ended at ${until}; open another dispute.`);
  const { endedAt: _ended, outcome, ...rest } = dispute;
  const reopened = {
    ...rest,
    because: reason,
    reopenedAt: at,
    offers: rest.offers.map(closed),
    earlierOutcomes: [...rest.earlierOutcomes, outcome],
  };
  const again = enterRung(reopened, dispute.stage, at, ladder);
  return step({ ...again, state: dispute.state }, 'reopen', again.state);
}

export function resolve(
  dispute: Dispute,
  event: DisputeEvent,
  outcome: Omit<OutcomeView, 'stage' | 'at' | 'parties'>,
  { at, ladder }: { at: string; ladder: Ladder },
): Dispute {
  const parties = partiesOf(dispute).map((authority) => ({ authority, recordedAt: at }));
  const settled = {
    ...leaveRung(dispute, 'resolved', at),
    outcome: { ...outcome, stage: dispute.stage, at, parties },
  };
  const span = dispute.riskOfHarm
    ? ladder.carryOutWithRiskOfHarm
    : { workingDays: ladder.carryOutDays };
  return withClock(step(settled, event, 'resolved'), at, endOf(span, at), ladder);
}

function finish(
  dispute: Dispute,
  event: DisputeEvent,
  state: 'withdrawn' | 'to_safeguarding',
  because: string,
  at: string,
): Dispute {
  return {
    ...step(leaveRung(withoutClock(dispute), state, at), event, state),
    because,
    endedAt: at,
  };
}

function leaveRung(dispute: Dispute, how: NonNullable<StageView['how']>, at: string): Dispute {
  const last = dispute.stages.at(-1);
  if (!last || last.leftAt !== undefined) return dispute;
  const missed =
    how === 'run_out' && dispute.state === 'open'
      ? partiesOf(dispute).filter((authority) => !hasAnswered(dispute, authority))
      : [];
  return {
    ...dispute,
    stages: [
      ...dispute.stages.slice(0, -1),
      { ...last, leftAt: at, how, missed: [...last.missed, ...missed] },
    ],
  };
}
