import { type DynamicModule, Module } from '@nestjs/common';
import type { ServiceParts } from '@hub/service-host';
import { ConsentController } from './adapters/messaging/consent.controller.js';
import { TypeormConsentStore } from './adapters/persistence/consent-store.js';
import { TypeormCounterpartStore } from './adapters/persistence/counterpart-store.js';
import { OnCounterpartsChanged } from './application/on-counterparts-changed.js';
import { OnDeliveryProgress } from './application/on-delivery-progress.js';
import type { ConsentStores } from './application/ports.js';
import { ReadConsent } from './application/read-consent.js';
import { RecordConsent } from './application/record-consent.js';
import { WithdrawConsent } from './application/withdraw-consent.js';

@Module({})
export class ConsentServiceModule {
  static of(parts: ServiceParts): DynamicModule {
    const work = parts.unitOfWork<ConsentStores>((manager) => ({
      consents: new TypeormConsentStore(manager),
      counterparts: new TypeormCounterpartStore(manager),
    }));
    const { clock, ids } = parts;
    return {
      module: ConsentServiceModule,
      controllers: [ConsentController],
      providers: [
        { provide: RecordConsent, useValue: new RecordConsent(work, clock, ids) },
        { provide: WithdrawConsent, useValue: new WithdrawConsent(work, clock) },
        { provide: ReadConsent, useValue: new ReadConsent(work) },
        { provide: OnCounterpartsChanged, useValue: new OnCounterpartsChanged(work) },
        { provide: OnDeliveryProgress, useValue: new OnDeliveryProgress(work) },
      ],
    };
  }
}
