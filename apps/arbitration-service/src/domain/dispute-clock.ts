import { arbitratorOf, clockTo, withoutClock } from './dispute.js';
import type { DisputeEvent } from './dispute-machine.js';
import {
  type ArbitratedDispute,
  type Dispute,
  type OpenDispute,
  type Outcome,
  type ResolvedDispute,
  stay,
} from './dispute-state.js';
import { climb, replace } from './dispute-steps.js';
import { endOf, type Ladder } from './ladder.js';
import { missQuestions, questionAlarmOf } from './question-clock.js';

/**
 * What is due on a dispute at an instant, if anything: woken too early or twice, it does nothing.
 */
export function onClock(
  dispute: Dispute,
  at: string,
  ladder: Ladder,
): { dispute: Dispute; event: DisputeEvent } | undefined {
  const due = (instant: string | undefined): boolean =>
    instant !== undefined && Date.parse(instant) <= Date.parse(at);
  if (needsArbitrator(dispute)) return undefined;
  if (dispute.dueAt === undefined) return undefined;
  if (due(dispute.dueAt)) return { dispute: runOut(dispute, at, ladder), event: 'run_out' };
  if (dispute.state === 'arbitration' && due(questionAlarmOf(dispute)))
    return { dispute: missQuestions(dispute, at), event: 'miss_question' };
  if (!due(dispute.remindAt)) return undefined;
  const { remindAt: _reminded, ...rest } = dispute;
  return { dispute: { ...rest, ...stay(dispute, 'remind') }, event: 'remind' };
}

/** Before arbitration with nobody in office: one is to be drawn. */
export function needsArbitrator(dispute: Dispute): boolean {
  return dispute.state === 'arbitration' && arbitratorOf(dispute) === undefined;
}

function runOut(
  dispute: OpenDispute | ArbitratedDispute | ResolvedDispute,
  at: string,
  ladder: Ladder,
): Dispute {
  if (dispute.state === 'arbitration') return replace(dispute, 'overdue', at);
  if (dispute.state === 'open') return climb(dispute, 'run_out', at, ladder);
  // An outcome does not lapse: it is due again, and each time counts.
  const { riskOfHarm, overdue, outcome } = dispute;
  const dueAt = endOf(riskOfHarm ? { clockHours: 24 } : { workingDays: 5 }, at);
  return {
    ...withoutClock(dispute),
    ...clockTo(dueAt, { at, riskOfHarm, ladder }),
    ...stay(dispute, 'run_out'),
    overdue: overdue + 1,
    outcome: { ...outcome, parties: outcome.parties.map(missing) },
  };
}

/** Each party that has not done its part when the clock runs out has missed it once more. */
function missing(party: Outcome['parties'][number]): Outcome['parties'][number] {
  return party.carriedOutAt === undefined ? { ...party, missed: (party.missed ?? 0) + 1 } : party;
}
