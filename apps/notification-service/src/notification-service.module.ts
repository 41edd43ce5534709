import { type DynamicModule, Module } from '@nestjs/common';
import type { ServiceParts } from '@hub/service-host';
import { AmqpMemberQueues } from './adapters/broker/amqp-member-queues.js';
import { DeliverySenders } from './adapters/broker/delivery-senders.js';
import { DeliveryController } from './adapters/messaging/delivery.controller.js';
import { SqlDeliveryStore } from './adapters/persistence/delivery-store.js';
import { SqlInboxStore } from './adapters/persistence/inbox-store.js';
import { ConfirmReceipt } from './application/confirm-receipt.js';
import { OnFact } from './application/on-fact.js';
import type { NotificationStores } from './application/ports.js';
import { ReadInbox } from './application/read-inbox.js';
import { ReportUnconfirmed } from './application/report-unconfirmed.js';
import { SendDeliveries } from './application/send-deliveries.js';
import { TellSender } from './application/tell-sender.js';

@Module({})
export class NotificationServiceModule {
  static of(parts: ServiceParts, memberBrokerUrl: string): DynamicModule {
    const { clock, ids, log } = parts;
    const work = parts.unitOfWork<NotificationStores>((manager) => ({
      deliveries: new SqlDeliveryStore(manager, parts.journal),
      inbox: new SqlInboxStore(manager),
    }));
    const queues = new AmqpMemberQueues(memberBrokerUrl, log);
    const senders = new DeliverySenders(
      () => work.read(({ deliveries }) => deliveries.authoritiesWithUnsent()),
      log,
    );
    senders.start(new SendDeliveries(work, queues, clock), new ReportUnconfirmed(work, clock, ids));
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
