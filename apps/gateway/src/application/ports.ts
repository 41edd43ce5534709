import type { PersonView, RefusalCode } from '@hub/contracts';

/** Staff, as directory-service knows them. */
export interface People {
  find(personId: string): Promise<PersonView | undefined>;
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

export interface ParkedMessageStore {
  /** Parks a message once; its body is kept sealed. */
  park(message: ParkedMessage, body: Buffer): Promise<void>;
  /** Newest first, without bodies. */
  list(limit: number): Promise<ParkedMessage[]>;
}
