import type { Refusal } from '@hub/contracts';
import { type AgeBand, ageFault, type ConsentGiver } from '@hub/contracts/consent';

/**
 * What keeps an episode from starting under the word of this giver for somebody of that age.
 * Another decides for a child, unless the consent says that it is a young person of 16 or over.
 */
export function fitsAge(giver: ConsentGiver, age: AgeBand): Refusal | undefined {
  return ageFault(giver.kind === 'child' ? giver : { sixteenOrOver: false, ...giver }, age);
}
