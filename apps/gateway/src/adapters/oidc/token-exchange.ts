import { decodeJwt } from 'jose';
import { errors, type Provider, type ResourceServer } from 'oidc-provider';
import { isRefusal, REFUSALS } from '@hub/contracts';
import { TOKEN_AUDIENCE } from '@hub/security';
import type { AccessTokenVerifier } from '@hub/security';
import type { ActFor } from '../../application/sign-in/act-for.js';

/** Source: RFC 8693, section 2.1 and 3. */
export const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';
const PARAMETERS = ['subject_token', 'subject_token_type', 'acting_for'] as const;
/** What is issued in exchange belongs to no grant: it ends with what it was given for. */
const NO_GRANT = 'exchange';

export interface Exchange {
  readonly verifier: Pick<AccessTokenVerifier, 'verify'>;
  readonly actFor: ActFor;
  readonly resourceServer: ResourceServer;
}

/** The claims that say how somebody signed in, and since when that counts, in seconds. */
export interface ExchangedSignIn {
  readonly amr: readonly string[];
  readonly auth_time: number;
}

/**
 * Exchanges a person's token for one of another post of theirs (`acting_for`). It ends no later
 * than the one that was given, so that nobody stays signed in by exchanging.
 *
 * @returns how somebody signed in whose token was issued in exchange; it counts from when that was
 * looked at, to the millisecond, so that whoever just accepted a post acts for it at once
 */
export function exchangeTokens(
  provider: Provider,
  { verifier, actFor, resourceServer }: Exchange,
): (token: object) => ExchangedSignIn | undefined {
  const signIns = new WeakMap<object, ExchangedSignIn>();
  provider.registerGrantType<Partial<Record<(typeof PARAMETERS)[number], string>>>(
    TOKEN_EXCHANGE,
    async (context) => {
      const { client, params } = context.oidc;
      const { subject_token: given, subject_token_type: type, acting_for: postId } = params;
      if (given === undefined || postId === undefined || type !== ACCESS_TOKEN)
        throw new errors.InvalidRequest(
          `subject_token, subject_token_type ${ACCESS_TOKEN} and acting_for are needed`,
        );
      const auth_time = Date.now() / 1_000;
      const token = await verifier.verify(given).catch(() => undefined);
      if (token?.clientId !== client.clientId)
        throw new errors.InvalidGrant('subject_token is no token of this client');
      const post = await actFor.execute(token, postId);
      if (isRefusal(post)) {
        const { title, next } = REFUSALS[post.refused];
        throw new errors.CustomOIDCProviderError(post.refused, `${title}. ${next}`);
      }
      const left = Number(decodeJwt(given).exp) - Math.floor(Date.now() / 1000);
      const issued = new provider.AccessToken({
        ...{ client, accountId: post.id, grantId: NO_GRANT, gty: 'token_exchange' },
        resourceServer: new provider.ResourceServer(TOKEN_AUDIENCE, resourceServer),
        scope: resourceServer.scope,
        expiresIn: Math.max(1, left),
      });
      signIns.set(issued, { amr: token.methods, auth_time });
      context.oidc.entity('AccessToken', issued);
      context.body = {
        access_token: await issued.save(),
        issued_token_type: ACCESS_TOKEN,
        token_type: 'Bearer',
        expires_in: issued.expiration,
        scope: resourceServer.scope,
      };
    },
    PARAMETERS,
  );
  return (token) => signIns.get(token);
}
