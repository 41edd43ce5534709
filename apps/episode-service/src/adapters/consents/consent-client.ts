import { type Caller, isRefusal, ReadConsent } from '@hub/contracts';
import type { RequestClient } from '@hub/messaging';
import type { ConsentRegister } from '../../application/ports.js';
import type { KnownConsent } from '../../domain/known-consent.js';

/** Asks consent-service, in the caller's name, for a consent whose event has not arrived yet. */
export class ConsentClient implements ConsentRegister {
  constructor(private readonly requests: RequestClient) {}

  async find(consentId: string, caller: Caller): Promise<KnownConsent | undefined> {
    const consent = await this.requests.request(ReadConsent, { consentId }, { caller });
    if (isRefusal(consent) || consent.state === 'refused') return undefined;
    const { id, episodeId, authority, state, recipients } = consent;
    return { id, episodeId, authority, state, recipients };
  }
}
