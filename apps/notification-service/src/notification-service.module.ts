import { type DynamicModule, Module } from '@nestjs/common';
import { repeat, type ServiceParts } from '@hub/service-host';
import { AmqpMemberQueues } from './adapters/broker/amqp-member-queues.js';
import { DeliverySenders } from './adapters/broker/delivery-senders.js';
import { DeliveryController } from './adapters/messaging/delivery.controller.js';
import { deliveryGauges } from './adapters/persistence/delivery-gauges.js';
import { SqlDeliveryStore } from './adapters/persistence/delivery-store.js';
import { SqlInboxStore } from './adapters/persistence/inbox-store.js';
import { ConfirmReceipt } from './application/confirm-receipt.js';
import { OnFact } from './application/on-fact.js';
import type { NotificationStores } from './application/ports.js';
import { ReadInbox } from './application/read-inbox.js';
import { ReportUnconfirmed } from './application/report-unconfirmed.js';
import { SendAgain } from './application/send-again.js';
import { SendDeliveries } from './application/send-deliveries.js';
import { TellSender } from './application/tell-sender.js';
import type { Pace } from './domain/send-again.js';

const SEND_AGAIN_MS = 5_000;

@Module({})
export class NotificationServiceModule {
  static of(
    parts: ServiceParts,
    {
      memberBrokerUrl,
      managementUrls,
      pace,
    }: {
      readonly memberBrokerUrl: string;
      readonly managementUrls: readonly string[];
      readonly pace: Pace;
    },
  ): DynamicModule {
    const { clock, ids, log } = parts;
    const work = parts.unitOfWork<NotificationStores>((manager) => ({
      deliveries: new SqlDeliveryStore(manager, parts.journal),
      inbox: new SqlInboxStore(manager),
    }));
    const queues = new AmqpMemberQueues(memberBrokerUrl, managementUrls, log);
    const senders = new DeliverySenders(
      () => work.read(({ deliveries }) => deliveries.authoritiesWithUnsent()),
      log,
    );
    senders.start(
      new SendDeliveries(work, queues, clock, pace),
      new ReportUnconfirmed(work, clock, ids),
    );
    const stopSendingAgain = repeat(new SendAgain(work, queues, clock, pace), SEND_AGAIN_MS, log);
    deliveryGauges(parts.probes, parts.database);
    parts.onStop(stopSendingAgain);
    parts.onStop(() => senders.stop());
    parts.onStop(() => queues.close());
    return {
      module: NotificationServiceModule,
      controllers: [DeliveryController],
      providers: [
        { provide: OnFact, useValue: new OnFact(work, senders) },
        { provide: ReadInbox, useValue: new ReadInbox(work) },
        { provide: ConfirmReceipt, useValue: new ConfirmReceipt(work, clock) },
        { provide: TellSender, useValue: new TellSender(work, senders, clock, ids) },
      ],
    };
  }
}
