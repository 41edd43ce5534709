import { ListBounces, ReadReminders, SetReminders } from '@hub/contracts/notification';
import { SignIns } from '@hub/internal-messages';
import { answer, type Handler, react } from '@hub/service-host';
import type { KeepReminders } from '../../application/reminders/keep-reminders.js';
import type { OnSignInRenewed } from '../../application/reminders/on-sign-in-renewed.js';

/** What people ask about their reminders, and of what they are told whatever they chose. */
export function reminderHandlers({
  reminders,
  onSignInRenewed,
}: {
  readonly reminders: KeepReminders;
  readonly onSignInRenewed: OnSignInRenewed;
}): Handler[] {
  return [
    answer(ReadReminders, (_query, context) => reminders.read(context)),
    answer(SetReminders, (times, context) => reminders.set(times, context)),
    answer(ListBounces, (_query, context) => reminders.bounces(context)),
    react(SignIns.SignInRenewed, (renewed, context) => onSignInRenewed.execute(renewed, context)),
  ];
}
