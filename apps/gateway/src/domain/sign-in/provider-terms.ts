/** How the people of an authority sign in through its own identity provider. */
export interface ProviderTerms {
  /** GSS code. */
  readonly authority: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly secretFile: string;
  /** The claim of the id token that says who somebody is. */
  readonly claim: string;
  /** Whether that is their user name here, or how their directory calls them. */
  readonly names: 'username' | 'externalId';
  /** Methods (`amr`, RFC 8176) of which one proves two factors. */
  readonly methods?: readonly string[];
  /** Contexts (`acr`) of which one proves two factors. */
  readonly contexts?: readonly string[];
  /** How the provider signs; RS256 where nothing is said. */
  readonly algorithm?: string;
}

/** Why nobody is signed in. */
export type NotSignedIn = 'one_factor' | 'nobody' | 'unconfirmed' | 'away' | 'begin_again';

/** Whom a provider names. */
export type NamedBy = { readonly username: string } | { readonly externalId: string };

/**
 * Whom the claims of an id token name, which is verified already. Two factors are proven by what
 * the authority agreed on, and by nothing else.
 */
export function namedBy(
  terms: Pick<ProviderTerms, 'claim' | 'names' | 'methods' | 'contexts'>,
  claims: Readonly<Record<string, unknown>>,
): NamedBy | NotSignedIn {
  const { amr, acr } = claims;
  const used: readonly unknown[] = Array.isArray(amr) ? amr : [];
  const byMethod = (terms.methods ?? []).some((method) => used.includes(method));
  const byContext = (terms.contexts ?? []).some((context) => context === acr);
  if (!byMethod && !byContext) return 'one_factor';
  const name = claims[terms.claim];
  if (typeof name !== 'string' || name.trim() === '' || name.length > 200) return 'nobody';
  return terms.names === 'username' ? { username: name } : { externalId: name };
}
