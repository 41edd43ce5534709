import type { Consequence } from '@hub/use-case';
import { tell } from './dispute-facts.js';
import { bindingOf, type Dispute, isUnended } from './dispute-state.js';
import { takeToSafeguarding, voidOff } from './dispute-steps.js';
import { endFor } from './episode-ends.js';
import type { Ladder } from './ladder.js';

interface Ending {
  readonly at: string;
  readonly ladder: Ladder;
  readonly because: string;
}

/** What an episode that came to a state does to a dispute about it. */
export function decideEnd(
  dispute: Dispute,
  state: string,
  hiddenFrom: readonly string[],
  acting: Omit<Ending, 'because'>,
): Consequence<Dispute> | undefined {
  const over = endFor(dispute, state);
  if (!over) return undefined;
  const ending = { ...acting, because: over.because };
  if (over.end === 'stepped_up') return decideProtection(dispute, ending);
  // None is closed over a dispute that is open; what was settled is still to be carried out.
  if (over.end === 'closed' && bindingOf(dispute)) return undefined;
  return decideVoid(dispute, hiddenFrom, ending);
}

/** Child protection never waits in a dispute: what is disputed about a child it took on ends. */
function decideProtection(
  dispute: Dispute,
  { at, ladder, because }: Ending,
): Consequence<Dispute> | undefined {
  if (!isUnended(dispute)) return undefined;
  const next = takeToSafeguarding(dispute, 'protect', { at, because });
  return { next, facts: [tell('protect', next, ladder)] };
}

/** Of an episode that does not go on: a dispute about it that has not ended ends at once. */
export function decideVoid(
  dispute: Dispute,
  hiddenFrom: readonly string[],
  { at, ladder, because }: Ending,
): Consequence<Dispute> | undefined {
  if (!isUnended(dispute)) return undefined;
  const next = voidOff(dispute, at, because);
  return { next, facts: [tell('void', next, ladder, hiddenFrom)] };
}
