import type { ClosedDays } from '@hub/contracts/identity';
import type { Transfer } from './transfer-state.js';

/** When those of a transfer are closed who are waited for by name. */
export interface ClosedSides {
  /** Who leads until then. */
  readonly outgoing: readonly ClosedDays[];
  /** Who is to lead. */
  readonly incoming: readonly ClosedDays[];
}

export const NEVER_CLOSED: ClosedSides = { outgoing: [], incoming: [] };

/** The days that its clock leaves out; an authority’s own office keeps none. */
export function closedFor(
  { state, familyView }: Pick<Transfer, 'state' | 'familyView'>,
  { outgoing, incoming }: ClosedSides,
): readonly ClosedDays[] {
  if (state === 'awaiting_family') return familyView === 'disagrees' ? [] : outgoing;
  return state === 'nominated' || state === 'accepted' ? incoming : [];
}
