import type { Identity } from '../identity/identity.js';
import type { Agreement } from '../scoring/levels.js';
import type { Population } from '../scoring/population.js';
import { score } from '../scoring/score.js';

/** Why a person must look at a record whatever the odds. */
export type HeldBack =
  | 'household'
  | 'several_close'
  | 'only_the_number_agrees'
  | 'number_disagrees'
  | 'no_address'
  | 'dates_apart'
  | 'born_since';

export interface Judgement {
  /** log2 of the odds that it is the child. */
  readonly bits: number;
  readonly agreement: Agreement;
  readonly heldBack?: HeldBack | undefined;
  /** Whose details were compared, where not the child’s: of one not born yet, the mother’s. */
  readonly of?: 'mother';
}

/** Odds from which a match is found: p ≥ .95. */
const FOUND_BITS = Math.log2(0.95 / 0.05);
/** Odds from which a person is asked, … */
export const POSSIBLE_BITS = -4;
/**
 * … and from which where no address can be compared: names and birth date alone come near too many.
 */
const POSSIBLE_WITHOUT_ADDRESS_BITS = -3;

/** Judges one record by itself, by the odds alone. */
export function judgeOdds(asked: Identity, held: Identity, population: Population): Judgement {
  const { bits, strangerBits, agreement } = score(asked, held, population);
  if (agreement.identifier === 'same') {
    const { compared, agreeing } = countAgreeing(agreement);
    // A number alone is an answer to a question that had nothing else.
    if (agreeing >= Math.min(2, compared)) return { bits: Math.max(bits, FOUND_BITS), agreement };
    if (agreeing === 0 && !isPlaceAgreeing(agreement))
      return { bits: Math.max(bits, POSSIBLE_BITS), agreement, heldBack: 'only_the_number_agrees' };
  }
  return bits < FOUND_BITS && strangerBits >= FOUND_BITS
    ? { bits, agreement, heldBack: 'household' }
    : { bits, agreement };
}

export function isFound({ bits, heldBack }: Judgement): boolean {
  return bits >= FOUND_BITS && heldBack === undefined;
}

/** Whether it is found, or a person is to look at it. */
export function isNear({ bits, agreement }: Judgement): boolean {
  return bits >= (hasNoAddress(agreement) ? POSSIBLE_WITHOUT_ADDRESS_BITS : POSSIBLE_BITS);
}

/** Whether nothing but names and birth date could be compared. */
export function hasNoAddress({ postcode, street, identifier }: Agreement): boolean {
  return postcode === 'missing' && street === 'missing' && identifier !== 'same';
}

export function isPlaceAgreeing({ postcode, street }: Agreement): boolean {
  return postcode === 'same' || street === 'same';
}

/** Of names and birth date how many could be compared, and how many of these agree at all. */
export function countAgreeing({ given, family, born }: Agreement): {
  compared: number;
  agreeing: number;
} {
  const compared = [given, family, born].filter((level) => level !== 'missing');
  return {
    compared: compared.length,
    agreeing: compared.filter((level) => level !== 'different').length,
  };
}
