import { isHiddenFrom } from '@hub/use-case';
import type { Dispute } from './dispute-state.js';
import { partiesOf } from './dispute.js';

export interface Candidate {
  readonly personId: string;
  readonly authority: string;
  /** Disputes their authority was given so far, and they themselves. */
  readonly appointmentsOfAuthority: number;
  readonly appointments: number;
}

/**
 * Who is to decide: from an authority that is no party, and nobody from whom the episode is hidden;
 * nobody who was in office here before; of the authority with the fewest appointments, the person
 * with the fewest. Among equals chance decides.
 *
 * @param chance at least 0 and below 1
 */
export function drawArbitrator(
  dispute: Dispute,
  candidates: readonly Candidate[],
  chance: number,
  hiddenFrom: readonly string[] = [],
): Candidate | undefined {
  const parties = partiesOf(dispute);
  const before = dispute.arbitrators.map(({ personId }) => personId);
  const free = candidates.filter(
    (one) =>
      !parties.includes(one.authority) &&
      !isHiddenFrom(hiddenFrom, one) &&
      !before.includes(one.personId),
  );
  const fewest = (of: readonly Candidate[], count: (one: Candidate) => number): Candidate[] =>
    of.filter((one) => count(one) === Math.min(...of.map(count)));
  const equals = fewest(
    fewest(free, (one) => one.appointmentsOfAuthority),
    (one) => one.appointments,
  );
  return equals[Math.floor(chance * equals.length)];
}
