import { type Consequence, isHiddenFrom } from '@hub/use-case';
import { arbitratorOf, partiesOf } from './dispute.js';
import { tell } from './dispute-facts.js';
import { type Dispute, isUnended } from './dispute-state.js';
import { replace, takeToSafeguarding } from './dispute-steps.js';
import type { Ladder } from './ladder.js';

/** Whether the episode is hidden from a party. */
export function isWithHidden(dispute: Dispute, hiddenFrom: readonly string[]): boolean {
  return partiesOf(dispute).some((authority) => hiddenFrom.includes(authority));
}

/**
 * What a shield does to a dispute: it ends where a party is hidden from, and another arbitrator is
 * appointed where the one in office is.
 */
export function decideShield(
  dispute: Dispute,
  hiddenFrom: readonly string[],
  { at, ladder }: { readonly at: string; readonly ladder: Ladder },
): Consequence<Dispute> | undefined {
  if (!isUnended(dispute)) return undefined;
  if (isWithHidden(dispute, hiddenFrom)) {
    const because = 'The episode is hidden from a party.';
    const next = takeToSafeguarding(dispute, 'shield', { at, because });
    return { next, facts: [tell('shield', next, ladder, hiddenFrom)] };
  }
  const judge = arbitratorOf(dispute);
  if (dispute.state !== 'arbitration' || !judge || !isHiddenFrom(hiddenFrom, judge))
    return undefined;
  const next = replace(dispute, 'conflict', at);
  return { next, facts: [tell('declare_conflict', next, ladder, hiddenFrom)] };
}
