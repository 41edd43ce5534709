import type { Caller } from '@hub/use-case';
import type { Keeper } from '../../domain/people/staff.js';
import type { IdentityStores } from '../ports.js';

/** Who keeps staff, with every post of theirs: in none of them they decide about themselves. */
export async function keeperIn(
  { staff }: Pick<IdentityStores, 'staff'>,
  caller: Caller,
): Promise<Keeper> {
  const { authority, personId, roles } = caller;
  if (personId === undefined) return { authority, roles };
  const posts = await staff.posts(personId);
  return { authority, personId, roles, posts: new Set(posts.map(({ id }) => id)) };
}
