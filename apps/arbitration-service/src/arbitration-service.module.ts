import {
  type Composition,
  followPeople,
  followPolicies,
  type ServiceParts,
  wakeDue,
} from '@hub/service-host';
import type { PolicyFiles } from '@hub/policy';
import { IdentityClient } from './adapters/identity-client.js';
import { RecordsClient } from './adapters/records-client.js';
import { TransfersClient } from './adapters/transfers-client.js';
import { disputeHandlers } from './adapters/messaging/dispute-handlers.js';
import { storesOn } from './adapters/persistence/stores.js';
import { BuildEvidencePack } from './application/build-evidence-pack.js';
import { DISPUTE_TIMER } from './application/dispute-step.js';
import { keepLadder } from './application/keep-ladder.js';
import { ListActors } from './application/list-actors.js';
import { ListOutcomes } from './application/list-outcomes.js';
import { OnCounterpartsChanged } from './application/on-counterparts-changed.js';
import { OpenDispute } from './application/open-dispute.js';
import type { ArbitrationStores } from './application/ports.js';
import { ReadBundle } from './application/read-bundle.js';
import { ReadDisputes } from './application/read-disputes.js';
import { TakeDisputeStep } from './application/take-dispute-step.js';
import { WakeDispute } from './application/wake-dispute.js';
import type { Ladder } from './domain/ladder.js';

/** Composition of arbitration-service. */
export function composeArbitrationService(
  parts: ServiceParts,
  { ladder, access }: { readonly ladder: Ladder; readonly access: PolicyFiles },
): Composition {
  const { ids, chance, storageSealer } = parts;
  const work = parts.unitOfWork<ArbitrationStores>((manager) => storesOn(manager, storageSealer));
  const inForce = followPolicies(parts, access);
  const identity = new IdentityClient(parts.requests);
  const wake = new WakeDispute(work, identity, { ids, chance });
  wakeDue(parts, work, DISPUTE_TIMER, (id) => wake.execute(id));
  followPeople(parts);

  return {
    handlers: [
      ...disputeHandlers({
        openDispute: new OpenDispute(
          work,
          new TransfersClient(parts.requests),
          ids,
          ladder,
          inForce,
        ),
        steps: new TakeDisputeStep(work, ids, inForce),
        disputes: new ReadDisputes(work, inForce),
        actors: new ListActors(work, identity),
        onCounterpartsChanged: new OnCounterpartsChanged(work),
        outcomes: new ListOutcomes(work),
        bundle: new ReadBundle(work, inForce),
        buildEvidencePack: new BuildEvidencePack(work, new RecordsClient(parts.requests)),
      }),
    ],
  };
}

/** Before the first request. */
export function prepare(parts: ServiceParts, ladder: Ladder): Promise<void> {
  return keepLadder(
    parts.unitOfWork<ArbitrationStores>((manager) => storesOn(manager, parts.storageSealer)),
    ladder,
  );
}
