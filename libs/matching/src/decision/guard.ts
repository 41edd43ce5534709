import type { Identity } from '../identity/identity.js';
import type { Agreement, NameLevel } from '../scoring/levels.js';
import { areTwoNames } from '../names/two-names.js';
import {
  countAgreeing,
  hasNoAddress,
  type HeldBack,
  isFound,
  isPlaceAgreeing,
  type Judgement,
  POSSIBLE_BITS,
} from './judge.js';

/**
 * Levels at which two family names are two, and two given names, of which brothers and sisters
 * often have alike ones.
 */
export const ANOTHER_FAMILY: ReadonlySet<NameLevel> = new Set(['rival', 'different']);
const ANOTHER_GIVEN: ReadonlySet<NameLevel> = new Set(['close', 'rival', 'different']);

/**
 * Leaves to a person what odds must not decide, whatever the index holds: a child under another
 * given name, who may be a twin; a number and a name that do not go together; and names and birth
 * date without an address.
 */
export function guard(judgement: Judgement, asked: Identity, held: Identity): Judgement {
  const { heldBack: before, agreement } = judgement;
  if (before !== undefined && !isTwinLike(agreement)) return judgement;
  const heldBack = before ?? reasonOf(judgement, asked, held);
  return heldBack === undefined
    ? judgement
    : { ...judgement, bits: Math.max(judgement.bits, POSSIBLE_BITS), heldBack };
}

/**
 * Whether the number asked with is the record's, and the record another child's: then it tells
 * against all others.
 */
export function isNumberOfAnother({ agreement, heldBack }: Judgement): boolean {
  return agreement.identifier === 'same' && heldBack !== undefined;
}

function reasonOf(judgement: Judgement, asked: Identity, held: Identity): HeldBack | undefined {
  const { agreement } = judgement;
  const found = isFound(judgement);
  const another = isAnotherName(agreement) || isEveryPairTwo(asked, held);
  if (agreement.identifier === 'same') {
    const { compared, agreeing } = countAgreeing(agreement);
    return another || agreeing < Math.min(2, compared) ? 'number_disagrees' : undefined;
  }
  if (another || isUnnamed(asked) || isUnnamed(held))
    return found || isTwinLike(agreement) ? 'household' : undefined;
  if (found && agreement.identifier === 'different') return 'number_disagrees';
  return found && hasNoAddress(agreement) ? 'no_address' : undefined;
}

/** Where names stand in each other's place either may be the given one. */
function isAnotherName({ given, family, exchanged }: Agreement): boolean {
  return ANOTHER_GIVEN.has(given) || (exchanged && ANOTHER_GIVEN.has(family));
}

/** Whether no two of the names by which both were ever known are one. */
function isEveryPairTwo(asked: Identity, held: Identity): boolean {
  const pairs = asked.names.flatMap(({ given: one }) =>
    held.names.flatMap(({ given: other }) => (one && other ? [areTwoNames(one, other)] : [])),
  );
  return pairs.length > 0 && pairs.every(Boolean);
}

/** Whether somebody wrote that the child has no name yet: a twin has none either. */
function isUnnamed({ names }: Identity): boolean {
  return names.every(({ given, unnamed }) => given === undefined && unnamed);
}

/** Born on one day in one family at one place. */
function isTwinLike(agreement: Agreement): boolean {
  const { given, family, exchanged, born } = agreement;
  const isOneFamily = !ANOTHER_FAMILY.has(family) || (exchanged && !ANOTHER_FAMILY.has(given));
  return born === 'same' && isPlaceAgreeing(agreement) && isOneFamily;
}
