import {
  type ConsentView,
  type MessageContext,
  type ReadConsentPayload,
  type Refusal,
  refuse,
} from '@hub/contracts';
import { maySee, viewConsent } from './consent-view.js';
import type { ConsentWork } from '../ports.js';

export class ReadConsent {
  constructor(private readonly work: ConsentWork) {}

  execute(
    { consentId }: ReadConsentPayload,
    { caller }: MessageContext,
  ): Promise<ConsentView | Refusal> {
    return this.work.read(async ({ consents }) => {
      const consent = await consents.find(consentId);
      if (!consent) return refuse('not_found');
      const receipts = await consents.receipts(consentId);
      return maySee(consent, receipts, caller.authority)
        ? viewConsent(consent, receipts, caller.authority)
        : refuse('not_found');
    });
  }
}
