import type { Staff } from '../../domain/people/staff.js';

/** With what somebody signs in, in the clear: it is handed over once. */
export interface SignInMeans {
  readonly password: string;
  /** Base32. */
  readonly codeSecret: string;
}

export interface Enrolment {
  /** New means, drawn at random. */
  draw(): SignInMeans;
  /** The password as it is kept. */
  hash(password: string): Promise<string>;
}

/** The means as they are kept: the secret of the codes is sealed by the store. */
export interface KeptMeans {
  readonly passwordHash: string;
  readonly codeSecret: string;
}

export interface StaffQuery {
  readonly authority: string;
  readonly ended: boolean;
  /** Those alone whose post is offered to somebody who has not answered. */
  readonly offered?: true;
  /** The last person of the page before. */
  readonly after?: string;
  readonly limit: number;
}

export interface StaffStore {
  find(id: string): Promise<Staff | undefined>;
  /** Locked until the transaction ends. */
  lock(id: string): Promise<Staff | undefined>;
  /** By name. */
  list(query: StaffQuery): Promise<Staff[]>;
  /** @returns false where somebody has that user name */
  add(staff: Staff, means: KeptMeans): Promise<boolean>;
  /** Whether somebody else signs in so; who has left their authority gives the name up to it. */
  usernameTaken(staff: Staff): Promise<boolean>;
  /** With new means for all posts where there are some; wrong sign-ins are forgotten then. */
  save(staff: Staff, means?: KeptMeans): Promise<void>;
  /** Every post of whoever holds that one, this one too; those that ended are left out. */
  posts(personId: string): Promise<Staff[]>;
  /** What is said to be another post of one of these, is not answered and has not lapsed. */
  offeredTo(personIds: readonly string[], now: string): Promise<Staff[]>;
  /** Leaves the means of a post to another of the same person, signed in to with them. */
  handOver(id: string): Promise<void>;
  /** Whether somebody verified keeps the staff of an authority. @param leads who leads there now */
  hasVerifiedKeeper(authority: string, leads: readonly string[]): Promise<boolean>;
  /** Whether that organisation is of that authority. */
  hasOrganisation(authority: string, organisationId: string): Promise<boolean>;
}
