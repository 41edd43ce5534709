import { DoubleStartMade, DoubleStartSeen, type DoubleStartView } from '@hub/contracts/lookup';
import type { Waiting } from '@hub/contracts/shape';
import { type Consequence, type Fact, fact } from '@hub/use-case';
import type { DoubleStart } from './hub-episode.js';

/** Tells both authorities, and waits for the lead CAF contact of each. */
export function madeFact(double: DoubleStart): Fact {
  const told = { ...viewDouble(double), waits: waitsOf(double) };
  const { id: doubleStartId, seenBy: _seen, ...same } = told;
  return fact(DoubleStartMade, { doubleStartId, ...same }, partiesOf(double));
}

/** One of the two has seen it; a second time it stays as it is. */
export function seeDouble(double: DoubleStart, by: string): Consequence<DoubleStart> {
  if (double.seenBy.includes(by)) return { next: double, facts: [] };
  const next = { ...double, seenBy: [...double.seenBy, by].sort() };
  const others = partiesOf(double).filter((authority) => authority !== by);
  return {
    next,
    facts: [
      fact(DoubleStartSeen, { doubleStartId: next.id, seenBy: by, waits: waitsOf(next) }, others),
    ],
  };
}

export function partiesOf({ first, second }: DoubleStart): string[] {
  return [...new Set([first.authority, second.authority])].sort();
}

export function viewDouble({ seenBy, ...double }: DoubleStart): DoubleStartView {
  return { ...double, seenBy: [...seenBy] };
}

function waitsOf(double: DoubleStart): Waiting[] {
  return partiesOf(double)
    .filter((authority) => !double.seenBy.includes(authority))
    .map((authority) => ({ step: 'look_at_double_start', authority, role: 'lead_caf_contact' }));
}
