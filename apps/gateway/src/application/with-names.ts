import type { NamedPerson } from '@hub/contracts/identity';
import { personIdsIn, type Shape } from '@hub/contracts/shape';
import type { Names } from './ports.js';

/**
 * An answer with the members of staff whom it names by id beside it, as `people`. Whoever may read
 * an answer may know who is named there: what they must not know stands in no answer to them.
 */
export async function withNames<R extends object>(
  shape: Shape,
  answer: R,
  names: Names,
): Promise<R & { readonly people?: NamedPerson[] }> {
  const ids = personIdsIn(shape, answer);
  if (ids.length === 0) return answer;
  const people = await names.named(ids);
  return people.length === 0 ? answer : { ...answer, people };
}
