import { type DynamicModule, Module } from '@nestjs/common';
import type { ServiceParts } from '@hub/service-host';
import { DisputeController } from './adapters/messaging/dispute.controller.js';
import { TypeormCounterpartStore } from './adapters/persistence/counterpart-store.js';
import { TypeormDisputeStore } from './adapters/persistence/dispute-store.js';
import { ListDisputes } from './application/list-disputes.js';
import { OnCounterpartsChanged } from './application/on-counterparts-changed.js';
import { OpenDispute } from './application/open-dispute.js';
import type { ArbitrationStores } from './application/ports.js';
import { ReadDispute } from './application/read-dispute.js';

@Module({})
export class ArbitrationServiceModule {
  static of(parts: ServiceParts): DynamicModule {
    const { clock, ids } = parts;
    const work = parts.unitOfWork<ArbitrationStores>((manager) => ({
      disputes: new TypeormDisputeStore(manager),
      counterparts: new TypeormCounterpartStore(manager),
    }));
    return {
      module: ArbitrationServiceModule,
      controllers: [DisputeController],
      providers: [
        { provide: OpenDispute, useValue: new OpenDispute(work, clock, ids) },
        { provide: ReadDispute, useValue: new ReadDispute(work) },
        { provide: ListDisputes, useValue: new ListDisputes(work) },
        { provide: OnCounterpartsChanged, useValue: new OnCounterpartsChanged(work) },
      ],
    };
  }
}
