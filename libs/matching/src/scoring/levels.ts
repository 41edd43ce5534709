/**
 * How far a field of a record agrees with the one asked for. `missing`: one of both does not have
 * it.
 */
export const LEVELS = {
  given: ['same', 'variant', 'part', 'near', 'rival', 'sound', 'close', 'different', 'missing'],
  family: ['same', 'variant', 'part', 'near', 'rival', 'sound', 'close', 'different', 'missing'],
  /**
   * `day`: the day alone differs; `month` and `year` likewise. Brothers and sisters are never born
   * within one year, but as twins.
   */
  born: ['same', 'swapped', 'day', 'month', 'year', 'near', 'different', 'missing'],
  postcode: ['same', 'near', 'sector', 'outward', 'different', 'missing'],
  house: ['same', 'different', 'missing'],
  street: ['same', 'near', 'different', 'missing'],
  town: ['same', 'near', 'different', 'missing'],
  identifier: ['same', 'near', 'different', 'missing'],
} as const;

export type Field = keyof typeof LEVELS;
export type Level<F extends Field> = (typeof LEVELS)[F][number];
export type NameLevel = Level<'given'>;

/** Agreement of two identities, field by field, each level better than the next. */
export type Agreement = { readonly [F in Field]: Level<F> } & {
  /** Whether the given name of one was compared with the family name of the other. */
  readonly exchanged: boolean;
};
