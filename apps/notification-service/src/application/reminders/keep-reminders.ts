import { type Refusal, refuse } from '@hub/contracts';
import type { BouncePage, RemindersView, ReminderTimes } from '@hub/contracts/notification';
import type { MessageContext } from '@hub/use-case';
import { DEFAULT_TIMES, refuseTimes } from '../../domain/reminders/digest-times.js';
import type { NotificationStores, NotificationWork } from '../ports.js';

const MOST_BOUNCES = 500;

/** When people are reminded, chosen by themselves; and whose mails are turned away. */
export class KeepReminders {
  /** @param sending whether the hub knows a mail server */
  constructor(
    private readonly work: NotificationWork,
    private readonly sending: boolean,
  ) {}

  read({ caller: { personId } }: MessageContext): Promise<RemindersView | Refusal> {
    if (personId === undefined) return Promise.resolve(refuse('forbidden'));
    return this.work.read((stores) => this.view(personId, stores));
  }

  set(times: ReminderTimes, context: MessageContext): Promise<RemindersView | Refusal> {
    const { personId } = context.caller;
    if (personId === undefined) return Promise.resolve(refuse('forbidden'));
    return this.work.request(context, times, async (stores) => {
      const unfit = refuseTimes(times);
      if (unfit) return unfit;
      await stores.reminders.setTimes(personId, times);
      return { result: await this.view(personId, stores), facts: [] };
    });
  }

  bounces({ caller: { authority } }: MessageContext): Promise<BouncePage> {
    return this.work.read(async ({ reminders }) => ({
      items: await reminders.bouncesOf(authority, MOST_BOUNCES),
    }));
  }

  private async view(
    personId: string,
    { reminders }: Pick<NotificationStores, 'reminders'>,
  ): Promise<RemindersView> {
    const chosen = (await reminders.timesOf([personId])).get(personId) ?? DEFAULT_TIMES;
    return { ...chosen, sending: this.sending, ...(await reminders.lastOf(personId)) };
  }
}
