import type { ConsentView } from '@hub/contracts';
import type { Consent } from '../domain/consent.js';
import type { Receipt } from './ports.js';

/** A consent as an authority may see it: on what basis a child was judged able stays with the recording authority. */
export function viewConsent(consent: Consent, receipts: readonly Receipt[], viewer: string): ConsentView {
  return {
    id: consent.id,
    episodeId: consent.episodeId,
    authority: consent.authority,
    state: consent.state,
    givenBy: viewer === consent.authority ? consent.givenBy : { kind: consent.givenBy.kind },
    purpose: consent.purpose,
    scope: consent.scope,
    recipients: consent.recipients,
    sensitiveServices: consent.sensitiveServices,
    givenAt: consent.givenAt,
    recordedAt: consent.recordedAt,
    ...(consent.state === 'withdrawn' ? { withdrawnAt: consent.withdrawnAt } : {}),
    receipts: [...receipts],
    version: consent.version,
  };
}

/** The recording authority sees it, and whoever was told of it. */
export function maySee(consent: Consent, receipts: readonly Receipt[], authority: string): boolean {
  return consent.authority === authority || receipts.some((receipt) => receipt.authority === authority);
}
