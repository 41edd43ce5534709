import type { IdentityStores } from '../application/ports.js';
import { InMemoryPeople } from './in-memory-people.js';
import { InMemoryRegister, InMemorySecrets } from './in-memory-register.js';

interface InMemoryIdentity extends IdentityStores {
  readonly people: InMemoryPeople;
  readonly register: InMemoryRegister;
}

export function inMemoryIdentity(secrets = new InMemorySecrets(1)): InMemoryIdentity {
  return { people: new InMemoryPeople(), register: new InMemoryRegister(), secrets };
}
