import type { EntityManager } from 'typeorm';
import type { Sealer } from '@hub/security';
import { SqlTimers } from '@hub/timers';
import type { ConsentStores } from '../../application/ports.js';
import { TypeormConsentStore } from './consent-store.js';
import { TypeormCounterpartStore } from './counterpart-store.js';
import { SqlLookStore } from './look-store.js';
import { SqlOverrideStore } from './override-store.js';
import { TypeormRecallStore } from './recall-store.js';
import { TypeormDataKeyStore, TypeormDocumentStore, TypeormReleaseStore } from './release-store.js';
import { SqlErasureStore, SqlRetentionStore } from './retention-store.js';
import { SqlSubjectAccessStore } from './subject-access-store.js';

/** The service's stores over one transaction. */
export function storesOn(manager: EntityManager, sealer: Sealer): ConsentStores {
  return {
    consents: new TypeormConsentStore(manager),
    counterparts: new TypeormCounterpartStore(manager),
    looks: new SqlLookStore(manager),
    recalls: new TypeormRecallStore(manager),
    documents: new TypeormDocumentStore(manager),
    dataKeys: new TypeormDataKeyStore(manager),
    releases: new TypeormReleaseStore(manager),
    overrides: new SqlOverrideStore(manager, sealer),
    retentions: new SqlRetentionStore(manager),
    erasures: new SqlErasureStore(manager),
    timers: new SqlTimers(manager),
    subjectAccess: new SqlSubjectAccessStore(manager, sealer),
  };
}
