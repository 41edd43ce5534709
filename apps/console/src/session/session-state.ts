import type { Role } from '@hub/contracts';
import type { Form } from './form.js';

/** Who is signed in, as the hub says. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly post: string;
  readonly authority: string;
  readonly roles: readonly Role[];
  /** How many other posts they hold, or are offered. */
  readonly otherPosts?: number | undefined;
  /** How many of these are offered, and not answered. */
  readonly postsOffered?: number | undefined;
}

export interface Tokens {
  readonly access: string;
  readonly refresh: string;
  readonly expiresAt: number;
  /** In which post they act, once they chose one; else in that in which they signed in. */
  readonly postId?: string;
}

/** On the way to the identity provider and back. */
export interface Errand {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Where to go when it is done. */
  readonly after: string;
}

/** What somebody sent whose session had ended: shown again to the same person alone. */
interface Interruption {
  readonly path: string;
  readonly form: Form;
  /** Fingerprint of the person, as the page had it. */
  readonly who: string;
}

/** What somebody has begun in one post. */
export interface PostWork {
  readonly drafts: Record<string, Form>;
  readonly interruption?: Interruption | undefined;
}

export type SessionState = Outside | Inside;

export interface Outside {
  readonly kind: 'out';
  readonly errand?: Errand;
  readonly interruption?: Interruption;
}

export interface Inside {
  readonly kind: 'in';
  person: Person;
  tokens: Tokens;
  readonly since: number;
  /** Stands in every form. */
  readonly csrf: string;
  /** What is begun and not sent yet, by journey. */
  drafts: Record<string, Form>;
  interruption?: Interruption | undefined;
  /** What is begun in other posts of theirs, by post. */
  elsewhere?: Readonly<Record<string, PostWork>>;
  /** What was done, told on the next page. */
  notice?: string | undefined;
}

declare module 'express-session' {
  interface SessionData {
    /** Absent in a session that is new. */
    console?: SessionState;
  }
}

export const OUTSIDE: Outside = { kind: 'out' };
