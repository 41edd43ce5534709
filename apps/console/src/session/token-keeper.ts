import { ClientError, ResponseBodyError } from 'openid-client';
import { HubAwayError } from '../api/hub-errors.js';
import type { IdentityProvider } from './identity-provider.js';
import type { Tokens } from './session-state.js';

/** A token that ends sooner is renewed first. */
const LEAST_LEFT_MS = 60_000;

/** Keeps a person's token in date while they work. */
export class TokenKeeper {
  constructor(private readonly provider: Pick<IdentityProvider, 'renew'>) {}

  /**
   * @returns nothing where the identity provider renews it no more
   * @throws HubAwayError where it does not answer
   */
  async fresh(tokens: Tokens, now: number): Promise<Tokens | undefined> {
    if (tokens.expiresAt - now > LEAST_LEFT_MS) return tokens;
    try {
      return await this.provider.renew(tokens, now);
    } catch (error) {
      if (error instanceof ResponseBodyError && error.status < 500) return undefined;
      const isOurs = error instanceof ClientError || error instanceof TypeError;
      if (!isOurs && !(error instanceof ResponseBodyError)) throw error;
      throw new HubAwayError('The identity provider did not answer', { cause: error });
    }
  }
}
