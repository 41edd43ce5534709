import { isRefusal } from '@hub/contracts';
import { SignIns } from '@hub/internal-messages';
import type { RequestClient } from '@hub/messaging';
import type { SigningIn } from '../../application/sign-in/sign-in-ports.js';
import type { NamedBy } from '../../domain/sign-in/provider-terms.js';
import { GATEWAY_CALLER } from './identity-people.js';

/** Asks identity-service whom an authority's provider names. */
export class IdentitySigningIn implements SigningIn {
  constructor(private readonly requests: Pick<RequestClient, 'request'>) {}

  async find(authority: string, named: NamedBy): Promise<string | undefined> {
    const found = await this.requests.request(
      SignIns.FindSigningIn,
      { authority, ...named },
      { caller: GATEWAY_CALLER },
    );
    return isRefusal(found) ? undefined : found.id;
  }
}
