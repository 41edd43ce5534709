import { type Refusal, refuse } from '@hub/contracts';
import type { Provisioning } from '@hub/internal-messages';
import { testId } from '@hub/testing';
import type { StaffOfAuthority } from '../application/scim/scim-ports.js';

export function provisioned(
  change: Partial<Provisioning.ProvisionedPerson> = {},
): Provisioning.ProvisionedPerson {
  return {
    id: testId(1),
    username: 'ama@lewisham.example',
    externalId: 'e1',
    contact: { name: 'Ama Mensah', role: 'Worker', team: 'Early Help', email: 'ama@work.example' },
    roles: ['practitioner'],
    active: true,
    version: 1,
    ...change,
  };
}

/** Staff in a map, as identity-service answers of them; what it decides is tried there. */
export class InMemoryStaffOfAuthority implements StaffOfAuthority {
  readonly people = new Map<string, Provisioning.ProvisionedPerson>();
  readonly changes: Provisioning.SetRolePayload[] = [];
  /** Before a change somebody else makes one, so often. */
  quicker = 0;

  add(...people: readonly Provisioning.ProvisionedPerson[]): void {
    for (const person of people) this.people.set(person.id, person);
  }
  list({
    personId,
    username,
    externalId,
    role,
    offset,
    limit,
  }: Provisioning.ProvisionedQuery): Promise<Provisioning.ProvisionedPage> {
    const found = [...this.people.values()].filter(
      (one) =>
        (personId === undefined ? one.active : one.id === personId) &&
        (username === undefined || one.username === username.toLowerCase()) &&
        (externalId === undefined || one.externalId === externalId) &&
        (role === undefined || one.roles.includes(role)),
    );
    return Promise.resolve({ total: found.length, items: found.slice(offset, offset + limit) });
  }
  register(
    terms: Provisioning.ProvisionPersonPayload,
  ): Promise<Provisioning.ProvisionedPerson | Refusal> {
    const others = [...this.people.values()];
    if (others.some(({ username }) => username === terms.username))
      return Promise.resolve(refuse('username_taken'));
    const person = provisioned({ ...terms, id: testId(this.people.size + 1) });
    this.add(person);
    return Promise.resolve(person);
  }
  revise(
    id: string,
    terms: Provisioning.ProvisionPersonPayload,
    version?: number,
  ): Promise<Provisioning.ProvisionedPerson | Refusal> {
    return this.change(id, version, ({ externalId: _before, ...kept }) => ({ ...kept, ...terms }));
  }
  end(
    id: string,
    forgotten: boolean,
    version?: number,
  ): Promise<Provisioning.ProvisionedPerson | Refusal> {
    return this.change(id, version, (person) => {
      if (forgotten) this.people.delete(id);
      return { ...person, active: false };
    });
  }
  setRole(change: Provisioning.SetRolePayload): Promise<Provisioning.SetRoleReply | Refusal> {
    if (change.given.some((id) => !this.people.has(id)))
      return Promise.resolve(refuse('person_unknown'));
    this.changes.push(change);
    return Promise.resolve({ changed: change.given.length + change.taken.length });
  }
  private change(
    id: string,
    version: number | undefined,
    make: (person: Provisioning.ProvisionedPerson) => Provisioning.ProvisionedPerson,
  ): Promise<Provisioning.ProvisionedPerson | Refusal> {
    const person = this.people.get(id);
    if (!person) return Promise.resolve(refuse('not_found'));
    if (this.quicker > 0) {
      this.quicker -= 1;
      this.people.set(id, { ...person, version: person.version + 1 });
      return Promise.resolve(refuse('etag_stale'));
    }
    if (version !== undefined && version !== person.version)
      return Promise.resolve(refuse('etag_stale'));
    const changed = { ...make(person), version: person.version + 1 };
    if (this.people.has(id)) this.people.set(id, changed);
    return Promise.resolve(changed);
  }
}
