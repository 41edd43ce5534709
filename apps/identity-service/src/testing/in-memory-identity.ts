import type { IdentityStores } from '../application/ports.js';
import { InMemoryPeople } from './in-memory-people.js';
import { InMemoryStaff } from './in-memory-staff.js';
import { InMemoryRegister, InMemorySecrets } from './in-memory-register.js';

interface InMemoryIdentity extends IdentityStores {
  readonly people: InMemoryPeople;
  readonly staff: InMemoryStaff;
  readonly register: InMemoryRegister;
}

export function inMemoryIdentity(secrets = new InMemorySecrets(1)): InMemoryIdentity {
  const people = new InMemoryPeople();
  return { people, staff: new InMemoryStaff(people), register: new InMemoryRegister(), secrets };
}
