import { type Caller, Decide, isRefusal, ReadConsent } from '@hub/contracts';
import type { RequestClient } from '@hub/messaging';
import type { ConsentRegister, KnownConsent } from '../../application/ports.js';

/** Asks consent-service: for a consent whose event has not arrived yet, in the caller's name; and what it decides. */
export class ConsentClient implements ConsentRegister {
  constructor(private readonly requests: RequestClient) {}

  async find(consentId: string, caller: Caller): Promise<KnownConsent | undefined> {
    const consent = await this.requests.request(ReadConsent, { consentId }, { caller });
    if (isRefusal(consent) || consent.state === 'refused') return undefined;
    const { id, episodeId, authority, state } = consent;
    return { id, episodeId, authority, state: state === 'granted' ? state : 'withdrawn' };
  }

  async mayJoin(episodeId: string, recipient: string, caller: Caller): Promise<boolean> {
    const asked = { episodeId, recipient, purpose: 'support', scope: 'existence', joining: true } as const;
    // As the hub's own question: who asks may be so new a counterpart that consent-service has not heard of it.
    const decision = await this.requests.request(Decide, asked, { caller: { ...caller, door: 'internal' } });
    return !isRefusal(decision) && decision.permitted;
  }
}
