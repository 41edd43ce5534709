import type { Consequence } from '@hub/use-case';
import { tell } from './dispute-facts.js';
import { type Dispute, isUnended } from './dispute-state.js';
import { voidOff } from './dispute-steps.js';
import type { Ladder } from './ladder.js';

/** Of an episode that does not go on: a dispute about it that has not ended ends at once. */
export function decideVoid(
  dispute: Dispute,
  hiddenFrom: readonly string[],
  {
    at,
    ladder,
    because,
  }: { readonly at: string; readonly ladder: Ladder; readonly because: string },
): Consequence<Dispute> | undefined {
  if (!isUnended(dispute)) return undefined;
  const next = voidOff(dispute, at, because);
  return { next, facts: [tell('void', next, ladder, hiddenFrom)] };
}
