import type { Consequence } from '@hub/use-case';
import { tell } from './dispute-facts.js';
import { type Dispute, isUnended } from './dispute-state.js';
import { voidOff } from './dispute-steps.js';
import type { Ladder } from './ladder.js';

/** What a void episode does to a dispute about it: one that has not ended ends at once. */
export function decideVoid(
  dispute: Dispute,
  hiddenFrom: readonly string[],
  { at, ladder }: { readonly at: string; readonly ladder: Ladder },
): Consequence<Dispute> | undefined {
  if (!isUnended(dispute)) return undefined;
  const next = voidOff(dispute, at);
  return { next, facts: [tell('void', next, ladder, hiddenFrom)] };
}
