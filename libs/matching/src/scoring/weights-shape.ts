import type { Agreement, Field } from './levels.js';

/**
 * How often a level of agreement comes up: for the same child, for strangers, and for children of
 * one household. The share of strangers who have the same value is not used: how many records of
 * the index have it tells more.
 */
export type Chances = readonly [same: number, stranger: number, household: number];

export interface Weights {
  readonly version: number;
  readonly chances: {
    readonly [F in Field]: Readonly<Record<Exclude<Agreement[F], 'missing'>, Chances>>;
  };
  /** Share of records in which given and family name stand in each other's place. */
  readonly exchanged: number;
}
