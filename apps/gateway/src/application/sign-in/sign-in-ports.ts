import type { Refusal } from '@hub/contracts';
import type { SignIns } from '@hub/internal-messages';
import type { NamedBy, NotSignedIn } from '../../domain/sign-in/provider-terms.js';

/** What must come back from an authority's provider, kept meanwhile. */
export interface Errand {
  /** Of the sign-in at the hub that it belongs to. */
  readonly uid: string;
  readonly authority: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface Errands {
  keep(state: string, errand: Errand): Promise<void>;
  find(state: string): Promise<Errand | undefined>;
  /** Each is taken once. */
  take(state: string): Promise<Errand | undefined>;
}

/** The identity provider of one authority. */
export interface AuthorityProvider {
  /** Where the browser goes, and what must come back with it. */
  begin(): Promise<
    { readonly url: string; readonly state: string } & Pick<Errand, 'nonce' | 'verifier'>
  >;
  /** @param back the address with which the browser came back */
  finish(
    back: URL,
    state: string,
    errand: Errand,
  ): Promise<Readonly<Record<string, unknown>> | NotSignedIn>;
}

export interface SigningIn {
  /** The person of that authority who acts for it; undefined where there is none. */
  find(authority: string, named: NamedBy): Promise<string | undefined>;
}

/** For whom somebody acts, by the id that the person has there. */
export type Post = SignIns.PostView;

export interface Posts {
  /** Another post of somebody, in which they act now. */
  find(personId: string, postId: string): Promise<Post | Refusal>;
}
