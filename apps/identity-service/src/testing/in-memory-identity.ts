import type { IdentityStores } from '../application/ports.js';
import { InMemoryPeople } from './in-memory-people.js';
import { InMemoryProvisioned, InMemoryProvisioningKeys } from './in-memory-provisioning.js';
import { InMemoryOrganisations } from './in-memory-organisations.js';
import { InMemoryStaff } from './in-memory-staff.js';
import { InMemoryRegister, InMemorySecrets } from './in-memory-register.js';

interface InMemoryIdentity extends IdentityStores {
  readonly people: InMemoryPeople;
  readonly staff: InMemoryStaff;
  readonly provisioned: InMemoryProvisioned;
  readonly provisioningKeys: InMemoryProvisioningKeys;
  readonly register: InMemoryRegister;
}

export function inMemoryIdentity(secrets = new InMemorySecrets(1)): InMemoryIdentity {
  const people = new InMemoryPeople();
  const staff = new InMemoryStaff(people);
  return {
    people,
    staff,
    organisations: new InMemoryOrganisations(),
    provisioned: new InMemoryProvisioned(staff),
    provisioningKeys: new InMemoryProvisioningKeys(),
    register: new InMemoryRegister(),
    secrets,
  };
}
