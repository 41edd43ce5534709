import type { Identity } from '../identity/identity.js';
import { motherOf } from '../identity/unborn.js';
import type { Name } from '../identity/name.js';
import { soundKeys } from './blocking-keys.js';

/**
 * One text for a child, the same through what most often differs between two who write of it:
 * spelling, names the wrong way round, day and month swapped, an address, an NHS number that one of
 * them has not. Children of other names or another birthday have another one.
 *
 * @param identity sufficient to look for a child
 */
export function steadyKey(identity: Identity): string {
  const { names, born, identifier } = identity;
  const [name] = names;
  const mother = identity.due && motherOf(identity);
  if (mother) return `unborn ${steadyKey(mother)}`;
  if (!name?.family || !born || !(name.given ?? name.unnamed))
    return ['identifier', identifier].join(' ');
  return [
    'child',
    born.year,
    ...[born.month, born.day].sort(),
    ...(name.given ? [soundOf(name.given), soundOf(name.family)].sort() : [soundOf(name.family)]),
  ].join(' ');
}

/** The first sound of the first word. */
function soundOf({ words: [word = ''] }: Name): string {
  return soundKeys(word)[0] ?? word;
}
