import { ListBounces, ReadReminders, SetReminders } from '@hub/contracts/notification';
import { answer, type Handler } from '@hub/service-host';
import type { KeepReminders } from '../../application/reminders/keep-reminders.js';

/** What people ask about their reminders. */
export function reminderHandlers(reminders: KeepReminders): Handler[] {
  return [
    answer(ReadReminders, (_query, context) => reminders.read(context)),
    answer(SetReminders, (times, context) => reminders.set(times, context)),
    answer(ListBounces, (_query, context) => reminders.bounces(context)),
  ];
}
