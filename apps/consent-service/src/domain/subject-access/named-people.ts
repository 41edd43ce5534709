import { authorityName } from '@hub/contracts';
import type { NamedPerson } from '@hub/contracts/identity';
import type { GatheredField, GatheredItem, RecordItem } from '@hub/contracts/shape';

/** Whom a record names, each once. */
export function peopleIn(items: readonly GatheredItem[]): string[] {
  return [
    ...new Set(items.flatMap(({ fields }) => fields.flatMap(({ personIds = [] }) => personIds))),
  ];
}

/**
 * The items with people by name. Of whoever is not known, and of whose authority a hidden family
 * would be found by, nothing stands there: the authority beside the item answers for it.
 */
export function withNames(
  items: readonly GatheredItem[],
  people: readonly NamedPerson[],
  whereabouts: readonly string[] = [],
): RecordItem[] {
  const shown = people.filter(({ authority }) => !whereabouts.includes(authority));
  const words = new Map(shown.map((person) => [person.id, wordsOf(person)]));
  const named = ({ name, value, personIds }: GatheredField) => {
    if (personIds === undefined) return [{ name, value }];
    const known = personIds.flatMap((id) => words.get(id) ?? []);
    return known.length === 0 ? [] : [{ name, value: known.join('; ') }];
  };
  return items.map((item) => ({ ...item, fields: item.fields.flatMap(named) }));
}

/** Who has left is told by what they were. */
function wordsOf({ authority, contact, employer, left }: NamedPerson): string {
  const { name, role } = contact;
  const workedFor = employer ?? (authority === 'hub' ? 'the hub' : authorityName(authority));
  return left ? `${role}, then of ${workedFor}` : `${name}, ${role}`;
}
