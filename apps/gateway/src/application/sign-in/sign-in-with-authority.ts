import {
  namedBy,
  type NotSignedIn,
  type ProviderTerms,
} from '../../domain/sign-in/provider-terms.js';
import type { AuthorityProvider, Errands, SigningIn } from './sign-in-ports.js';

interface Member {
  readonly terms: ProviderTerms;
  readonly provider: AuthorityProvider;
}

/** People sign in through the identity provider of their own authority, where it has one. */
export class SignInWithAuthority {
  private readonly members: ReadonlyMap<string, Member>;

  constructor(
    members: readonly Member[],
    private readonly errands: Errands,
    private readonly people: SigningIn,
  ) {
    this.members = new Map(members.map((member) => [member.terms.authority, member]));
  }

  /** GSS codes of the authorities that have one. */
  get authorities(): readonly string[] {
    return [...this.members.keys()];
  }

  /** Where the browser goes. */
  async begin(
    uid: string,
    authority: string,
  ): Promise<{ readonly url: string } | { readonly not: NotSignedIn }> {
    const member = this.members.get(authority);
    if (!member) return { not: 'begin_again' };
    const begun = await member.provider.begin().catch(() => undefined);
    if (!begun) return { not: 'away' };
    const { url, state, nonce, verifier } = begun;
    await this.errands.keep(state, { uid, authority, nonce, verifier });
    return { url };
  }

  /** Of which sign-in at the hub a browser comes back. */
  async uidOf(state: string): Promise<string | undefined> {
    return (await this.errands.find(state))?.uid;
  }

  /** @param uid of the sign-in that this very browser began */
  async finish(
    uid: string,
    back: URL,
  ): Promise<{ readonly personId: string } | { readonly not: NotSignedIn }> {
    const state = back.searchParams.get('state');
    const errand = state === null ? undefined : await this.errands.take(state);
    const member = errand && this.members.get(errand.authority);
    if (state === null || !member || errand.uid !== uid) return { not: 'begin_again' };
    const claims = await member.provider.finish(back, state, errand);
    if (typeof claims === 'string') return { not: claims };
    const named = namedBy(member.terms, claims);
    if (typeof named === 'string') return { not: named };
    const personId = await this.people.find(errand.authority, named);
    return personId === undefined ? { not: 'nobody' } : { personId };
  }
}
