import type { EntityManager } from 'typeorm';
import type { Sealer } from '@hub/security';
import type { IdentityStores } from '../../application/ports.js';
import { SqlOrganisationStore } from './organisation-store.js';
import { SqlPeopleStore } from './people-store.js';
import { SqlProvisionedStore } from './provisioned-store.js';
import { SqlProvisioningKeyStore } from './provisioning-key-store.js';
import { SqlRegisterStore } from './register-store.js';
import { SqlSecretStore } from './secret-store.js';
import { SqlStaffStore } from './staff-store.js';

/** The stores of people and of the register over one transaction. */
export function storesOn(manager: EntityManager, sealer: Sealer): IdentityStores {
  return {
    people: new SqlPeopleStore(manager),
    staff: new SqlStaffStore(manager, sealer),
    organisations: new SqlOrganisationStore(manager),
    provisioned: new SqlProvisionedStore(manager),
    provisioningKeys: new SqlProvisioningKeyStore(manager),
    register: new SqlRegisterStore(manager),
    secrets: new SqlSecretStore(manager, sealer),
  };
}
