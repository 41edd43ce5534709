import { type Composition, repeat, type ServiceParts } from '@hub/service-host';
import { AmqpMemberQueues } from './adapters/broker/amqp-member-queues.js';
import { DeliverySenders } from './adapters/broker/delivery-senders.js';
import { LabelClient } from './adapters/episodes/label-client.js';
import { SmtpMailer } from './adapters/mail/smtp-mailer.js';
import { reminderHandlers } from './adapters/messaging/reminder-handlers.js';
import { StaffClient } from './adapters/people/staff-client.js';
import { SqlReminderStore } from './adapters/persistence/reminder-store.js';
import { deliveryHandlers } from './adapters/messaging/delivery-handlers.js';
import { deliveryGauges } from './adapters/persistence/delivery-gauges.js';
import { SqlDeliveryStore } from './adapters/persistence/delivery-store.js';
import { SqlInboxStore } from './adapters/persistence/inbox-store.js';
import { SqlPeopleShielded } from './adapters/persistence/people-shielded.js';
import { ConfirmReceipt } from './application/confirm-receipt.js';
import { NameChildren } from './application/name-children.js';
import { OnFact } from './application/on-fact.js';
import { OnShieldChanged } from './application/on-shield-changed.js';
import type { NotificationStores } from './application/ports.js';
import { KeepReminders } from './application/reminders/keep-reminders.js';
import { OnSignInRenewed } from './application/reminders/on-sign-in-renewed.js';
import { PlanDigests } from './application/reminders/plan-digests.js';
import { SendReminders } from './application/reminders/send-reminders.js';
import { ReadInbox } from './application/read-inbox.js';
import { ReportOverdue } from './application/report-overdue.js';
import { ReportUnconfirmed } from './application/report-unconfirmed.js';
import { SendAgain } from './application/send-again.js';
import { SendDeliveries } from './application/send-deliveries.js';
import { TellSender } from './application/tell-sender.js';
import type { Pace } from './domain/send-again.js';

const SEND_AGAIN_MS = 5_000;
const PLAN_MS = 30_000;
const SEND_MS = 5_000;

/** Composition of notification-service. */
export function composeNotificationService(
  parts: ServiceParts,
  {
    memberBrokerUrl,
    managementUrls,
    pace,
    mailServerUrl,
    mailFrom,
    signInUrl,
  }: {
    readonly memberBrokerUrl: string;
    readonly managementUrls: readonly string[];
    readonly pace: Pace;
    readonly mailServerUrl: string | undefined;
    readonly mailFrom: string;
    readonly signInUrl: string;
  },
): Composition {
  const { clock, ids, log } = parts;
  const work = parts.unitOfWork<NotificationStores>((manager) => ({
    deliveries: new SqlDeliveryStore(manager, parts.journal),
    inbox: new SqlInboxStore(manager),
    shields: new SqlPeopleShielded(manager),
    reminders: new SqlReminderStore(manager),
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

  const staff = new StaffClient(parts.requests);
  if (mailServerUrl !== undefined) {
    const mailer = new SmtpMailer({ url: mailServerUrl, from: mailFrom }, log);
    const send = new SendReminders(work, staff, mailer, { clock, signInUrl });
    const stops = [
      repeat(new PlanDigests(work, staff, clock), PLAN_MS, log),
      repeat(send, SEND_MS, log),
    ];
    parts.onStop(async () => {
      for (const stop of stops) await stop();
      mailer.close();
    });
  }

  return {
    handlers: [
      ...reminderHandlers({
        reminders: new KeepReminders(work, mailServerUrl !== undefined),
        onSignInRenewed: new OnSignInRenewed(work),
      }),
      ...deliveryHandlers({
        onFact: new OnFact(work, senders),
        onShieldChanged: new OnShieldChanged(work),
        confirmReceipt: new ConfirmReceipt(work, clock),
        tellSender: new TellSender(work, senders, clock, ids),
        readInbox: new ReadInbox(work, clock, staff),
        naming: new NameChildren(new LabelClient(parts.requests)),
        reportOverdue: new ReportOverdue(work, clock),
      }),
    ],
  };
}
