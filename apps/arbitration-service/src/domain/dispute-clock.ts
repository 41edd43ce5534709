import { arbitratorOf, type Dispute, withClock } from './dispute.js';
import type { DisputeEvent } from './dispute-machine.js';
import { climb, replace } from './dispute-steps.js';
import { endOf, type Ladder } from './ladder.js';

/** What is due on a dispute at an instant, if anything: woken too early or twice, it does nothing. */
export function onClock(
  dispute: Dispute,
  at: string,
  ladder: Ladder,
): { dispute: Dispute; event: DisputeEvent } | undefined {
  const due = (instant: string | undefined): boolean =>
    instant !== undefined && Date.parse(instant) <= Date.parse(at);
  if (needsArbitrator(dispute)) return undefined;
  if (due(dispute.dueAt)) return { dispute: runOut(dispute, at, ladder), event: 'run_out' };
  if (!due(dispute.remindAt)) return undefined;
  const { remindAt: _reminded, ...rest } = dispute;
  return { dispute: { ...rest, version: dispute.version + 1 }, event: 'remind' };
}

/** Before arbitration with nobody in office: one is to be drawn. */
export function needsArbitrator(dispute: Dispute): boolean {
  return dispute.state === 'arbitration' && arbitratorOf(dispute) === undefined;
}

function runOut(dispute: Dispute, at: string, ladder: Ladder): Dispute {
  if (dispute.state === 'arbitration') return replace(dispute, 'overdue', at);
  if (dispute.state === 'open') return climb(dispute, 'run_out', at, ladder);
  // An outcome does not lapse: it is due again, and each time counts.
  const again = { ...dispute, overdue: dispute.overdue + 1, version: dispute.version + 1 };
  const span = dispute.riskOfHarm ? { clockHours: 24 } : { workingDays: 5 };
  return withClock(again, at, endOf(span, at), ladder);
}
