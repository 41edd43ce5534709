import type { Caller } from '@hub/use-case';
import type { Relations, RelationToChild } from './facts.js';

/** Somebody whom a row ties to the child. */
export interface TiedPerson {
  readonly personId: string;
  readonly relation: RelationToChild;
  /** For whom they work, where the row says so. */
  readonly authority?: string;
  /** Their own lead CAF contact put them there. */
  readonly confirmed: boolean;
}

/**
 * What ties a person, of an authority with a part in it, to the child of an episode: rows, and the
 * duties of their role.
 */
export function relationsOf(
  { personId, roles }: Pick<Caller, 'personId' | 'roles'>,
  people: readonly TiedPerson[],
): Relations {
  const own = people.filter((one) => personId !== undefined && one.personId === personId);
  const isManager = roles.includes('service_manager') || roles.includes('head_of_service');
  return {
    held: [
      ...own.map(({ relation }) => relation),
      ...(roles.includes('lead_caf_contact') ? (['lead_caf_contact'] as const) : []),
      ...(isManager ? (['manager_of'] as const) : []),
      ...roles.filter((role) => role === 'data_protection_officer'),
    ],
    confirmed: own.some(({ confirmed }) => confirmed),
  };
}

/** What ties people to the child, and nothing else that is told of them. */
export function tiesOf(people: readonly TiedPerson[]): TiedPerson[] {
  return people.map(({ personId, relation, confirmed, authority }) => ({
    ...{ personId, relation, confirmed },
    ...(authority === undefined ? {} : { authority }),
  }));
}
