import type { RefusalCode } from '@hub/contracts';
import type { NamedPerson } from '@hub/contracts/identity';
import type { PersonView } from '@hub/internal-messages';

/** Staff, as identity-service knows them. */
export interface People {
  find(personId: string): Promise<PersonView | undefined>;
}

/** Names and contacts of staff, for answers that name them by id. */
export interface Names {
  /** Those who are known and can be named at this moment, in the order asked for. */
  named(personIds: readonly string[]): Promise<NamedPerson[]>;
}

/** A member's message that cannot be handled, kept with the reason. */
export interface ParkedMessage {
  readonly id: string;
  readonly authority: string;
  readonly messageId: string;
  readonly type: string;
  readonly reason: RefusalCode;
  readonly parkedAt: string;
}

/** A message as its sender published it: anything may stand in it. */
export interface SentMessage {
  readonly body: Buffer;
  readonly messageId: string | undefined;
}

export interface ParkedMessageStore {
  /**
   * Parks a message once, however often it is tried; its body is kept sealed.
   *
   * @returns the mark by which the same message of an authority is known again, and whether it is
   * new
   */
  park(
    message: ParkedMessage,
    sent: SentMessage,
  ): Promise<{ readonly mark: string; readonly fresh: boolean }>;
  /** Newest first, without bodies. */
  list(limit: number): Promise<ParkedMessage[]>;
}
