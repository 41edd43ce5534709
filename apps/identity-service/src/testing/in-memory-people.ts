import type { NamedPerson } from '@hub/contracts/identity';
import type { PeopleQuery, PeopleStore, Person } from '../application/ports.js';
import { LEWISHAM } from './in-memory-register.js';

export function staff(id: string, change: Partial<Person> = {}): Person {
  return {
    id,
    authority: LEWISHAM,
    contact: { name: `Person ${id.slice(-1)}`, role: 'x', team: 'y' },
    roles: ['practitioner'],
    verified: true,
    ...change,
  };
}

/** What a list is asked for is kept; the database alone filters. */
export class InMemoryPeople implements PeopleStore {
  readonly asked: PeopleQuery[] = [];
  private readonly people = new Map<string, Person>();

  add(...people: readonly Person[]): void {
    for (const person of people) this.people.set(person.id, person);
  }
  find(id: string): Promise<Person | undefined> {
    return Promise.resolve(this.people.get(id));
  }
  findAll(ids: readonly string[]): Promise<Person[]> {
    return Promise.resolve(ids.flatMap((id) => this.people.get(id) ?? []));
  }
  list(query: PeopleQuery): Promise<Person[]> {
    this.asked.push(query);
    const staff = [...this.people.values()].filter(
      ({ authority }) => authority === query.authority,
    );
    return Promise.resolve(staff.slice(0, query.limit));
  }
  reports(managerId: string, limit: number): Promise<string[]> {
    const own = [...this.people.values()].filter(
      (one) => one.managerId === managerId && !one.ended,
    );
    return Promise.resolve(own.slice(0, limit).map(({ id }) => id));
  }
  named(ids: readonly string[]): Promise<NamedPerson[]> {
    const known = [...this.people.values()].filter(({ id }) => ids.includes(id));
    return Promise.resolve(
      known.map(({ id, authority, contact, organisation }) => ({
        ...{ id, authority, contact },
        ...(organisation ? { employer: organisation.name } : {}),
      })),
    );
  }
}
