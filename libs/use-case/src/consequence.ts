import type { Fact } from './fact.js';

/**
 * What a decision comes to: what it was taken on, as it stands now, and the facts that are to be
 * told of it.
 */
export interface Consequence<Subject> {
  readonly next: Subject;
  readonly facts: readonly Fact[];
}
