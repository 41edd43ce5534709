import { readFileSync } from 'node:fs';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { AuthorityProvider, Errand } from '../../application/sign-in/sign-in-ports.js';
import type { NotSignedIn, ProviderTerms } from '../../domain/sign-in/provider-terms.js';

const TIMEOUT_SECONDS = 5;
const DEFAULT_ALGORITHM = 'RS256';
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost)[:/]/;
/** Of the library, where nothing answers in time. */
const AWAY_CODES = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT']);

/**
 * An authority's own OpenID provider: authorization code with PKCE. What it says of itself and its
 * keys are read at each sign-in, so that keys may rotate at any time.
 */
export class OpenIdProvider implements AuthorityProvider {
  constructor(
    private readonly terms: ProviderTerms,
    private readonly redirect: string,
  ) {}

  async begin(): Promise<{ url: string; state: string; nonce: string; verifier: string }> {
    const configuration = await this.discover();
    const verifier = randomPKCECodeVerifier();
    const [state, nonce] = [randomState(), randomNonce()];
    const { contexts } = this.terms;
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: this.redirect,
      scope: 'openid profile email',
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...{ state, nonce },
      ...(contexts === undefined ? {} : { acr_values: contexts.join(' ') }),
    });
    return { url: url.href, state, nonce, verifier };
  }

  async finish(
    back: URL,
    state: string,
    { nonce, verifier }: Errand,
  ): Promise<Readonly<Record<string, unknown>> | NotSignedIn> {
    const came = new URL(this.redirect);
    came.search = back.search;
    try {
      const answer = await authorizationCodeGrant(await this.discover(), came, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      return answer.claims() ?? 'unconfirmed';
    } catch (error) {
      return isAway(error) ? 'away' : 'unconfirmed';
    }
  }

  /** Once more where a connection that was kept open had been closed there. */
  private discover(): Promise<Configuration> {
    return this.ask().catch((error: unknown) => {
      if (isAway(error)) return this.ask();
      throw error;
    });
  }

  private async ask(): Promise<Configuration> {
    const { issuer, clientId, secretFile, algorithm = DEFAULT_ALGORITHM } = this.terms;
    const secret = readFileSync(secretFile, 'utf8').trim();
    const configuration = await discovery(
      new URL(issuer),
      clientId,
      { id_token_signed_response_alg: algorithm },
      ClientSecretBasic(secret),
      {
        timeout: TIMEOUT_SECONDS,
        // A provider on the machine itself, as in tests; the library calls it deprecated to make
        // one look.
        // eslint-disable-next-line @typescript-eslint/no-deprecated
        execute: LOOPBACK.test(issuer) ? [allowInsecureRequests] : [],
      },
    );
    // The id token's signature is checked too, although it comes over TLS.
    enableNonRepudiationChecks(configuration);
    return configuration;
  }
}

/** Whether nothing answered, as the library or `fetch` beneath it says. */
function isAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, cause } = error as Readonly<Record<string, unknown>>;
  return (
    (typeof code === 'string' && AWAY_CODES.has(code)) ||
    message === 'fetch failed' ||
    isAway(cause)
  );
}
