import type { Field } from './levels.js';

/**
 * The index as a whole, as far as it tells how much an agreement is worth: a rare name says more
 * than a common one.
 */
export interface Population {
  /** Records in it. */
  readonly size: number;
  /**
   * Other children of the same household that are in it, for each child: how likely a brother or
   * sister is.
   */
  readonly siblings: number;
  /**
   * Records that have this value.
   *
   * @param value as {@link fieldValues} gives it
   */
  count(field: Field, value: string): number;
}
