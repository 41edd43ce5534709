import * as messages from '@hub/contracts/notification';
import type { EventDefinition } from '@hub/contracts';
import { describedFields } from '@hub/contracts/shape';
import * as internalMessages from '@hub/internal-messages';
import { answer, type Handler, react } from '@hub/service-host';
import type { ConfirmReceipt } from '../../application/confirm-receipt.js';
import type { NameChildren } from '../../application/name-children.js';
import type { OnFact } from '../../application/on-fact.js';
import type { OnShieldChanged } from '../../application/on-shield-changed.js';
import type { ReadInbox } from '../../application/read-inbox.js';
import type { ReportOverdue } from '../../application/report-overdue.js';
import type { TellSender } from '../../application/tell-sender.js';

/**
 * Every fact told to members, or that says who is waited for, so that a new one needs no line here.
 */
const FACTS = internalMessages
  .allMessages()
  .filter(
    (message): message is EventDefinition =>
      message.kind === 'event' &&
      (message.audience === 'member' || saysWhoIsWaitedFor(message)) &&
      message.owner !== 'notification-service',
  );

function saysWhoIsWaitedFor({ payload }: EventDefinition): boolean {
  return describedFields(payload.prototype as object).some(({ key }) => key === 'waits');
}

/** What authorities are told, and what they confirm. */
export function deliveryHandlers({
  onFact,
  onShieldChanged,
  confirmReceipt,
  tellSender,
  readInbox,
  naming,
  reportOverdue,
}: {
  readonly onFact: OnFact;
  readonly onShieldChanged: OnShieldChanged;
  readonly confirmReceipt: ConfirmReceipt;
  readonly tellSender: TellSender;
  readonly readInbox: ReadInbox;
  readonly naming: NameChildren;
  readonly reportOverdue: ReportOverdue;
}): Handler[] {
  return [
    // Members get what the definition reads, whatever else its producer wrote.
    react(FACTS, (data, context) => onFact.execute({ ...context.envelope, data }, context)),
    react(internalMessages.ShieldChanged, (shield, context) =>
      onShieldChanged.execute(shield, context),
    ),
    answer(messages.ConfirmReceipt, (payload, context) => confirmReceipt.execute(payload, context)),
    answer(messages.ReadInbox, async (query, context) =>
      naming.beside(await readInbox.execute(query, context), context),
    ),
    answer(messages.CountInbox, (query, context) => readInbox.count(query, context)),
    answer(messages.ListWaits, async (query, context) =>
      naming.beside(await readInbox.ofOthers(query, context), context),
    ),
    answer(messages.ReportOverdue, (_query, context) => reportOverdue.execute(context)),
    answer(internalMessages.TellSender, (payload, context) => tellSender.execute(payload, context)),
  ];
}
