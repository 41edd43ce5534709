import type { ConsentRecipients } from '@hub/contracts';

/** What episode-service knows of a consent that consent-service keeps. */
export interface KnownConsent {
  readonly id: string;
  readonly episodeId: string;
  readonly authority: string;
  readonly state: 'granted' | 'withdrawn';
  readonly recipients: Readonly<ConsentRecipients>;
}

/** Whether a consent in force covers an authority that is to become a counterpart. */
export function coversNewcomer(consent: KnownConsent, authority: string): boolean {
  if (consent.state !== 'granted') return false;
  if (consent.authority === authority || consent.recipients.kind === 'all_counterparts') return true;
  return (consent.recipients.authorities ?? []).includes(authority);
}
