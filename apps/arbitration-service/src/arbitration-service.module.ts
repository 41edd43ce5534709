import { type DynamicModule, Module } from '@nestjs/common';
import { repeat, type ServiceParts, wakeDue } from '@hub/service-host';
import { DirectoryClient } from './adapters/directory-client.js';
import { DisputeController } from './adapters/messaging/dispute.controller.js';
import { RecordsClient } from './adapters/records-client.js';
import { storesOn } from './adapters/persistence/stores.js';
import { BuildEvidencePack } from './application/build-evidence-pack.js';
import { DISPUTE_TIMER } from './application/dispute-step.js';
import { keepLadder } from './application/keep-ladder.js';
import { OnCounterpartsChanged } from './application/on-counterparts-changed.js';
import { OpenDispute } from './application/open-dispute.js';
import type { ArbitrationStores } from './application/ports.js';
import { ReadDisputes } from './application/read-disputes.js';
import { TakeDisputeStep } from './application/take-dispute-step.js';
import { WakeDispute } from './application/wake-dispute.js';
import type { Ladder } from './domain/ladder.js';

const WAKE_MS = 200;

@Module({})
export class ArbitrationServiceModule {
  static of(parts: ServiceParts, ladder: Ladder): DynamicModule {
    const { ids, chance, log, storageSealer } = parts;
    const work = parts.unitOfWork<ArbitrationStores>((manager) => storesOn(manager, storageSealer));
    const wake = new WakeDispute(work, new DirectoryClient(parts.requests), { ids, chance });
    parts.onStop(
      repeat(
        wakeDue(work, DISPUTE_TIMER, (id) => wake.execute(id), log),
        WAKE_MS,
        log,
      ),
    );
    return {
      module: ArbitrationServiceModule,
      controllers: [DisputeController],
      providers: [
        { provide: OpenDispute, useValue: new OpenDispute(work, ids, ladder) },
        { provide: TakeDisputeStep, useValue: new TakeDisputeStep(work, ids) },
        {
          provide: BuildEvidencePack,
          useValue: new BuildEvidencePack(work, new RecordsClient(parts.requests)),
        },
        { provide: ReadDisputes, useValue: new ReadDisputes(work) },
        { provide: OnCounterpartsChanged, useValue: new OnCounterpartsChanged(work) },
      ],
    };
  }

  /** Before the first request. */
  static prepare(parts: ServiceParts, ladder: Ladder): Promise<void> {
    return keepLadder(
      parts.unitOfWork<ArbitrationStores>((manager) => storesOn(manager, parts.storageSealer)),
      ladder,
    );
  }
}
