import type { Role } from '@hub/contracts';
import type { BouncedPerson, MailBounce, ReminderTimes } from '@hub/contracts/notification';
import type { Digest } from '../../domain/reminders/digest.js';
import type { Answer, Mail } from '../../domain/reminders/mail.js';
import type { Reminder, ReminderKey } from '../../domain/reminders/reminder.js';

/** A reminder that goes out now. */
export type ReminderInHand = Reminder & {
  /** With this one. */
  readonly attempts: number;
};

/** What became of somebody’s last reminders. */
export interface LastReminder {
  readonly lastSentAt?: string;
  /** When their means to sign in were renewed last. */
  readonly signInRenewedAt?: string;
  /** The last of them that was tried was turned away. */
  readonly bounced?: MailBounce;
}

export interface ReminderStore {
  timesOf(personIds: readonly string[]): Promise<ReadonlyMap<string, ReminderTimes>>;
  setTimes(personId: string, times: ReminderTimes): Promise<void>;
  /** Where something is due by then. */
  authoritiesWithDue(before: string): Promise<string[]>;
  /** Of these, which were decided before: each digest is decided once. */
  decided(digests: readonly Pick<Digest, 'personId' | 'at'>[]): Promise<ReadonlySet<string>>;
  /**
   * Notes it, to be sent: of what is due, where anything is. What was noted before stays.
   */
  note(reminder: Reminder): Promise<void>;
  /**
   * Takes one that is to be sent by now. Nobody else takes it until an instant: by then it is known
   * what became of it, or whoever took it is no more.
   */
  take(now: string, until: string): Promise<ReminderInHand | undefined>;
  noteAnswer(
    reminder: ReminderKey,
    answer: Answer,
    at: string,
    again: string | undefined,
  ): Promise<void>;
  lastOf(personId: string): Promise<LastReminder>;
  /** The newest first. */
  bouncesOf(authority: string, limit: number): Promise<BouncedPerson[]>;
  forget(before: string): Promise<void>;
}

/** A member of staff to remind. */
export interface Colleague {
  readonly personId: string;
  readonly authority: string;
  readonly roles: readonly Role[];
}

/** Staff, as identity-service knows them. */
export interface StaffRegister {
  /** Who acts for an authority and has an address, a page at a time. */
  atWork(authority: string): AsyncIterable<Colleague>;
  /** Nothing of who has none, or acts no more. */
  addressOf(personId: string): Promise<string | undefined>;
}

export interface Mailer {
  send(to: string, mail: Mail): Promise<Answer>;
}

/** By which a digest is known among others. */
export function digestKey({ personId, at }: Pick<Digest, 'personId' | 'at'>): string {
  return `${personId} ${at}`;
}
