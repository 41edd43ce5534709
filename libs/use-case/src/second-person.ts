import { type Refusal, refuse } from '@hub/contracts';
import type { Caller } from './caller.js';

/**
 * For what wants two persons: one human being is not both of them in two posts (ADR 70).
 *
 * @param caller who acts now
 * @param did ids of the posts in which somebody acted before; nothing where nobody did
 * @returns `second_person_needed` where it was the caller in another post of theirs
 */
export function refuseOwnDeed(
  { otherPosts = [] }: Pick<Caller, 'otherPosts'>,
  ...did: readonly (string | undefined)[]
): Refusal | undefined {
  return otherPosts.some((post) => did.includes(post))
    ? refuse('second_person_needed', 'You did it in another post of yours.')
    : undefined;
}
