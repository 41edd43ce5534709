import type { Policies } from './policies.js';

/** Policies that decide together, and the version of those that may change while the hub runs. */
export interface StandardPolicies {
  readonly number: number;
  readonly policies: Policies;
}

/** What a release says of who may do what, and what may be put in place of a part of it. */
export interface PolicyFiles {
  readonly released: StandardPolicies;
  /** A draft within what the floor leaves, checked whole. */
  check(text: string): StandardPolicies | { readonly fault: string };
  /** One that was checked before. @throws Error where this release cannot read it */
  load(text: string): StandardPolicies;
}
