import { createHash, timingSafeEqual } from 'node:crypto';
import type { JWK } from 'jose';
import {
  type Configuration,
  interactionPolicy,
  type KoaContextWithOIDC,
  Provider,
  type ResourceServer,
} from 'oidc-provider';
import { type AccessTokenVerifier, TOKEN_AUDIENCE } from '@hub/security';
import { signInCounts } from '../../application/callers.js';
import type { People } from '../../application/ports.js';
import type { ActFor } from '../../application/sign-in/act-for.js';
import { type ExchangedSignIn, exchangeTokens, TOKEN_EXCHANGE } from './token-exchange.js';

/** For people's own programs: no secret, and tokens of ten minutes. */
const PUBLIC_CLIENT_ID = 'hub-console';
/** The console's server: keeps a secret, and may renew its tokens while a person works. */
const CONSOLE_CLIENT_ID = 'console';
const SCOPE = 'hub';
const MINUTE = 60;
const WORKING_DAY = 8 * 60 * MINUTE;
const RESOURCE_SERVER: ResourceServer = {
  scope: SCOPE,
  audience: TOKEN_AUDIENCE,
  accessTokenFormat: 'jwt',
  accessTokenTTL: 10 * MINUTE,
  jwt: { sign: { alg: 'ES256' } },
};

export interface IdentityProviderOptions {
  readonly issuer: string;
  /** Where a person's browser goes after signing in. */
  readonly consoleRedirect: string;
  /** SHA-256 of the console's secret, hexadecimal. */
  readonly consoleSecretHash: string;
  readonly people: People;
  readonly verifier: AccessTokenVerifier;
  readonly actFor: ActFor;
  /** ES256 signing keys; the newest first. */
  readonly signingKeys: readonly JWK[];
  readonly cookieKeys: readonly string[];
  readonly adapter: Configuration['adapter'];
}

/**
 * The hub's own identity provider for the embedded start: client credentials for case systems,
 * authorization code with PKCE, password and one-time code for people. Tokens are `at+jwt` (RFC
 * 9068), ES256, ten minutes, one audience.
 */
export function createIdentityProvider(options: IdentityProviderOptions): Provider {
  const provider = new Provider(options.issuer, {
    adapter: options.adapter,
    clients: [
      {
        client_id: PUBLIC_CLIENT_ID,
        redirect_uris: [options.consoleRedirect],
        grant_types: ['authorization_code', TOKEN_EXCHANGE],
        response_types: ['code'],
        token_endpoint_auth_method: 'none',
      },
      {
        client_id: CONSOLE_CLIENT_ID,
        client_secret: options.consoleSecretHash,
        redirect_uris: [options.consoleRedirect],
        grant_types: ['authorization_code', 'refresh_token', TOKEN_EXCHANGE],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    extraClientMetadata: { properties: ['authority'] },
    jwks: { keys: options.signingKeys.map((key) => ({ ...key, use: 'sig', alg: 'ES256' })) },
    cookies: { keys: [...options.cookieKeys], long: { signed: true }, short: { signed: true } },
    pkce: { required: () => true },
    scopes: ['openid', SCOPE],
    ttl: {
      AccessToken: 10 * MINUTE,
      AuthorizationCode: MINUTE,
      ClientCredentials: 10 * MINUTE,
      Grant: WORKING_DAY,
      IdToken: 10 * MINUTE,
      Interaction: 10 * MINUTE,
      RefreshToken: WORKING_DAY,
      Session: WORKING_DAY,
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => TOKEN_AUDIENCE,
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, resource) => {
          if (resource !== TOKEN_AUDIENCE) throw new Error('unknown resource');
          return RESOURCE_SERVER;
        },
      },
    },
    interactions: {
      policy: askEachTime(),
      url: (_context, interaction) => `/sign-in/${interaction.uid}`,
    },
    issueRefreshToken: (_context, client) =>
      Promise.resolve(client.grantTypeAllowed('refresh_token')),
    // The console keeps it with a secret; two pages at a time may renew with the same one.
    rotateRefreshToken: false,
    findAccount: async (_context, id, token) => {
      const person = await options.people.find(id);
      const at = token && 'authTime' in token ? token.authTime : undefined;
      if (!person || (at !== undefined && !signInCounts(at, person))) return undefined;
      return { accountId: id, claims: () => ({ sub: id }) };
    },
    loadExistingGrant: grantToConsole,
    extraTokenClaims: async (context, token) => {
      if (token.kind === 'ClientCredentials')
        return { kind: 'system', authority: token.client?.['authority'] };
      const accountId = 'accountId' in token ? token.accountId : undefined;
      if (accountId === undefined) throw new Error('A token of the console is nobody’s');
      const person = await options.people.find(accountId);
      return {
        kind: 'person',
        authority: person?.authority,
        ...(exchanged(token) ?? claimsOf(signInOf(context))),
      };
    },
  });
  const exchanged = exchangeTokens(provider, {
    ...{ verifier: options.verifier, actFor: options.actFor, resourceServer: RESOURCE_SERVER },
  });
  keepOnlySecretHashes(provider);
  return provider;
}

/** Whoever signed out is out: no sign-in is taken from an earlier one in the same browser. */
function askEachTime(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy
    .get('login')
    ?.checks.add(
      new interactionPolicy.Check('each_time', 'Each sign-in is a fresh one', ({ oidc }) =>
        oidc.result?.login === undefined
          ? interactionPolicy.Check.REQUEST_PROMPT
          : interactionPolicy.Check.NO_NEED_TO_PROMPT,
      ),
    );
  return policy;
}

type SignIn = Partial<Pick<InstanceType<Provider['RefreshToken']>, 'amr' | 'authTime'>>;

/** How and when the person signed in, whether the token is the first or a renewed one. */
function signInOf({ oidc: { entities } }: KoaContextWithOIDC): SignIn | undefined {
  return entities.AuthorizationCode ?? entities.RefreshToken;
}

/** Source: RFC 9068, section 2.2.1. */
function claimsOf({ amr = [], authTime }: SignIn = {}): Partial<ExchangedSignIn> {
  return { amr, ...(authTime === undefined ? {} : { auth_time: authTime }) };
}

/** The console belongs to the hub, so no page asks people to grant it anything. */
async function grantToConsole(
  context: KoaContextWithOIDC,
): Promise<InstanceType<Provider['Grant']> | undefined> {
  const { client, session, provider, result } = context.oidc;
  if (!client || !session?.accountId) return undefined;
  const known = result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  if (known !== undefined) return provider.Grant.find(known);
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(`openid ${SCOPE}`);
  grant.addResourceScope(TOKEN_AUDIENCE, SCOPE);
  await grant.save();
  return grant;
}

/** As the library compares a client's secret; its types do not say so. */
interface ComparesSecrets {
  readonly clientSecret: string;
  compareClientSecret(this: { readonly clientSecret: string }, actual: string): boolean;
}

/** Client secrets are 32 random bytes, of which only the SHA-256 is kept. */
function keepOnlySecretHashes(provider: Provider): void {
  const prototype: ComparesSecrets = provider.Client.prototype as typeof provider.Client.prototype &
    ComparesSecrets;
  prototype.compareClientSecret = function compare(actual) {
    const offered = createHash('sha256').update(actual).digest();
    const kept = Buffer.from(this.clientSecret, 'hex');
    return kept.length === offered.length && timingSafeEqual(kept, offered);
  };
}
