import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  Configuration,
  genericGrantRequest,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  refreshTokenGrant,
  type TokenEndpointResponse,
  tokenRevocation,
} from 'openid-client';
import type { Errand, Tokens } from './session-state.js';

const CLIENT = 'console';
const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';

export interface ProviderAddresses {
  /** As people's browsers reach it. */
  readonly publicUrl: string;
  /** As the console reaches it. */
  readonly hubUrl: string;
}

/** The hub's identity provider: authorization code with PKCE, and tokens renewed meanwhile. */
export class IdentityProvider {
  private readonly configuration: Configuration;

  constructor(
    private readonly at: ProviderAddresses,
    secret: string,
  ) {
    const metadata = {
      issuer: `${at.publicUrl}/oidc`,
      authorization_endpoint: `${at.publicUrl}/oidc/auth`,
      token_endpoint: `${at.hubUrl}/oidc/token`,
      revocation_endpoint: `${at.hubUrl}/oidc/token/revocation`,
      jwks_uri: `${at.hubUrl}/oidc/jwks`,
      authorization_response_iss_parameter_supported: true,
    };
    const client = { id_token_signed_response_alg: 'ES256' };
    this.configuration = new Configuration(metadata, CLIENT, client, ClientSecretBasic(secret));
    // Its own network, as for every service; the library calls it deprecated to make one look.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    if (at.hubUrl.startsWith('http:')) allowInsecureRequests(this.configuration);
  }

  /** Where the browser goes, and what must come back with it. */
  async begin(after: string): Promise<{ url: string; errand: Errand }> {
    const verifier = randomPKCECodeVerifier();
    const [state, nonce] = [randomState(), randomNonce()];
    const url = buildAuthorizationUrl(this.configuration, {
      redirect_uri: this.redirect,
      scope: 'openid hub',
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return { url: url.href, errand: { state, nonce, verifier, after } };
  }

  /** @param back path and query with which the browser came back */
  async finish(back: string, { state, nonce, verifier }: Errand, now: number): Promise<Tokens> {
    const came = new URL(back, this.at.publicUrl);
    const answer = await authorizationCodeGrant(this.configuration, came, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    return tokensOf(answer, now);
  }

  /** In the same post as before. */
  async renew(tokens: Tokens, now: number): Promise<Tokens> {
    const answer = await refreshTokenGrant(this.configuration, tokens.refresh);
    const own = tokensOf(answer, now, tokens.refresh);
    return tokens.postId === undefined ? own : this.exchange(own, tokens.postId, now);
  }

  async end(tokens: Tokens): Promise<void> {
    await tokenRevocation(this.configuration, tokens.refresh);
  }

  /** For another post of theirs (RFC 8693); what renews them stays that of their sign-in. */
  private async exchange(own: Tokens, postId: string, now: number): Promise<Tokens> {
    const answer = await genericGrantRequest(this.configuration, TOKEN_EXCHANGE, {
      subject_token: own.access,
      subject_token_type: ACCESS_TOKEN,
      acting_for: postId,
    });
    return { ...tokensOf(answer, now, own.refresh), postId };
  }

  private get redirect(): string {
    return `${this.at.publicUrl}/signed-in`;
  }
}

function tokensOf(answer: TokenEndpointResponse, now: number, before?: string): Tokens {
  const { access_token: access, refresh_token: refresh = before, expires_in: seconds = 0 } = answer;
  if (refresh === undefined) throw new Error('The identity provider gave no refresh token');
  return { access, refresh, expiresAt: now + seconds * 1_000 };
}
