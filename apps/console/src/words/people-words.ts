import { authorityName } from '@hub/contracts';
import type { NamedPerson } from '@hub/contracts/identity';
import type { Contact } from '@hub/contracts/shape';

/** A member of staff as a page shows them. */
export interface ContactCard {
  readonly name: string;
  /** What they do, and where: `School nurse, School Health, Southwark`. */
  readonly post: string;
  readonly phone?: string;
  readonly email?: string;
}

export function cardOf(contact: Contact, authority: string): ContactCard {
  const { name, role, team, phone, email } = contact;
  return {
    name,
    post: `${role}, ${team}, ${authorityName(authority)}`,
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
    if (person) return cardOf(person.contact, person.authority);
    return {
      name: `Somebody at ${authorityName(authority)}`,
      post: 'The name cannot be shown now',
    };
  };
}
