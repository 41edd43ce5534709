import type { Role } from '@hub/contracts';
import type { BouncedPerson, MailBounce, ReminderTimes } from '@hub/contracts/notification';
import type { Answer, Digest, Mail } from '../../domain/reminders/digest.js';

/** A digest that goes out now. */
export interface DigestInHand extends Digest {
  /** With this one. */
  readonly attempts: number;
}

/** What became of somebody’s last digests. */
export interface LastDigest {
  readonly lastSentAt?: string;
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
  /** Notes it, to be sent where anything is due; what was noted before stays. */
  note(digest: Digest): Promise<void>;
  /**
   * Takes one that is to be sent by now. Nobody else takes it until an instant: by then it is known
   * what became of it, or whoever took it is no more.
   */
  take(now: string, until: string): Promise<DigestInHand | undefined>;
  noteAnswer(
    digest: Pick<Digest, 'personId' | 'at'>,
    answer: Answer,
    at: string,
    again: string | undefined,
  ): Promise<void>;
  lastOf(personId: string): Promise<LastDigest>;
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
