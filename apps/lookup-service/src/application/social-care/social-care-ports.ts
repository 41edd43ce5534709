import type { Contact, EncryptionKey } from '@hub/contracts/shape';
import type { SocialCareQuestion } from '../../domain/social-care/social-care-question.js';

/** The system of an authority's social care, and who is rung about a child. */
export interface SocialCareDesk {
  readonly authority: string;
  readonly key: EncryptionKey;
  readonly dutyTeam: Contact;
}

export interface SocialCareStore {
  join(desk: SocialCareDesk, at: string): Promise<void>;
  leave(authority: string): Promise<void>;
  desks(): Promise<SocialCareDesk[]>;
  add(questions: readonly SocialCareQuestion[]): Promise<void>;
  /** Locks a question to that authority, if it was sent there. */
  lock(id: string, authority: string): Promise<SocialCareQuestion | undefined>;
  /** By authority. */
  ofLookup(lookupId: string): Promise<SocialCareQuestion[]>;
  answer(question: SocialCareQuestion): Promise<void>;
  /** Notes that a person there said that their record is of the child. */
  confirm(lookupId: string, authority: string): Promise<void>;
  /** Forgets what was asked and said after a lookup. */
  forget(lookupId: string): Promise<void>;
}
