import type { EntityManager } from 'typeorm';
import type { LeadingStores } from '../../application/leading/leading-ports.js';
import { SqlCaseloadStore } from './caseload-store.js';
import { TypeormCaseloadCoverStore } from './caseload-cover-store.js';
import { TypeormCoverStore } from './cover-store.js';
import { SqlKeptLeadStore, TypeormLeadRequestStore } from './lead-request-store.js';
import { TypeormOutsideStore } from './outside-store.js';

/** The stores of who leads, beside transfers. */
export function leadingStores(manager: EntityManager): LeadingStores {
  return {
    caseloads: new SqlCaseloadStore(manager),
    covers: new TypeormCoverStore(manager),
    caseloadCovers: new TypeormCaseloadCoverStore(manager),
    leadRequests: new TypeormLeadRequestStore(manager),
    keptLeads: new SqlKeptLeadStore(manager),
    outsideHandOvers: new TypeormOutsideStore(manager),
  };
}
