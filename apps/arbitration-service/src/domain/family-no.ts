import type { Consequence } from '@hub/use-case';
import { tell } from './dispute-facts.js';
import { bindingOf, type Dispute, isUnended, stay } from './dispute-state.js';
import type { Ladder } from './ladder.js';

/** What the family says of a hand-over, as it stands. */
export interface FamilyView {
  readonly transferId: string;
  /** Who is to lead by it. */
  readonly toAuthority: string;
  /** It says no, and nobody has answered that yet. */
  readonly saysNo: boolean;
}

/**
 * A family says no to the hand-over that an arbitrator ordered, or that no is answered. The order
 * stands: whoever gave it knows what it meets.
 */
export function decideFamilyNo(
  dispute: Dispute,
  { transferId, toAuthority, saysNo }: FamilyView,
  {
    at,
    ladder,
    hiddenFrom,
  }: { readonly at: string; readonly ladder: Ladder; readonly hiddenFrom: readonly string[] },
): Consequence<Dispute> | undefined {
  const binding = bindingOf(dispute);
  if (!isUnended(dispute) || binding?.how !== 'decided' || binding.ledBy !== toAuthority)
    return undefined;
  const { familyNo } = dispute;
  const standing = familyNo?.answeredAt === undefined ? familyNo : undefined;
  if (saysNo ? standing : standing?.transferId !== transferId) return undefined;
  const noted = saysNo
    ? { transferId, at }
    : { transferId, at: standing?.at ?? at, answeredAt: at };
  const next = { ...dispute, familyNo: noted, ...stay(dispute, 'family_no') };
  return { next, facts: [tell('family_no', next, ladder, hiddenFrom)] };
}
