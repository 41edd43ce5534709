import type { Clock } from '@hub/use-case';
import { DEFAULT_TIMES, quietEnd } from '../../domain/reminders/digest-times.js';
import type { Answer } from '../../domain/reminders/mail.js';
import { againAt, isWorth, mailOf } from '../../domain/reminders/reminder.js';
import type { NotificationWork } from '../ports.js';
import type { ReminderInHand, Mailer, StaffRegister } from './reminder-ports.js';

/** In one round. */
const AT_ONCE = 200;
/** Longer than that no mail server takes to answer. */
const IN_HAND_MS = 5 * 60_000;
const LATER: Answer = { outcome: 'later' };

/**
 * Sends reminders. Whoever crashes between the answer of the mail server and its note sends the
 * same mail once more, under the same Message-ID: at least once, and a mailbox can tell.
 */
export class SendReminders {
  constructor(
    private readonly work: NotificationWork,
    private readonly staff: StaffRegister,
    private readonly mailer: Mailer,
    private readonly options: { readonly clock: Clock; readonly signInUrl: string },
  ) {}

  async execute(): Promise<void> {
    for (let sent = 0; sent < AT_ONCE; sent += 1) {
      const reminder = await this.take();
      if (reminder === undefined) return;
      const answer = await this.send(reminder);
      // The others wait for the next round, untried: the mail server may be away.
      if (answer?.outcome === 'later') return;
    }
  }

  /** One at a time: what waits for a slow mail server is in nobody’s hand. */
  private async take(): Promise<ReminderInHand | undefined> {
    const now = this.options.clock.now();
    const until = new Date(Date.parse(now) + IN_HAND_MS).toISOString();
    let taken: ReminderInHand | undefined;
    await this.work.repeatable(async ({ reminders }) => {
      taken = await reminders.take(now, until);
    });
    return taken;
  }

  /**
   * Undefined where nobody was asked to take it: in quiet hours, which keep back what is due alone,
   * and for who acts no more.
   */
  private async send(reminder: ReminderInHand): Promise<Answer | undefined> {
    const { clock, signInUrl } = this.options;
    const quietUntil = await this.quietUntil(reminder);
    if (quietUntil !== undefined) {
      await this.note(reminder, LATER, isWorth(reminder, quietUntil) ? quietUntil : undefined);
      return undefined;
    }
    const address = await this.staff.addressOf(reminder.personId);
    if (address === undefined) {
      await this.note(reminder, LATER, undefined);
      return undefined;
    }
    const answer = await this.mailer.send(address, mailOf(reminder, signInUrl));
    const isLater = answer.outcome === 'later';
    const again = isLater ? againAt(reminder, reminder.attempts, clock.now()) : undefined;
    await this.note(reminder, answer, again);
    return answer;
  }

  private async quietUntil({ kind, personId }: ReminderInHand): Promise<string | undefined> {
    if (kind === 'renewed') return undefined;
    const chosen = await this.work.read(({ reminders }) => reminders.timesOf([personId]));
    return quietEnd(chosen.get(personId) ?? DEFAULT_TIMES, this.options.clock.now());
  }

  private note(reminder: ReminderInHand, answer: Answer, again: string | undefined): Promise<void> {
    const at = this.options.clock.now();
    return this.work.repeatable(({ reminders }) =>
      reminders.noteAnswer(reminder, answer, at, again),
    );
  }
}
