import { type Refusal, refuse } from '@hub/contracts';
import type { ConsentView, ReadConsentPayload } from '@hub/contracts/consent';
import type { MessageContext } from '@hub/use-case';
import { hasPart, receiptsFor } from '../../domain/episode-parts.js';
import { maySee, viewConsent } from './consent-view.js';
import type { ConsentWork } from '../ports.js';

export class ReadConsent {
  constructor(private readonly work: ConsentWork) {}

  execute(
    { consentId }: ReadConsentPayload,
    { caller }: MessageContext,
  ): Promise<ConsentView | Refusal> {
    return this.work.read(async ({ consents, counterparts, looks }) => {
      const consent = await consents.find(consentId);
      if (!consent) return refuse('not_found');
      const receipts = await consents.receipts(consentId);
      const parts = await counterparts.parts(consent.episodeId);
      const { authority } = caller;
      const toLook = (await looks.find(consentId))?.looks ?? [];
      const isAsked = toLook.some(({ waiting }) => waiting.authority === authority);
      return maySee(consent, { receipts, parts }, authority) ||
        (isAsked && hasPart(parts, authority))
        ? viewConsent(consent, receiptsFor(receipts, parts, authority), authority)
        : refuse('not_found');
    });
  }
}
