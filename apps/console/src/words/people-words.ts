import { authorityName } from '@hub/contracts';
import type { NamedPerson } from '@hub/contracts/identity';
import type { Contact } from '@hub/contracts/shape';

/** A member of staff as a page shows them. */
export interface ContactCard {
  readonly name: string;
  /** What they do, where, and for whom: `School nurse, School Health, a trust, Southwark`. */
  readonly post: string;
  readonly phone?: string;
  readonly email?: string;
}

/** @param employer the school, trust or charity they work for, where it is not the authority */
export function cardOf(contact: Contact, authority: string, employer?: string): ContactCard {
  const { name, role, team, phone, email } = contact;
  const borough = authorityName(authority);
  const where =
    employer === undefined
      ? [team, borough]
      : [
          ...(employer.includes(team) ? [] : [team]),
          employer,
          ...(employer.endsWith(borough) ? [] : [borough]),
        ];
  return {
    name,
    post: [role, ...where].join(', '),
    ...(phone === undefined ? {} : { phone }),
    ...(email === undefined ? {} : { email }),
  };
}

/** Somebody whose post would tell something about the child to who is not in the team. */
export function withheldAt(authority: string): ContactCard {
  return {
    name: `Somebody at ${authorityName(authority)}`,
    post: 'Ask whoever leads: only the team knows who this is',
  };
}

/** Finds whom an answer names by id; somebody of their authority where the name is not there. */
export function peopleIn(
  people: readonly NamedPerson[] = [],
): (id: string, authority: string) => ContactCard {
  const byId = new Map(people.map((person) => [person.id, person]));
  return (id, authority) => {
    const person = byId.get(id);
    if (person) return cardOf(person.contact, person.authority, person.employer);
    return {
      name: `Somebody at ${authorityName(authority)}`,
      post: 'The name cannot be shown now',
    };
  };
}

/**
 * Colleagues to choose from, by name and post.
 *
 * @param left who is not among them
 * @param more what stands behind one
 */
export function colleagueWords(
  colleagues: readonly Pick<NamedPerson, 'id' | 'contact'>[],
  left: string,
  more: (id: string) => string = () => '',
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    colleagues
      .filter(({ id }) => id !== left)
      .map(({ id, contact }) => [id, `${contact.name}, ${contact.role}${more(id)}`] as const),
  );
}
