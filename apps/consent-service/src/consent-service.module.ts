import { type DynamicModule, Module } from '@nestjs/common';
import { repeat, type ServiceParts } from '@hub/service-host';
import { ConsentController } from './adapters/messaging/consent.controller.js';
import { ProgressController } from './adapters/messaging/progress.controller.js';
import { RecallController } from './adapters/messaging/recall.controller.js';
import { TypeormConsentStore } from './adapters/persistence/consent-store.js';
import { TypeormCounterpartStore } from './adapters/persistence/counterpart-store.js';
import { TypeormRecallStore } from './adapters/persistence/recall-store.js';
import { AnswerRecall } from './application/answer-recall.js';
import { Decide } from './application/decide.js';
import { OnCounterpartsChanged } from './application/on-counterparts-changed.js';
import { OnDeliveryProgress } from './application/on-delivery-progress.js';
import type { ConsentStores } from './application/ports.js';
import { ReadConsent } from './application/read-consent.js';
import { RecordConsent } from './application/record-consent.js';
import { WatchClocks } from './application/watch-clocks.js';
import { WithdrawConsent } from './application/withdraw-consent.js';
import type { RecallPolicy } from './domain/recall.js';

const WATCH_MS = 1_000;

@Module({})
export class ConsentServiceModule {
  static of(parts: ServiceParts, { recall }: { readonly recall: RecallPolicy }): DynamicModule {
    const work = parts.unitOfWork<ConsentStores>((manager) => ({
      consents: new TypeormConsentStore(manager),
      counterparts: new TypeormCounterpartStore(manager),
      recalls: new TypeormRecallStore(manager),
    }));
    const { clock, ids } = parts;
    const tools = { clock, ids, recall };
    parts.onStop(repeat(new WatchClocks(work, tools), WATCH_MS, parts.log));
    return {
      module: ConsentServiceModule,
      controllers: [ConsentController, ProgressController, RecallController],
      providers: [
        { provide: RecordConsent, useValue: new RecordConsent(work, tools) },
        { provide: WithdrawConsent, useValue: new WithdrawConsent(work, tools) },
        { provide: ReadConsent, useValue: new ReadConsent(work) },
        { provide: Decide, useValue: new Decide(work, tools) },
        { provide: AnswerRecall, useValue: new AnswerRecall(work, tools) },
        { provide: OnCounterpartsChanged, useValue: new OnCounterpartsChanged(work, tools) },
        { provide: OnDeliveryProgress, useValue: new OnDeliveryProgress(work) },
      ],
    };
  }
}
