import type { Consequence } from '@hub/use-case';
import { tell } from './dispute-facts.js';
import { type Dispute, isUnended } from './dispute-state.js';
import { takeToSafeguarding, voidOff } from './dispute-steps.js';
import type { Ladder } from './ladder.js';

interface Ending {
  readonly at: string;
  readonly ladder: Ladder;
  readonly because: string;
}

/** Who pays for what was given, and what is right on record, is to be settled all the same. */
export function outlivesConsent({ kind }: Dispute): boolean {
  return kind === 'funding' || kind === 'data_accuracy';
}

/** Child protection never waits in a dispute: what is disputed about a child it took on ends. */
export function decideProtection(
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
